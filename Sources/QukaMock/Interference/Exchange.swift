/// A request that has found its route, in the hands of an `Interference`, which answers it exactly once.
///
/// Everything here may be called now or later, on any thread.
package struct Exchange: Sendable {
  let router: Router
  let match: RouteMatch
  let request: Request
  let complete: @Sendable (Outcome) -> Void

  package var route: Route { match.route }

  /// Which TCP connection carries it, counted from 1.
  package var connection: Int { request.connection }

  /// The server's clock.
  package var clock: any MockClock { router.core.clock }

  /// Does what the request asks for and hands over what the server would answer.
  ///
  /// - Parameter failsInside: a handler fails after its first half (docs/protocol.md §9, 18).
  package func carryOut(
    failsInside: Bool = false, then use: @escaping @Sendable (Outcome) -> Void
  ) {
    var match = match
    match.failsInside = failsInside
    router.execute(match, request, complete: use)
  }

  /// Answers, or closes the connection.
  package func answer(_ outcome: Outcome) {
    complete(outcome)
  }

  /// Answers with success and this in the envelope.
  package func answer(data: JSON) {
    complete(.respond(router.envelope(data: data)))
  }

  /// Answers with an error in the envelope, in the request's language.
  ///
  /// - Parameter status: instead of the error's own.
  package func refuse(_ refusal: Refusal, status: Int? = nil) {
    complete(.respond(router.envelope(refusal: refusal, status: status, for: request)))
  }
}

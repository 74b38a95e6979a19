import QukaMock

/// Misbehaviour on demand: everything here is deterministic and ends when it is told to.
extension MockServer {
  /// What the server was started with (`Configuration.interference`); a test that asks a server without
  /// faults to misbehave is wrong.
  private var faults: Faults {
    guard let faults = core.interference as? Faults else {
      preconditionFailure("The server was started without Faults().")
    }
    return faults
  }

  // MARK: - REST

  /// The next `times` requests of the route meet the fault.
  package func inject(_ fault: Fault, on route: Route, times: Int = 1) {
    faults.requests.inject(fault, on: route, times: times)
  }

  /// Lets every held request and every held answer go on.
  package func releaseHeld() {
    faults.requests.release()
  }

  /// Forgets the faults that were injected and not met.
  package func clearFaults() {
    faults.requests.clear()
  }

  /// How many requests and answers are held that somebody waits for.
  package var heldCount: Int { faults.requests.held.count(where: \.isAwaited) }

  /// The requests and answers that are held, in the order in which they came.
  package var heldExchanges: [HeldExchange] { faults.requests.held }

  /// Lets one held request or answer go on; what nobody waits for any more is carried out all the same.
  package func releaseHeld(_ id: Int) {
    faults.requests.release(id)
  }

  /// Closes the connection of a held request or answer; what was not carried out never is.
  package func dropHeld(_ id: Int) {
    faults.requests.drop(id)
  }

  /// From now on the server is away for new requests and new WebSockets; `nil` brings it back. What is
  /// open stays open: `cutConnections` ends it.
  package func setOutage(_ outage: Outage?) {
    faults.requests.outage = outage
  }

  /// Falsifies the history from now on; an empty set tells the truth again.
  package func setHistoryFaults(_ faults: Set<HistoryFault>) {
    self.faults.history.set(faults)
  }

  // MARK: - Publications

  /// Disturbs publications on the channels of sessions.
  ///
  /// - Parameters:
  ///   - positions: which ones, counted from 1 for each session since this call.
  ///   - session: `nil` is every session.
  package func disturb(
    _ disturbance: Disturbance,
    at positions: ClosedRange<Int> = 1...Int.max,
    session: String? = nil
  ) {
    faults.publications.disturb(DisturbancePlan(disturbance, at: positions, session: session))
  }

  /// Publishes what was held, several in one frame, and holds no more.
  package func releasePublications() {
    faults.publications.endDisturbances(at: core.broker) { $0 == .hold }
  }

  /// Ends every disturbance and publishes what was kept back.
  package func endDisturbances() {
    faults.publications.endDisturbances(at: core.broker) { _ in true }
  }

  /// Disturbs publications at random from now on; `nil` ends it and publishes what is late.
  package func setTurbulence(_ turbulence: Turbulence?) {
    faults.publications.setTurbulence(turbulence, at: core.broker)
  }

  // MARK: - Connections

  /// Closes every connection without a close frame; they are gone when this returns, new ones are
  /// accepted.
  package func cutConnections() async {
    await connections.closeAll()
  }

  /// The same without waiting: when this returns the closing has begun, in the order of connecting.
  package func cutEverything() {
    faults.sockets.endAll(nil)
    connections.cutAll()
  }

  /// Closes the TCP connections of the WebSockets without a close frame, and no others.
  package func cutSockets() {
    faults.sockets.endAll(nil)
  }

  /// The next frame on any WebSocket meets the fault; `nil` takes it back.
  package func spoilNextFrame(_ fault: SocketFault?) {
    faults.sockets.spoil(fault)
  }

  /// How many WebSockets are open and not being closed.
  package var socketCount: Int { faults.sockets.count }

  /// Closes every WebSocket with a code of docs/protocol.md §5.9.
  package func closeSockets(code: UInt16, reason: String) {
    faults.sockets.endAll(Disconnect(code: code, reason: reason))
  }

  /// The next `times` tokens on a WebSocket are refused: error 100, then TCP ends without a close
  /// frame after five seconds (docs/protocol.md §5.3).
  package func refuseTokens(times: Int = 1) {
    faults.sockets.refuseTokens(times)
  }

  /// The next `times` subscriptions are refused: with 103, or with the temporary error 100.
  package func refuseSubscriptions(isTemporary: Bool = false, times: Int = 1) {
    faults.sockets.refuseSubscriptions(isTemporary ? .internalError : .permissionDenied, times)
  }
}

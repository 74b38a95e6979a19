/// Answers REST requests: routing, permissions, envelope (docs/protocol.md §1 to §3).
struct Router: Sendable {
  /// What happens to the connection of a request.
  enum Outcome: Sendable {
    case respond(Response)
    /// Closed without a response.
    case drop

    /// The same with half of the body.
    var truncated: Outcome {
      guard case .respond(var response) = self else { return self }
      response.body = String(response.body.prefix(response.body.count / 2))
      return .respond(response)
    }
  }

  /// A route's result, and how long it takes to come.
  struct Result: Sendable {
    var data: JSON
    var delay: Duration = .zero
  }

  /// A request that passed the checks which are the same for every route.
  struct Call: Sendable {
    var match: RouteMatch
    var request: Request
    var account: Account
    /// The caller used the alias of docs/protocol.md §2.3 item 5.
    var usesBearer: Bool
  }

  let core: ServerCore

  /// Carries out one request; `complete` is called exactly once, now or later, on any thread.
  func handle(_ request: Request, complete: @escaping @Sendable (Outcome) -> Void) {
    guard let match = RouteMatch(method: request.method, path: request.path) else {
      return complete(.respond(.unknownRoute))
    }
    record(match, request)
    meet(core.faults.take(for: match.route), match, request, complete: complete)
  }

  private func meet(
    _ fault: Fault?,
    _ match: RouteMatch,
    _ request: Request,
    complete: @escaping @Sendable (Outcome) -> Void
  ) {
    switch fault {
    case nil: execute(match, request, complete: complete)
    case .delayAnswer(let delay): execute(match, request, extraDelay: delay, complete: complete)
    case .holdAnswer:
      execute(match, request) { outcome in core.faults.hold { complete(outcome) } }
    case .holdRequest: core.faults.hold { execute(match, request, complete: complete) }
    case .refuse(let status): complete(.respond(envelope(refusal: .status(status), for: request)))
    case .busy: complete(.respond(envelope(refusal: .forbidden, for: request)))
    case .html(let status): complete(.respond(.html(status: status)))
    case .empty(let status): complete(.respond(.empty(status: status)))
    case .dropConnection: complete(.drop)
    case .dropAnswer: execute(match, request) { _ in complete(.drop) }
    case .truncate: execute(match, request) { complete($0.truncated) }
    case .emptyAnswerID:
      var match = match
      match.failsInside = true
      execute(match, request, complete: complete)
    case .ignore: complete(.respond(envelope(data: .null)))
    }
  }

  private func execute(
    _ match: RouteMatch,
    _ request: Request,
    extraDelay: Duration = .zero,
    complete: @escaping @Sendable (Outcome) -> Void
  ) {
    let (response, delay) = respond(match, request)
    let total = delay + extraDelay
    guard total > .zero else { return complete(.respond(response)) }
    _ = core.clock.schedule(after: total) { complete(.respond(response)) }
  }

  private func respond(_ match: RouteMatch, _ request: Request) -> (Response, Duration) {
    do {
      let result = try perform(match, request)
      return (envelope(data: result.data), result.delay)
    } catch {
      return (envelope(refusal: error, for: request), .zero)
    }
  }

  private func perform(_ match: RouteMatch, _ request: Request) throws(Refusal) -> Result {
    if match.route == .mode { return Result(data: "selfhost") }
    let (account, usesBearer) = try authenticate(request)
    let call = Call(match: match, request: request, account: account, usesBearer: usesBearer)
    try checkSpace(call)
    if match.route.isPaid, account.plan.isEmpty { throw .paymentRequired }
    try checkRate(call)
    switch match.route {
    case .mode: return Result(data: "selfhost")
    case .user: return Result(data: userInfo(call))
    case .spaces: return Result(data: spaces(call))
    case .createSession: return Result(data: createSession(call))
    case .listSessions: return Result(data: try listSessions(call))
    case .deleteSession: return Result(data: try deleteSession(call))
    case .nameSession: return try nameSession(call)
    case .stop: return Result(data: try stop(call))
    case .messageID: return Result(data: messageID(call))
    case .send: return Result(data: try send(call))
    case .messageDetails: return Result(data: try messageDetails(call))
    case .history: return Result(data: try history(call))
    }
  }

  /// Finds the caller (docs/protocol.md §1.2): the first header that is present decides.
  private func authenticate(_ request: Request) throws(Refusal) -> (Account, usesBearer: Bool) {
    for name in ["X-Access-Token", "X-Authorization"] {
      guard let token = request.header(name) else { continue }
      guard let account = core.account(token: token) else { throw .unauthorized }
      return (account, false)
    }
    let bearer = "Bearer "
    guard core.isCompatible, let value = request.header("Authorization"), value.hasPrefix(bearer),
      let account = core.account(token: String(value.dropFirst(bearer.count)))
    else { throw .unauthorized }
    return (account, true)
  }

  private func checkSpace(_ call: Call) throws(Refusal) {
    switch call.match.route {
    case .mode, .user, .spaces: return
    case .createSession, .listSessions, .deleteSession, .nameSession, .stop, .messageID, .send,
      .messageDetails, .history:
      guard core.space(call.match.space)?.hasMember(call.account) == true else {
        throw .permissionDenied
      }
    }
  }

  private func checkRate(_ call: Call) throws(Refusal) {
    guard core.configuration.rateLimits else { return }
    let space = call.match.space
    let keys =
      switch call.match.route {
      case .send: ["create_message:\(space)", "chat_message"]
      case .nameSession: ["named_session:\(space)"]
      case .mode, .user, .spaces, .createSession, .listSessions, .deleteSession, .stop, .messageID,
        .messageDetails, .history:
        [String]()
      }
    for key in keys where !core.limiter.allow(key) { throw .tooManyRequests }
  }

  private func record(_ match: RouteMatch, _ request: Request) {
    core.requests.record(
      RecordedRequest(
        route: match.route, space: match.space, session: match.session,
        connection: request.connection, time: core.clock.now
      )
    )
  }
}

/// Answers REST requests: routing, permissions, envelope (docs/protocol.md §1 to §3).
struct Router: Sendable {
  /// A route's result, and how long it takes to come.
  struct Result: Sendable {
    var data: JSON
    var delay: Duration = .zero
    /// Sent as it is, without an envelope.
    var raw: Response?

    init(data: JSON, delay: Duration = .zero) {
      self.data = data
      self.delay = delay
    }

    init(raw: Response) {
      data = .null
      self.raw = raw
    }
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
    let match = RouteMatch(
      method: request.method, path: request.path, isStrict: !core.isCompatible)
    if let match { record(match, request) }
    if let outage = core.interference.outage { return complete(outage) }
    guard let match else { return complete(.respond(unrouted(request))) }
    core.interference.meet(
      Exchange(router: self, match: match, request: request, complete: complete))
  }

  /// Carries out a request that has found its route.
  func execute(
    _ match: RouteMatch,
    _ request: Request,
    complete: @escaping @Sendable (Outcome) -> Void
  ) {
    let (response, delay) = respond(match, request)
    guard delay > .zero else { return complete(.respond(response)) }
    _ = core.clock.schedule(after: delay) { complete(.respond(response)) }
  }

  private func respond(_ match: RouteMatch, _ request: Request) -> (Response, Duration) {
    do {
      let result = try perform(match, request)
      return (result.raw ?? envelope(data: result.data), result.delay)
    } catch {
      return (envelope(refusal: error, for: request), .zero)
    }
  }

  private func perform(_ match: RouteMatch, _ request: Request) throws(Refusal) -> Result {
    if match.route.isPublic { return answerAnyone(match, request) }
    let (account, usesBearer) = try authenticate(request)
    let call = Call(match: match, request: request, account: account, usesBearer: usesBearer)
    try checkSpace(call)
    if match.route.isPaid, account.plan.isEmpty { throw .paymentRequired }
    try checkRate(call)
    if match.route == .nameSession { return try nameSession(call) }
    return Result(data: try data(call))
  }

  private func answerAnyone(_ match: RouteMatch, _ request: Request) -> Result {
    switch match.route {
    case .sharedSession: return sharedSession(token: match.name)
    case .putObject: return putObject(match.name, request)
    case .getObject: return getObject(match.name, request)
    case .mode, .user, .createToken, .listTokens, .deleteTokens, .spaces, .createSpace,
      .createSession, .listSessions, .deleteSession, .nameSession, .stop, .messageID, .send,
      .messageDetails, .history, .shareSession, .knowledge, .listKnowledge, .uploadKey:
      return Result(data: "selfhost")
    }
  }

  private func data(_ call: Call) throws(Refusal) -> JSON {
    switch call.match.route {
    case .user: return userInfo(call)
    case .createToken: return try createToken(call)
    case .listTokens: return try listTokens(call)
    case .deleteTokens: return try deleteTokens(call)
    case .spaces: return spaces(call)
    case .createSpace: return try createSpace(call)
    case .createSession: return createSession(call)
    case .listSessions: return try listSessions(call)
    case .deleteSession: return try deleteSession(call)
    case .stop: return try stop(call)
    case .messageID: return messageID(call)
    case .send: return try send(call)
    case .messageDetails: return try messageDetails(call)
    case .history: return try history(call)
    case .shareSession: return try shareSession(call)
    case .knowledge: return try knowledge(call)
    case .listKnowledge: return try listKnowledge(call)
    case .uploadKey: return try uploadKey(call)
    case .mode, .nameSession, .sharedSession, .putObject, .getObject: return .null
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
    guard let least = call.match.route.leastRole else { return }
    guard let role = core.space(call.match.space)?.role(of: call.account), role >= least else {
      throw .permissionDenied
    }
  }

  private func checkRate(_ call: Call) throws(Refusal) {
    guard core.configuration.rateLimits else { return }
    let keys = call.match.route.rateKeys(space: call.match.space, user: call.account.id)
    for key in keys where !core.limiter.allow(key) { throw .tooManyRequests }
  }

  private func record(_ match: RouteMatch, _ request: Request) {
    core.requests.record(
      RecordedRequest(
        route: match.route, space: match.space, session: match.session,
        connection: request.connection, switches: match.route == .send ? switches(request) : [],
        time: core.clock.now
      )
    )
  }

  private func switches(_ request: Request) -> Set<String> {
    guard case .object(let members) = JSON(decoding: request.body) else { return [] }
    return Set(members.filter { $0.value == true }.map(\.name))
  }
}

/// A request's route and the names in its path.
struct RouteMatch: Equatable, Sendable {
  var route: Route
  var space = ""
  var session = ""
  var message = ""
  /// The token of a share, or the path of an uploaded object.
  var name = ""
  /// The handler fails after its first half (docs/protocol.md §9, 18): an `Interference` wants it so.
  var failsInside = false

  /// Recognises a method and a decoded path; `nil` for a route that does not exist, whatever the
  /// reason.
  ///
  /// - Parameter isStrict: a space without a name is a space that nobody may use, as on the real server,
  ///   and no path without a route.
  init?(method: String, path: [String], isStrict: Bool = false) {
    if path.starts(with: ["assets", "s3"]), path.count > 2 {
      guard method == "PUT" || method == "GET" else { return nil }
      self.init(
        method == "PUT" ? .putObject : .getObject, name: "/" + path.joined(separator: "/"))
      return
    }
    guard path.starts(with: ["api", "v1"]) else { return nil }
    let rest = Array(path.dropFirst(2))
    guard let match = Self.fixed(method, rest) ?? Self.inSpace(method, rest),
      isStrict || !match.space.isEmpty || match.route.leastRole == nil
    else { return nil }
    self = match
  }

  private init(
    _ route: Route,
    space: String = "",
    session: String = "",
    message: String = "",
    name: String = ""
  ) {
    self.route = route
    self.space = space
    self.session = session
    self.message = message
    self.name = name
  }

  /// The paths that do not begin with a space.
  private static func fixed(_ method: String, _ rest: [String]) -> RouteMatch? {
    switch (method, rest) {
    case ("GET", ["mode"]): RouteMatch(.mode)
    case ("GET", ["user", "info"]): RouteMatch(.user)
    case ("POST", ["user", "secret", "token"]): RouteMatch(.createToken)
    case ("GET", ["user", "secret", "tokens"]): RouteMatch(.listTokens)
    case ("DELETE", ["user", "secret", "tokens"]): RouteMatch(.deleteTokens)
    case ("GET", ["space", "list"]): RouteMatch(.spaces)
    case ("POST", ["space"]): RouteMatch(.createSpace)
    case ("GET", let path) where path.count == 3 && path.starts(with: ["share", "session"]):
      RouteMatch(.sharedSession, name: path[2])
    case ("POST", let path) where path.count >= 4 && path[0] == "space":
      switch Array(path[2...]) {
      case ["session", "share"]: RouteMatch(.shareSession, space: path[1])
      case ["object", "upload", "key"]: RouteMatch(.uploadKey, space: path[1])
      default: nil
      }
    default: nil
    }
  }

  private static func inSpace(_ method: String, _ rest: [String]) -> RouteMatch? {
    guard rest.count >= 2 else { return nil }
    let space = rest[0]
    switch (method, Array(rest[1...])) {
    case ("GET", ["knowledge"]): return RouteMatch(.knowledge, space: space)
    case ("GET", ["knowledge", "list"]): return RouteMatch(.listKnowledge, space: space)
    case ("POST", ["chat"]): return RouteMatch(.createSession, space: space)
    case ("GET", ["chat", "list"]): return RouteMatch(.listSessions, space: space)
    case (_, let path) where path.count >= 2 && path[0] == "chat" && !path[1].isEmpty:
      return inSession(method, space: space, session: path[1], Array(path[2...]))
    default: return nil
    }
  }

  private static func inSession(
    _ method: String,
    space: String,
    session: String,
    _ rest: [String]
  ) -> RouteMatch? {
    let route: Route
    switch (method, rest) {
    case ("DELETE", []): route = .deleteSession
    case ("PUT", ["named"]): route = .nameSession
    case ("POST", ["stop"]): route = .stop
    case ("POST", ["message", "id"]): route = .messageID
    case ("POST", ["message"]): route = .send
    case ("GET", ["history", "list"]): route = .history
    case ("GET", let tail) where tail.count == 3 && tail[0] == "message" && tail[2] == "ext":
      return RouteMatch(.messageDetails, space: space, session: session, message: tail[1])
    default: return nil
    }
    return RouteMatch(route, space: space, session: session)
  }
}

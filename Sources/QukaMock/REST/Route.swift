/// The REST calls that the server knows (docs/protocol.md §3).
public enum Route: Equatable, Hashable, Sendable, CaseIterable {
  case mode
  case user
  case spaces
  case createSession
  case listSessions
  case deleteSession
  case nameSession
  case stop
  case messageID
  case send
  case messageDetails
  case history

  /// Whether an empty plan is refused with 402.
  var isPaid: Bool {
    switch self {
    case .createSession, .nameSession, .messageID, .send: true
    case .mode, .user, .spaces, .listSessions, .deleteSession, .stop: false
    case .messageDetails, .history: false
    }
  }
}

/// A request's route and the names in its path.
struct RouteMatch: Equatable, Sendable {
  var route: Route
  var space = ""
  var session = ""
  var message = ""
  /// A test asked for a handler that fails after its first half (`Fault.emptyAnswerID`).
  var failsInside = false

  /// Recognises a method and a decoded path; `nil` for a route that does not exist, whatever the
  /// reason.
  init?(method: String, path: [String]) {
    guard path.starts(with: ["api", "v1"]) else { return nil }
    let rest = Array(path.dropFirst(2))
    if let fixed = Self.fixed(method, rest) {
      self.init(route: fixed)
      return
    }
    guard rest.count >= 3, rest[1] == "chat", !rest[0].isEmpty, !rest[2].isEmpty else {
      guard method == "POST", rest.count == 2, rest[1] == "chat", !rest[0].isEmpty else {
        return nil
      }
      self.init(route: .createSession, space: rest[0])
      return
    }
    self.init(method: method, space: rest[0], rest: Array(rest[2...]))
  }

  private init(route: Route, space: String = "", session: String = "", message: String = "") {
    self.route = route
    self.space = space
    self.session = session
    self.message = message
  }

  private static func fixed(_ method: String, _ rest: [String]) -> Route? {
    guard method == "GET" else { return nil }
    switch rest {
    case ["mode"]: return .mode
    case ["user", "info"]: return .user
    case ["space", "list"]: return .spaces
    default: return nil
    }
  }

  private init?(method: String, space: String, rest: [String]) {
    let session = rest[0]
    switch (method, Array(rest.dropFirst())) {
    case ("GET", []) where session == "list": self.init(route: .listSessions, space: space)
    case ("DELETE", []): self.init(route: .deleteSession, space: space, session: session)
    case ("PUT", ["named"]): self.init(route: .nameSession, space: space, session: session)
    case ("POST", ["stop"]): self.init(route: .stop, space: space, session: session)
    case ("POST", ["message", "id"]): self.init(route: .messageID, space: space, session: session)
    case ("POST", ["message"]): self.init(route: .send, space: space, session: session)
    case ("GET", ["history", "list"]): self.init(route: .history, space: space, session: session)
    case ("GET", let tail) where tail.count == 3 && tail[0] == "message" && tail[2] == "ext":
      self.init(route: .messageDetails, space: space, session: session, message: tail[1])
    default: return nil
    }
  }
}

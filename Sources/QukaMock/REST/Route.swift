/// The REST calls that the server knows (docs/protocol.md §3).
public enum Route: Equatable, Hashable, Sendable, CaseIterable {
  case mode
  case user
  case createToken
  case listTokens
  case deleteTokens
  case spaces
  case createSpace
  case createSession
  case listSessions
  case deleteSession
  case nameSession
  case stop
  case messageID
  case send
  case messageDetails
  case history
  case shareSession
  case sharedSession
  case knowledge
  case listKnowledge
  case uploadKey
  /// The pre-signed target of an upload, outside the API.
  case putObject
  /// The pre-signed address of what was uploaded, outside the API.
  case getObject

  /// Whether an empty plan is refused with 402.
  var isPaid: Bool {
    switch self {
    case .createSession, .nameSession, .messageID, .send, .shareSession: true
    case .mode, .user, .createToken, .listTokens, .deleteTokens, .spaces, .createSpace,
      .listSessions, .deleteSession, .stop, .messageDetails, .history, .sharedSession, .knowledge,
      .listKnowledge, .uploadKey, .putObject, .getObject:
      false
    }
  }

  /// Whether the caller has to say who it is.
  var isPublic: Bool {
    switch self {
    case .mode, .sharedSession, .putObject, .getObject: true
    case .user, .createToken, .listTokens, .deleteTokens, .spaces, .createSpace, .createSession,
      .listSessions, .deleteSession, .nameSession, .stop, .messageID, .send, .messageDetails,
      .history, .shareSession, .knowledge, .listKnowledge, .uploadKey:
      false
    }
  }

  /// The least role in the path's space; `nil` when the path names none.
  var leastRole: SpaceRole? {
    switch self {
    case .mode, .user, .createToken, .listTokens, .deleteTokens, .spaces, .createSpace,
      .sharedSession, .putObject, .getObject:
      nil
    case .createSession, .listSessions, .deleteSession, .nameSession, .stop, .messageID, .send,
      .messageDetails, .history:
      .member
    case .knowledge, .listKnowledge: .viewer
    case .shareSession, .uploadKey: .admin
    }
  }

  /// The buckets of the rate limiter that a call takes from (docs/protocol.md §3.0).
  func rateKeys(space: String, user: String) -> [String] {
    switch self {
    case .send: ["create_message:\(space)", "chat_message"]
    case .nameSession: ["named_session:\(space)"]
    case .listKnowledge: ["knowledge_list:\(space)"]
    case .createSpace: ["modify_space:\(user)"]
    case .uploadKey: ["upload:\(user)"]
    case .mode, .user, .createToken, .listTokens, .deleteTokens, .spaces, .createSession,
      .listSessions, .deleteSession, .stop, .messageID, .messageDetails, .history, .shareSession,
      .sharedSession, .knowledge, .putObject, .getObject:
      []
    }
  }
}

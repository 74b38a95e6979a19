import QukaWire

extension AnswerSubject {
  /// Stands in brackets.
  var phrase: String {
    switch self {
    case .mode: "mode"
    case .sessionName: "session name"
    case .user: "user"
    case .spaces: "list of spaces"
    case .sessions: "list of chats"
    case .newSession: "new chat"
    case .deletion: "deletion"
    case .stop: "stop"
    case .messageID: "message id"
    case .history: "history"
    case .messageDetails: "message details"
    case .source: "source"
    case .receipt: "receipt"
    case .uploadKey: "upload address"
    case .shareLink: "link to the chat"
    }
  }
}

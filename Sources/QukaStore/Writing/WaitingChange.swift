import QukaWire

/// Something that waits to be written.
enum WaitingChange: Equatable, Sendable {
  case change(StoreChange, StoreOwner)
  case signIn(SignIn, server: String, fingerprint: String)
  case signOut(server: String, fingerprint: String)
  case eraseAll

  /// Whether nothing of what it deletes may stay in the file.
  var isErasure: Bool {
    switch self {
    case .change, .signIn: false
    case .signOut, .eraseAll: true
    }
  }

  /// Whether it only deletes: it is never refused nor given up.
  var isRemoval: Bool {
    switch self {
    case .signOut, .eraseAll: true
    case .change(let change, _): change.isRemoval
    case .signIn: false
    }
  }

  /// How many changes it counts as.
  var count: Int {
    guard case .change(let change, _) = self else { return 1 }
    return max(1, change.messages.count)
  }

  /// About what it takes in memory.
  var bytes: Int {
    guard case .change(let change, _) = self else { return Self.baseBytes }
    return Self.baseBytes + change.textBytes + change.messages.reduce(0) { $0 + $1.waitingBytes }
  }

  fileprivate static let baseBytes = 256
}

extension StoreChange {
  fileprivate var isRemoval: Bool {
    switch self {
    case .forgetChat, .forgetMessage, .forgetDraft, .forgetPrompt, .forgetPrompts: true
    case .keepDraft(let draft): draft.isEmpty
    case .keepArrangement(let arrangement): arrangement.isEmpty
    case .keepChat, .keepWithoutServer, .keepCoverage, .keepPlace, .keepView, .keepMessages,
      .keepPage, .keepPrompt:
      false
    }
  }

  fileprivate var messages: [Message] {
    switch self {
    case .keepMessages(let messages, _), .keepPage(let messages, _): messages
    case .keepChat, .keepWithoutServer, .keepCoverage, .keepArrangement, .forgetChat, .keepPlace,
      .keepView, .forgetMessage, .keepDraft, .forgetDraft, .keepPrompt, .forgetPrompt,
      .forgetPrompts:
      []
    }
  }

  fileprivate var textBytes: Int {
    switch self {
    case .keepChat(let chat): chat.title.utf8.count
    case .keepArrangement(let arrangement): arrangement.title?.utf8.count ?? 0
    case .keepDraft(let draft):
      draft.waiting.reduce(draft.text.utf8.count + draft.pictures.pathBytes) {
        $0 + $1.text.utf8.count + $1.pictures.pathBytes
      }
    case .keepPrompt(let text), .forgetPrompt(let text): text.utf8.count
    case .keepWithoutServer, .keepCoverage, .forgetChat, .keepPlace, .keepView, .keepMessages,
      .keepPage, .forgetMessage, .forgetDraft, .forgetPrompts:
      0
    }
  }
}

extension Message {
  fileprivate var waitingBytes: Int {
    let tool = tool.map { $0.arguments.utf8.count + $0.content.utf8.count } ?? 0
    let names = attachments.reduce(0) { $0 + $1.name.utf8.count }
    return WaitingChange.baseBytes + text.utf8.count + tool + names
  }
}

extension [Picture] {
  fileprivate var pathBytes: Int { reduce(0) { $0 + $1.path.utf8.count } }
}

import QukaWire

@testable import QukaStore

/// Answers as values.
extension Store {
  func signIn(server: String, fingerprint: String) async -> SignIn? {
    await withCheckedContinuation { waiting in
      signIn(server: server, fingerprint: fingerprint) { waiting.resume(returning: $0) }
    }
  }

  func chats(of owner: StoreOwner, limit: Int = 5_000) async -> [ChatSession] {
    await withCheckedContinuation { waiting in
      chats(of: owner, limit: limit) { waiting.resume(returning: $0.map(\.session)) }
    }
  }

  func page(
    _ chat: String, of owner: StoreOwner, before place: MessageCursor? = nil, limit: Int = 1_000
  ) async -> MessagePage {
    await withCheckedContinuation { waiting in
      messages(in: SessionID(chat), of: owner, before: place, limit: limit) {
        waiting.resume(returning: $0)
      }
    }
  }

  func texts(_ chat: String, of owner: StoreOwner) async -> [String] {
    await page(chat, of: owner).messages.map(\.message.text)
  }

  func drafts(of owner: StoreOwner) async -> [StoredDraft] {
    await withCheckedContinuation { waiting in
      drafts(of: owner) { waiting.resume(returning: $0) }
    }
  }

  func arrangements(of owner: StoreOwner) async -> [StoredArrangement] {
    await withCheckedContinuation { waiting in
      arrangements(of: owner) { waiting.resume(returning: $0) }
    }
  }

  func prompts(of owner: StoreOwner) async -> [String] {
    await withCheckedContinuation { waiting in
      prompts(of: owner) { waiting.resume(returning: $0) }
    }
  }

  /// Keeps a chat with these texts, one second after the other.
  func keep(_ chat: String, _ texts: [String], at time: Int = 1, of owner: StoreOwner) {
    keep(.keepChat(.make(chat, at: time)), of: owner)
    let messages = texts.enumerated().map { Message.make($0, $1, in: chat) }
    keep(.keepMessages(messages, in: SessionID(chat)), of: owner)
  }

  /// Writes all that waits, in the time that a busy machine takes.
  func settle() -> Bool { flush(within: .seconds(30)) }
}

extension Store {
  func signOut(_ owner: StoreOwner) {
    signOut(server: owner.server, fingerprint: owner.fingerprint)
  }
}

extension StoreOwner {
  static func make(
    _ user: String = "u", space: String = "s", fingerprint: String = "f"
  ) -> StoreOwner {
    StoreOwner(
      server: "https://a.example", user: user, space: SpaceID(space), fingerprint: fingerprint)
  }
}

extension ChatSession {
  static func make(_ id: String, title: String? = nil, at time: Int = 1) -> ChatSession {
    ChatSession(
      id: SessionID(id), title: title ?? "Chat \(id)", createdAt: 1, latestAccessAt: time)
  }
}

extension Message {
  static func make(
    _ sequence: Int, _ text: String, in chat: String, role: Role = .assistant
  ) -> Message {
    Message(
      id: MessageID("\(chat)-\(sequence)"), session: SessionID(chat), sequence: sequence,
      sentAt: sequence, role: role, progress: .completed, text: text)
  }
}

extension StoredDraft {
  /// A draft of the first program.
  init(chat: SessionID?, text: String) {
    self.init(place: Place(writer: 0, chat: chat), text: text)
  }

  var chat: SessionID? { place.chat }
}

extension StoreChange {
  static func forgetDraft(in chat: SessionID?) -> StoreChange {
    .forgetDraft(StoredDraft.Place(writer: 0, chat: chat))
  }
}

@testable import QukaMock

/// A message as the server keeps it, in the words that a test compares.
struct StoredText: Equatable, Sendable {
  var id: String
  /// "user", "assistant" or "tool".
  var role: String
  var text: String
  var isComplete: Bool
}

extension MockServer {
  /// Everything that the server keeps of all sessions, oldest first.
  func storedTexts() -> [StoredText] {
    let account = core.configuration.accounts[0]
    return core.configuration.spaces.flatMap { space in
      core.store.sessions(space: space.id, user: account.id, page: Page(number: 1, size: 1_000))
        .list.flatMap(\.messages)
    }.map { message in
      StoredText(
        id: message.id, role: "\(message.role)", text: message.text,
        isComplete: message.progress == .complete)
    }
  }
}

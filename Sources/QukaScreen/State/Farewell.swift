import QukaChat
import QukaWire

/// What is said after the screen was given back: what was not sent, and what goes on at the server.
package struct Farewell: Equatable, Sendable {
  package private(set) var sentences: [String] = []

  /// - Parameters:
  ///   - deleted: the chats that the server has deleted.
  ///   - hasServer: the server outlives the program; the demo's ends with it.
  package init(_ state: AppState, deleted: Set<SessionID> = [], hasServer: Bool) {
    if let fatal = state.fatal { sentences.append(fatal) }
    tellUnsent(state)
    sentences += state.keptEdits.map(EditText.kept)
    let conversations = state.chats.conversations.values
    guard hasServer else { return }
    tellRunning(conversations.count { $0.mayRunAtServer && $0.turn?.stop == nil })
    tellUnconfirmed(conversations.count { $0.isDetached || $0.activity == .stopping })
    for deletion in state.chats.deletions where !deleted.contains(deletion.chat) {
      let title = state.quotedTitle(deletion.chat)
      sentences.append(
        deletion.phase == .sent
          ? "The server has not confirmed that \(title) is deleted; it may still be there."
          : "\(title) was not deleted: an answer may still be written in it.")
    }
  }

  /// Nothing that was typed is dropped in silence: what was not sent is told, chat by chat, in the order of the list.
  private mutating func tellUnsent(_ state: AppState) {
    let drafts = (0..<state.chats.nextDraft).map(ConversationID.draft)
    let listed = state.chats.sessions.sessions.map(\.id)
    let others = Set(state.chats.conversations.keys.compactMap(\.session)).subtracting(listed)
      .sorted { $0.rawValue < $1.rawValue }
    for key in drafts + (listed + others).map(ConversationID.session) {
      guard let texts = state.chats.conversations[key]?.unsentTexts, !texts.isEmpty else {
        continue
      }
      let place = key.session.map { state.quotedTitle($0, unknown: "a chat") } ?? "a new chat"
      sentences.append("Not sent in \(place):\n" + texts.map(Self.item).joined(separator: "\n"))
    }
  }

  /// One text behind one mark, however many lines it has.
  private static func item(_ text: String) -> String {
    "- " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }

  private mutating func tellRunning(_ count: Int) {
    guard count > 0 else { return }
    sentences.append(
      count == 1
        ? "An answer is still being written on the server; open its chat again to read it."
        : "\(count) answers are still being written on the server; "
          + "open their chats again to read them.")
  }

  private mutating func tellUnconfirmed(_ count: Int) {
    guard count > 0 else { return }
    sentences.append(
      count == 1
        ? "The server has not confirmed a stop; that answer may still be running."
        : "The server has not confirmed \(count) stops; those answers may still be running.")
  }
}

extension Conversation {
  /// The question that is with the server and not answered yet.
  fileprivate var mayRunAtServer: Bool { isSeenRunning && unsentQuestion == nil }

  fileprivate var unsentTexts: [String] { (unsentQuestion.map { [$0] } ?? []) + typedText }

  /// The question that surely never reached the server.
  private var unsentQuestion: String? {
    guard let turn, let sending, !turn.attempts.mayHaveArrived else { return nil }
    switch turn.phase {
    case .preparing, .posting: return sending.text
    case .posted, .waiting, .streaming, .tool, .settling, .quiet, .ended: return nil
    }
  }
}

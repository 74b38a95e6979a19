import QukaWire

/// What is said after the screen was given back: what was not sent, and what goes on at the server.
struct Farewell: Equatable, Sendable {
  private(set) var sentences: [String] = []

  /// - Parameters:
  ///   - deleted: the chats that the server has deleted.
  ///   - hasServer: the server outlives the program; the demo's ends with it.
  ///   - isForced: the program did not end by the person's wish, so what was half typed is told too.
  init(
    _ state: AppState, deleted: Set<SessionID> = [], hasServer: Bool, isForced: Bool
  ) {
    if let fatal = state.fatal { sentences.append(fatal) }
    let conversations = state.conversations.values
    let unsent = conversations.flatMap { conversation in
      conversation.unsentTexts + (isForced ? [conversation.composer.text] : [])
    }
    .filter { !$0.isEmpty }
    if !unsent.isEmpty { sentences.append("Not sent:\n" + unsent.joined(separator: "\n")) }
    guard hasServer else { return }
    tellRunning(conversations.count { $0.mayRunAtServer && $0.turn?.stop == nil })
    tellUnconfirmed(conversations.count { $0.isDetached || $0.turn?.isStopping == true })
    for deletion in state.deletions where !deleted.contains(deletion.chat) {
      let title = state.quotedTitle(deletion.chat)
      sentences.append(
        deletion.phase == .sent
          ? "The server has not confirmed that \(title) is deleted; it may still be there."
          : "\(title) was not deleted: an answer may still be written in it.")
    }
  }

  private mutating func tellRunning(_ count: Int) {
    guard count > 0 else { return }
    sentences.append(
      count == 1
        ? "An answer is still being written at the server; open its chat again to read it."
        : "\(count) answers are still being written at the server; "
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

  fileprivate var unsentTexts: [String] { (unsentQuestion.map { [$0] } ?? []) + queue.map(\.text) }

  /// The question that surely never reached the server.
  private var unsentQuestion: String? {
    guard let turn, let sending, !turn.attempts.mayHaveArrived else { return nil }
    switch turn.phase {
    case .preparing, .posting: return sending.text
    case .posted, .waiting, .streaming, .tool, .settling, .quiet, .ended: return nil
    }
  }
}

import QukaChat
import QukaWire

/// What is said after the screen was given back: what was not sent, and what goes on at the server.
package struct Farewell: Equatable, Sendable {
  package private(set) var sentences: [String] = []

  /// - Parameters:
  ///   - deleted: the chats that the server has deleted.
  ///   - hasServer: the server outlives the program; the demo's ends with it.
  ///   - keepsDrafts: what was not sent is kept on this machine.
  package init(
    _ state: AppState, deleted: Set<SessionID> = [], hasServer: Bool, keepsDrafts: Bool = false
  ) {
    if let fatal = state.fatal { sentences.append(fatal) }
    tellUnsent(state, isKept: keepsDrafts)
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

  /// Nothing that was typed is dropped in silence: what was not sent is told, chat by chat, in the order of the list. What is
  /// kept need not stand in the terminal, too.
  private mutating func tellUnsent(_ state: AppState, isKept: Bool) {
    let drafts = (0..<state.chats.nextDraft).map(ConversationID.draft)
    let listed = state.chats.sessions.sessions.map(\.id)
    let others = Set(state.chats.conversations.keys.compactMap(\.session)).subtracting(listed)
      .sorted { $0.rawValue < $1.rawValue }
    let all = (drafts + (listed + others).map(ConversationID.session)).compactMap { key in
      state.chats.conversations[key].map {
        (key: key, texts: $0.unsentTexts, pictures: $0.unsentPictures)
      }
    }
    let pictures = all.flatMap(\.pictures).filter { !isKept || !$0.isFile }
    defer {
      if !pictures.isEmpty {
        sentences.append(PictureText.notKept(pictures, keepsFiles: isKept))
      }
    }
    let unsent = all.filter { draft in
      !draft.texts.isEmpty || isKept && draft.pictures.contains(where: \.isFile)
    }
    let places = unsent.map { unsent in
      unsent.key.session.map { state.quotedTitle($0, unknown: "a chat") } ?? "a new chat"
    }
    if isKept {
      if !places.isEmpty { sentences.append(UnsentText.kept(in: places)) }
    } else {
      for (unsent, place) in zip(unsent, places) {
        sentences.append(
          "Not sent in \(place):\n" + unsent.texts.map(Self.item).joined(separator: "\n"))
      }
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
  fileprivate var mayRunAtServer: Bool { isSeenRunning && lostQuestions.isEmpty }

  fileprivate var unsentPictures: [Picture] {
    lostQuestions.flatMap(\.pictures) + unsent.allPictures
  }

  fileprivate var unsentTexts: [String] { lostQuestions.map(\.text) + typedText }
}

import QukaWire

/// What is shown of a chat that is selected in the list and not open: what is here of it, nothing is asked of the server.
package struct ChatPreview: Equatable, Sendable {
  package enum Line: Equatable, Sendable {
    case question(String)
    case answer(String)
  }

  /// Lines and code points of each that are of use.
  private static let (count, length) = (12, 4_000)

  package let chat: SessionID
  /// From the memory, the oldest first; nil as long as that has not told.
  var kept: [Line]?

  init(chat: SessionID) { self.chat = chat }

  static func lines(_ page: KeptPage) -> [Line] {
    page.messages.suffix(count * 2).compactMap { message in
      switch message.role {
      case .user: .question(cut(message.text))
      case .assistant: cutAnswer(AnswerText(whole: message.text).answer)
      default: nil
      }
    }.suffix(count)
  }

  static func lines(_ entries: some BidirectionalCollection<Entry>) -> [Line] {
    let last = entries.reversed().lazy.compactMap { entry -> Line? in
      switch entry.content {
      case .question(let question): .question(cut(question.text))
      case .answer(let answer): cutAnswer(answer.text.answer)
      case .tool, .mark: nil
      }
    }.prefix(count)
    return last.reversed()
  }

  /// An answer that is only thinking yet says nothing.
  private static func cutAnswer(_ text: String) -> Line? {
    text.allSatisfy(\.isWhitespace) ? nil : .answer(cut(text))
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count > length ? String(text.unicodeScalars.prefix(length)) : text
  }
}

extension Chats {
  /// Begins a preview of a chat, or ends it. The chat is not opened: nothing is subscribed to, asked for or read.
  package mutating func preview(_ id: SessionID?) {
    guard preview?.chat != id else { return }
    preview = id.map(ChatPreview.init)
    guard let id, isKept, let owner, conversations[.session(id)]?.entries.isEmpty != false else {
      return
    }
    remember(.recallPage(id, before: nil, owner))
  }

  /// The last questions and answers of the chat, the oldest first; nil while the memory is asked.
  package var previewLines: [ChatPreview.Line]? {
    guard let preview else { return nil }
    if let entries = conversations[.session(preview.chat)]?.entries, !entries.isEmpty {
      return ChatPreview.lines(entries)
    }
    return preview.kept ?? (isKept ? nil : [])
  }
}

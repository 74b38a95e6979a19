import QukaChat
import QukaText

// Text as people write it to each other, without marks.
extension ChatExport {
  func plain(_ messages: [ExportedChat.Message], _ offset: (Int) -> Int) -> String {
    var text = TextGate.neutralize(ChatName.line(chat.title)) + "\n"
    if !chat.isWhole { text += ExportText.partly + "\n" }
    for message in messages {
      let head = [Self.speaker(message), Self.time(of: message, offset), message.stateWords]
      text += "\n" + head.compactMap(\.self).joined(separator: ", ") + ":\n"
      for part in Self.plainParts(of: message.content) where !part.isEmpty {
        text += "\n" + part + (part.hasSuffix("\n") ? "" : "\n")
      }
    }
    return text
  }

  private static func speaker(_ message: ExportedChat.Message) -> String {
    guard case .tool(let name, _, _) = message.content, !name.isEmpty else {
      return message.speaker
    }
    return "\(message.speaker) \(ExportText.line(name))"
  }

  private static func plainParts(of content: ExportedChat.Message.Content) -> [String] {
    switch content {
    case .question(let text, let files):
      let names = files.map { "(\(TextGate.neutralize(AttachmentText.words($0))))" }
      return [TextGate.neutralize(text), names.joined(separator: "\n")]
    case .answer(let text, let thinking):
      let thoughts = thinking.isEmpty ? "" : "Thinking:\n" + TextGate.neutralize(thinking)
      return [thoughts, PlainText.of(text.utf8)]
    case .tool(_, let arguments, let result):
      return [("Asked:\n", arguments), ("Answered:\n", result)].filter { !$0.1.isEmpty }
        .map { $0.0 + TextGate.neutralize($0.1) }
    }
  }
}

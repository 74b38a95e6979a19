import QukaChat
import QukaText

// Answers stay as they were written, headings and all; so a rule and a bold line begin a message, and no heading.
extension ChatExport {
  func markdown(_ messages: [ExportedChat.Message], _ offset: (Int) -> Int) -> String {
    var text = "# \(Self.escaped(ChatName.line(chat.title)))\n"
    if !chat.isWhole { text += "\n*\(ExportText.partly)*\n" }
    for message in messages {
      let head = ["**\(message.speaker)**" + Self.named(message), Self.time(of: message, offset)]
      text += "\n---\n\n"
      text += (head + [message.stateWords]).compactMap(\.self).joined(separator: " · ") + "\n"
      for part in Self.parts(of: message.content) where !part.isEmpty {
        text += "\n" + part + (part.hasSuffix("\n") ? "" : "\n")
      }
    }
    return text
  }

  static func time(of message: ExportedChat.Message, _ offset: (Int) -> Int) -> String? {
    message.sentAt.map { ExportTime.local($0, offset: offset($0)) }
  }

  private static func named(_ message: ExportedChat.Message) -> String {
    guard case .tool(let name, _, _) = message.content, !name.isEmpty else { return "" }
    return " " + escaped(ExportText.line(name))
  }

  private static func parts(of content: ExportedChat.Message.Content) -> [String] {
    switch content {
    case .question(let text, let files):
      let names = files.map { "- " + escaped(TextGate.neutralize(AttachmentText.words($0))) }
      return [closed(text), names.joined(separator: "\n")]
    case .answer(let text, let thinking): return [quoted(thinking), closed(text)]
    case .tool(_, let arguments, let result):
      return [("Asked:", arguments), ("Answered:", result)].filter { !$0.1.isEmpty }
        .map { "\($0.0)\n\n" + ClosedMarkdown.fenced(TextGate.neutralize($0.1)) }
    }
  }

  private static func closed(_ text: String) -> String {
    ClosedMarkdown.of(TextGate.neutralize(text))
  }

  /// Whatever stands in a quote, its end ends it.
  private static func quoted(_ thinking: String) -> String {
    guard !thinking.isEmpty else { return "" }
    let lines = TextGate.neutralize(thinking).split(
      separator: "\n", omittingEmptySubsequences: false)
    return (["*Thinking*", ""] + lines).map { $0.isEmpty ? ">" : "> " + $0 }
      .joined(separator: "\n")
  }

  /// Words that mean nothing but themselves.
  private static func escaped(_ line: String) -> String {
    var result = ""
    for character in TextGate.neutralize(line) {
      if "\\`*_{}[]<>#|!&~$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

import QukaChat
import QukaText

/// Writing a chat to a file, in words.
enum ExportText {
  static let head = "Export the chat"
  /// Stands in the file.
  static let partly = "Older messages could not be read: the beginning of the chat is missing."

  static func label(_ choice: ExportWindow.Choice, _ window: ExportWindow) -> String {
    switch choice {
    case .format(.markdown): "Markdown, as it was written"
    case .format(.json): "JSON, for other programs"
    case .format(.plain): "Plain text"
    case .part(let part):
      (window.parts.contains(part) ? "[x] " : "[ ] ")
        + (part == .thinking ? "with what it thought" : "with tool calls and results")
    }
  }

  /// What of the chat is here.
  static func note(_ window: ExportWindow, _ state: AppState) -> String {
    let count = CountText.messages(state.conversation.entries.count { $0.isCopyable })
    switch state.chats.wholeness {
    case .whole: return state.conversation.isGenerating ? "\(count); one is still written." : count
    case .readable:
      let words = "Reading messages… " + count
      return window.awaiting == nil ? words : words + ". Enter exports only these."
    case .cut: return "Only \(count): older ones cannot be read now."
    }
  }

  /// The window in words; how far the reading is would be said with every page.
  static func spoken(_ window: ExportWindow, _ state: AppState) -> String {
    let place = "\(window.place) of \(ExportWindow.choices.count)"
    let label = label(window.choice, window)
      .replacing("[x] ", with: "On: ").replacing("[ ] ", with: "Off: ")
    let note: String
    switch state.chats.wholeness {
    case .whole: note = ""
    case .readable:
      note =
        window.awaiting == nil
        ? " Older messages are being read."
        : " Older messages are being read, then the file is named."
    case .cut: note = " " + self.note(window, state)
    }
    return "\(head). \(place): \(label).\(note) Up and Down choose, Enter does it, Esc closes."
  }

  /// A name on one line, short.
  static func line(_ name: String) -> String {
    TextGate.neutralize(TextFit.oneLine(LongText.head(name, 100)))
  }
}

extension ExportWindow {
  /// Counted from 1.
  var place: Int { selected + 1 }
}

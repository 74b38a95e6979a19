import QukaChat
import QukaText

/// A chat on its way to a file: all that is needed to write it where nobody waits for that.
package struct ChatExport: Equatable, Sendable {
  package enum Format: Equatable, Sendable, CaseIterable {
    case markdown
    case json
    case plain

    var ending: String {
      switch self {
      case .markdown: "md"
      case .json: "json"
      case .plain: "txt"
      }
    }
  }

  /// What is written besides questions and answers.
  package struct Parts: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let thinking = Parts(rawValue: 1)
    package static let tools = Parts(rawValue: 2)
  }

  package var chat: ExportedChat
  package var format: Format
  package var parts: Parts

  package init(_ chat: ExportedChat, as format: Format, with parts: Parts) {
    self.chat = chat
    self.format = format
    self.parts = parts
  }

  /// The file; no character of it controls a terminal.
  ///
  /// - Parameter offset: seconds by which local time is ahead of UTC at a time in Unix seconds.
  package func text(offset: (Int) -> Int) -> String {
    let messages = chat.messages.compactMap(wanted)
    switch format {
    case .markdown: return markdown(messages, offset)
    case .json: return json(messages)
    case .plain: return plain(messages, offset)
    }
  }

  /// A message without what is left out; nil when nothing of it stays.
  private func wanted(_ message: ExportedChat.Message) -> ExportedChat.Message? {
    var message = message
    switch message.content {
    case .question: break
    case .answer(let text, let thinking):
      let thinking = parts.contains(.thinking) ? thinking : ""
      // A round that only thought before it called a tool says nothing without its thoughts.
      if text.isEmpty, thinking.isEmpty, message.state == .complete { return nil }
      message.content = .answer(text, thinking: thinking)
    case .tool: if !parts.contains(.tools) { return nil }
    }
    return message
  }
}

extension ExportedChat.Message {
  /// Who said it.
  var speaker: String {
    switch content {
    case .question: "You"
    case .answer: "Quka"
    case .tool: "Tool"
    }
  }

  /// What became of it, in words; nil if it is complete.
  var stateWords: String? {
    switch state {
    case .complete: nil
    case .running: "still on its way when this was written"
    case .stopped: "stopped"
    case .unconfirmed: "stopped, not confirmed by the server"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .incomplete: "incomplete"
    }
  }
}

/// A time as files have it.
enum ExportTime {
  /// "2026-12-01 14:03".
  static func local(_ time: Int, offset: Int) -> String {
    let clock = clock(time + offset)
    return "\(date(LocalDay(at: time, offset: offset))) \(clock.hour):\(clock.minute)"
  }

  /// "2026-12-01T13:03:00Z" (ISO 8601).
  static func utc(_ time: Int) -> String {
    let clock = clock(time)
    return
      "\(date(LocalDay(at: time, offset: 0)))T\(clock.hour):\(clock.minute):\(clock.second)Z"
  }

  /// "2026-12-01".
  static func date(_ day: LocalDay) -> String {
    let date = LocalDay.date(of: day.number)
    let year = String(date.year)
    let zeros = String(repeating: "0", count: max(0, 4 - year.count))
    return "\(zeros)\(year)-\(two(date.month))-\(two(date.day))"
  }

  private static func clock(_ local: Int) -> (hour: String, minute: String, second: String) {
    let seconds = (local % 86_400 + 86_400) % 86_400
    return (two(seconds / 3_600), two(seconds / 60 % 60), two(seconds % 60))
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

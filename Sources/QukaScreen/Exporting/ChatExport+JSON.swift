import QukaChat
import QukaText
import QukaWire

// The names are a promise to other programs: docs/export.md. What changes their meaning raises the version.
extension ChatExport {
  private static let version = 1

  /// One object, a line for each message.
  func json(_ messages: [ExportedChat.Message]) -> String {
    let head: [(String, JSONValue)] = [
      ("version", JSONValue(integerLiteral: Self.version)), ("program", "quka-tui"),
      ("title", Self.string(chat.title)),
      ("session_id", chat.session.map { Self.string($0.rawValue) } ?? .null),
      ("is_whole", .bool(chat.isWhole)),
    ]
    var text = "{\n"
    for (name, value) in head { text += "  \"\(name)\": \(value.encoded),\n" }
    text += "  \"messages\": ["
    for (index, message) in messages.enumerated() {
      text += (index > 0 ? ",\n    " : "\n    ") + Self.object(message).encoded
    }
    return text + (messages.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }

  private static func object(_ message: ExportedChat.Message) -> JSONValue {
    let (role, members) = members(of: message.content)
    return .object(
      [
        JSONValue.Member("role", .string(role)),
        JSONValue.Member("sent_at", message.sentAt.map { .string(ExportTime.utc($0)) } ?? .null),
        JSONValue.Member("state", .string(name(of: message.state))),
      ] + members.map { JSONValue.Member($0.0, $0.1) })
  }

  private static func members(
    of content: ExportedChat.Message.Content
  ) -> (role: String, members: [(String, JSONValue)]) {
    switch content {
    case .question(let text, let files):
      let attachments = files.map { file in
        JSONValue.object([
          JSONValue.Member("type", file.kind == .picture ? "image" : "file"),
          JSONValue.Member("name", string(file.name)),
        ])
      }
      return ("user", [("text", string(text)), ("attachments", .array(attachments))])
    case .answer(let text, let thinking):
      let thoughts = thinking.isEmpty ? [] : [("thinking", string(thinking))]
      return ("assistant", [("text", string(text))] + thoughts)
    case .tool(let name, let arguments, let result):
      return (
        "tool",
        [
          ("name", string(name)), ("arguments", string(arguments)), ("result", string(result)),
        ]
      )
    }
  }

  private static func name(of state: ExportedChat.Message.State) -> String {
    switch state {
    case .complete: "complete"
    case .running: "running"
    case .stopped: "stopped"
    case .unconfirmed: "stop_not_confirmed"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .incomplete: "incomplete"
    }
  }

  private static func string(_ text: String) -> JSONValue { .string(TextGate.neutralize(text)) }
}

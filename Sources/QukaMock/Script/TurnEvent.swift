/// One thing that a turn makes public; positions count Unicode code points (docs/protocol.md §6.4).
enum TurnEvent: Equatable, Sendable {
  case began(String, role: Role)
  case delta(String, text: String, startAt: Int, progress: Progress, kind: MessageKind)
  case done(String, startAt: Int, progress: Progress, kind: MessageKind)
  case failed(String, startAt: Int, message: String?, kind: MessageKind, discards: Bool)
  case toolUpdated(String, tips: ToolTips, startAt: Int, progress: Progress)
  case toolDone(String, startAt: Int)
  case toolFailed(String, startAt: Int)
}

extension TurnEvent {
  /// The `data` of the publication; `nil` for INIT, which carries the stored row.
  func payload(session: String) -> JSON? {
    switch self {
    case .began:
      return nil
    case .delta(let id, let text, let startAt, let progress, let kind):
      return Self.stream(id, session, ("message", .string(text)), startAt, progress, kind)
    case .done(let id, let startAt, let progress, let kind):
      return Self.stream(id, session, nil, startAt, progress, kind)
    case .failed(let id, let startAt, let message, let kind, _):
      let text = message.map { ("message", JSON.string($0)) }
      return Self.stream(id, session, text, startAt, .failed, kind)
    case .toolUpdated(let id, let tips, let startAt, let progress):
      return Self.stream(id, session, ("tool_tips", tips.json), startAt, progress, .tool)
    case .toolDone(let id, let startAt):
      return Self.stream(id, session, nil, startAt, .complete, .tool)
    case .toolFailed(let id, let startAt):
      return Self.stream(id, session, nil, startAt, .failed, .tool)
    }
  }

  /// The event type, a decimal string on the wire (docs/protocol.md §4.1).
  var type: String {
    switch self {
    case .began(_, let role): role == .tool ? "5" : "1"
    case .delta: "2"
    case .done: "3"
    case .failed: "4"
    case .toolUpdated: "6"
    case .toolDone: "7"
    case .toolFailed: "8"
    }
  }

  private static func stream(
    _ id: String,
    _ session: String,
    _ content: (name: String, value: JSON)?,
    _ startAt: Int,
    _ progress: Progress,
    _ kind: MessageKind
  ) -> JSON {
    var members = [
      JSON.Member(name: "message_id", value: .string(id)),
      JSON.Member(name: "session_id", value: .string(session)),
    ]
    if let content { members.append(JSON.Member(name: content.name, value: content.value)) }
    members.append(JSON.Member(name: "start_at", value: .integer(Int64(startAt))))
    members.append(JSON.Member(name: "complete", value: .integer(progress.rawValue)))
    members.append(JSON.Member(name: "msg_type", value: .integer(kind.rawValue)))
    return .object(members)
  }
}

import QukaWire

extension ChatEvent {
  package static func started(_ id: String) -> ChatEvent {
    .messageStarted(.make(id, .assistant, "", .uncompleted))
  }
  package static func text(_ id: String, _ text: String, at start: Int = 0) -> ChatEvent {
    .delta(MessageID(id), text: text, startAt: start, progress: .generating)
  }
  package static func done(_ id: String, _ length: Int = 5) -> ChatEvent {
    .done(MessageID(id), length: length, progress: .completed)
  }
  package static func stopped(_ id: String, _ length: Int = 5) -> ChatEvent {
    .done(MessageID(id), length: length, progress: .canceled)
  }
  package static func failure(_ id: String, _ message: String? = nil) -> ChatEvent {
    .failed(MessageID(id), length: 0, message: message)
  }
  package static func tool(_ id: String) -> ChatEvent {
    .toolStarted(.make(id, .tool, "", .uncompleted))
  }
  package static func using(_ id: String, _ content: String = "Using tool: T") -> ChatEvent {
    .toolUpdated(
      MessageID(id), ToolTips(id: id, name: "Search", arguments: "", content: content),
      progress: .generating)
  }
}

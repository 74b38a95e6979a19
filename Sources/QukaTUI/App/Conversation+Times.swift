import QukaWire

extension Conversation {
  /// Remembers when answers, thinking and tool calls began and how long they took, as far as their events were seen.
  ///
  /// Call it after the event was received.
  mutating func noteTimes(of event: ChatEvent, at now: Instant) {
    guard let id = event.message, let index = positions[id] else { return }
    switch entries[index].content {
    case .answer(let answer):
      noteSpan(of: answer, id, at: now)
      noteThinking(of: answer, id, at: now)
    case .tool(let tool): noteTool(tool, id, at: now)
    case .question, .mark: return
    }
  }

  private mutating func noteSpan(of answer: Answer, _ id: MessageID, at now: Instant) {
    if answer.state == .open {
      if answer.startedAt == nil { changeAnswer(id) { $0.startedAt = now } }
    } else if let startedAt = answer.startedAt, answer.took == nil {
      changeAnswer(id) { $0.took = now - startedAt }
    }
  }

  private mutating func noteThinking(of answer: Answer, _ id: MessageID, at now: Instant) {
    let isThinking = answer.text.isThinking && answer.state == .open
    guard let since = answer.thinkingSince else {
      if isThinking { changeAnswer(id) { $0.thinkingSince = now } }
      return
    }
    guard !isThinking, answer.thoughtFor == nil else { return }
    changeAnswer(id) { $0.thoughtFor = now - since }
  }

  private mutating func noteTool(_ tool: ToolCall, _ id: MessageID, at now: Instant) {
    guard let startedAt = tool.startedAt else {
      if tool.state == .running { changeTool(id) { $0.startedAt = now } }
      return
    }
    guard tool.state != .running, tool.took == nil else { return }
    changeTool(id) { $0.took = now - startedAt }
  }
}

import QukaWire

extension Conversation {
  /// Remembers when answers, thinking and tool calls began and how long they took, as far as their events were seen.
  ///
  /// Call it after the event was received.
  mutating func noteTimes(of event: ChatEvent, at now: Instant) {
    guard let id = event.message, let index = transcript.positions[id] else { return }
    switch entries[index].content {
    case .answer(let answer):
      // What history has brought, or what misses its beginning, began before.
      let isBeginning = entries[index].sentAt == 0 && answer.early.isEmpty
      noteSpan(of: answer, id, isBeginning, at: now)
      noteThinking(of: answer, id, at: now)
    case .tool(let tool): noteTool(tool, id, entries[index].sentAt == 0, at: now)
    case .question, .mark: return
    }
  }

  /// Takes over from history when the question of a turn that was joined was asked.
  ///
  /// - Parameter time: the wall clock in Unix seconds.
  mutating func noteAge(at now: Instant, _ time: Int?) {
    guard let time, mending.awaitedQuestion == nil, turn?.origin == .joined,
      let question = entries[..<min(transcript.turnStart, entries.count)].last(where: \.isQuestion),
      question.sentAt > 0
    else { return }
    let (age, overflow) = time.subtractingReportingOverflow(question.sentAt)
    // Otherwise one of the two clocks is wrong.
    guard !overflow, (0...Self.longestTurn).contains(age) else { return }
    turn?.noteAge(.seconds(age), at: now)
  }

  private mutating func noteSpan(
    of answer: Answer, _ id: MessageID, _ isBeginning: Bool, at now: Instant
  ) {
    if answer.state == .open {
      if answer.startedAt == nil, isBeginning { transcript.changeAnswer(id) { $0.startedAt = now } }
    } else if let startedAt = answer.startedAt, answer.took == nil {
      transcript.changeAnswer(id) { $0.took = now - startedAt }
    }
  }

  private mutating func noteThinking(of answer: Answer, _ id: MessageID, at now: Instant) {
    let isThinking = answer.text.isThinking && answer.state == .open
    guard let since = answer.thinkingSince else {
      if isThinking {
        transcript.changeAnswer(id) { if $0.startedAt != nil { $0.thinkingSince = now } }
      }
      return
    }
    guard !isThinking, answer.thoughtFor == nil else { return }
    transcript.changeAnswer(id) { $0.thoughtFor = now - since }
  }

  private mutating func noteTool(
    _ tool: ToolCall, _ id: MessageID, _ isBeginning: Bool, at now: Instant
  ) {
    guard let startedAt = tool.startedAt else {
      if tool.state == .running, isBeginning { transcript.changeTool(id) { $0.startedAt = now } }
      return
    }
    guard tool.state != .running, tool.took == nil else { return }
    transcript.changeTool(id) { $0.took = now - startedAt }
  }
}

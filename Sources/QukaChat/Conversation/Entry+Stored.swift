import QukaWire

extension Entry.Content {
  /// The entry for a stored message; nil for roles that are not shown.
  init?(_ message: Message) {
    switch message.role {
    case .user:
      self = .question(
        Question(text: message.text, state: .sent, attachments: message.attachments))
    case .assistant:
      var answer = Answer()
      answer.text.append(message.text)
      if message.progress.isFinal { answer.text.finish() }
      answer.text.shareStorage()
      answer.state = Answer.State(message.progress)
      self = .answer(answer)
    case .tool:
      let tips = message.tool
      self = .tool(
        ToolCall(
          name: tips?.name ?? "", arguments: tips?.arguments ?? "",
          content: tips?.content ?? message.text, state: ToolCall.State(message.progress)))
    case .system, .unknown:
      return nil
    }
  }
}

extension TurnMark {
  /// The mark that a stored message deserves: nothing for those that completed or may still run.
  init?(stored message: Message) {
    guard message.role == .assistant else { return nil }
    switch message.progress {
    case .canceled:
      let text = AnswerText(whole: message.text)
      self = .stopped(characters: text.characters, after: nil)
    case .failed, .timedOut:
      self = .failed(nil)
    case .intercepted:
      self = .incomplete
    case .unknown, .completed, .uncompleted, .generating:
      return nil
    }
  }
}

extension Progress {
  /// Stored states that cannot change any more; 2 and 3 prove nothing (docs/protocol.md §4.2).
  package var isFinal: Bool {
    switch self {
    case .completed, .failed, .canceled, .intercepted, .timedOut: true
    case .unknown, .uncompleted, .generating: false
    }
  }
}

extension Answer.State {
  /// The ending that history tells counts more than the one that was concluded here; but a stop can look
  /// like a failure, and a whole answer stays whole when a stop comes after it (docs/protocol.md §6.6).
  func yields(to stored: Answer.State) -> Bool {
    if self == .stopped, stored == .failed { return false }
    if self == .completed, stored == .stopped { return false }
    return self != stored
  }

  /// Nobody told of the answer's own end: it runs, or its turn ended without it (docs/protocol.md §6.7).
  var isConcluded: Bool {
    switch self {
    case .open, .failed, .incomplete: true
    case .completed, .stopped: false
    }
  }

  package init(_ progress: Progress) {
    switch progress {
    case .completed: self = .completed
    case .canceled: self = .stopped
    case .failed, .timedOut: self = .failed
    case .intercepted: self = .incomplete
    case .unknown, .uncompleted, .generating: self = .open
    }
  }
}

extension ToolCall.State {
  /// A later word about the call counts more than the one before; but a stopped call is told as a failed one
  /// (docs/protocol.md §6.6), and one that returned after the stop has returned.
  func yields(to later: ToolCall.State) -> Bool {
    switch later {
    case .running, .untold: false
    case .completed: self != later
    case .failed: self != later && self != .stopped
    case .stopped: self == .running || self == .untold
    }
  }

  package init(_ progress: Progress) {
    switch progress {
    case .completed: self = .completed
    case .failed, .timedOut: self = .failed
    case .canceled, .intercepted: self = .stopped
    case .unknown, .uncompleted, .generating: self = .running
    }
  }
}

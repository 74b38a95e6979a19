import QukaWire

extension Conversation {
  /// Nobody listens to the session's channel from here on.
  mutating func loseSubscription() {
    isSubscribed = false
    mayHaveMissedEvents = true
  }

  /// The channel is open; what passed before is in history.
  mutating func gainSubscription() {
    // Said twice, the server had dropped it in between.
    if mayHaveMissedEvents || isSubscribed { wantsHistory = true }
    isSubscribed = true
    mayHaveMissedEvents = false
  }

  /// Takes over a page of stored history, oldest first.
  ///
  /// Messages are keyed by their id, because sequences repeat (docs/protocol.md §3.5). Storage lags the
  /// socket by a delta, so a stored text only replaces a shorter one.
  mutating func merge(_ messages: [Message]) {
    history = .loaded
    var previous = -1
    for message in messages {
      if let index = positions[message.id] {
        update(at: index, with: message)
        previous = max(previous, index)
        // The mark under a turn stays with it.
        while previous + 1 < entries.count, entries[previous + 1].isMark { previous += 1 }
      } else {
        previous += 1
        insert(message, at: min(previous, entries.count), &previous)
      }
    }
    if turn == nil { turnStart = entries.count }
  }

  /// A turn whose end was missed learns of it from the newest stored message.
  mutating func receiveStored(_ newest: Message?, at now: Instant) -> [Turn.Action] {
    guard let newest, newest.role == .assistant, let index = positions[newest.id],
      index >= turnStart
    else { return [] }
    return perform { $0.receiveStored(newest.progress, at: now) }
  }

  private mutating func update(at index: Int, with message: Message) {
    if case .answer(let answer) = entries[index].content {
      let stored = message.text.unicodeScalars.count
      let isLonger = stored > answer.receivedCodePoints
      let closesGap = answer.hasGap && message.progress == .completed
      let endsIt = answer.state == .open && message.progress.isFinal
      guard isLonger || closesGap || endsIt else { return }
      let isFrozen = answer.isFrozen || (turn?.isStopping ?? false)
      changeAnswer(message.id) { answer in
        if isLonger || closesGap { answer.replace(with: message.text, holding: isFrozen) }
        guard endsIt else { return }
        answer.state = Answer.State(message.progress)
        if !isFrozen { answer.text.finish() }
      }
    } else if let tips = message.tool {
      changeTool(message.id) { call in
        call.name = tips.name
        call.arguments = tips.arguments
        call.content = tips.content
        if message.progress.isFinal { call.state = ToolCall.State(message.progress) }
      }
    }
  }

  private mutating func insert(_ message: Message, at index: Int, _ last: inout Int) {
    guard let content = Entry.Content(message) else {
      last -= 1
      return
    }
    insert(content, message: message.id, at: index)
    last = index
    guard let mark = TurnMark(stored: message) else { return }
    insert(.mark(mark), message: nil, at: index + 1)
    last = index + 1
  }

  /// Inserts an entry; at the end, where all of a first page goes, that is O(1).
  private mutating func insert(_ content: Entry.Content, message: MessageID?, at index: Int) {
    guard index < entries.count else {
      _ = append(content, message: message)
      return
    }
    let id = Entry.ID(number: nextEntry)
    nextEntry += 1
    entries.insert(Entry(id: id, message: message, content: content), at: index)
    if index <= turnStart { turnStart += 1 }
    reindex()
  }
}

extension Entry.Content {
  /// The entry for a stored message; nil for roles that are not shown.
  fileprivate init?(_ message: Message) {
    switch message.role {
    case .user:
      self = .question(Question(text: message.text, state: .sent))
    case .assistant:
      var answer = Answer()
      answer.text.append(message.text)
      if message.progress.isFinal { answer.text.finish() }
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
  fileprivate init?(stored message: Message) {
    guard message.role == .assistant else { return nil }
    switch message.progress {
    case .canceled:
      let text = AnswerText(whole: message.text)
      self = .stopped(characters: text.answer.count, after: nil)
    case .failed, .timedOut:
      self = .failed(nil)
    case .intercepted:
      self = .interrupted
    case .unknown, .completed, .uncompleted, .generating:
      return nil
    }
  }
}

extension Progress {
  /// Stored states that cannot change any more; 2 and 3 prove nothing (docs/protocol.md §4.2).
  fileprivate var isFinal: Bool {
    switch self {
    case .completed, .failed, .canceled, .intercepted, .timedOut: true
    case .unknown, .uncompleted, .generating: false
    }
  }
}

extension Answer.State {
  init(_ progress: Progress) {
    switch progress {
    case .completed: self = .completed
    case .canceled: self = .stopped
    case .failed, .timedOut: self = .failed
    case .intercepted: self = .interrupted
    case .unknown, .uncompleted, .generating: self = .open
    }
  }
}

extension ToolCall.State {
  init(_ progress: Progress) {
    switch progress {
    case .completed: self = .completed
    case .failed, .timedOut: self = .failed
    case .canceled, .intercepted: self = .stopped
    case .unknown, .uncompleted, .generating: self = .running
    }
  }
}

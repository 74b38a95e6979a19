import QukaWire

extension Conversation {
  /// Nobody listens to the session's channel from here on.
  mutating func loseSubscription(at now: Instant) {
    channel.close()
    turn?.stopListening(at: now)
  }

  /// The channel is open; what passed before is in history.
  mutating func gainSubscription(at now: Instant) {
    if channel.mayHaveMissedEvents { turn?.heardAgain(at: now) }
    // Said twice, the server had dropped it in between.
    if channel != .unopened { record.isWanted = true }
    channel = .open
  }

  /// Takes over the newest page, and decides about messages that look unfinished.
  mutating func takeNewest(_ messages: [Message], _ page: HistoryPage) {
    record.hasFailedFetch = false
    let isFresh = (mending.repair?.tries ?? 0) > 0 && !record.isWanted
    if isFresh { mending.haveLooked() }
    settleKept(by: messages)
    merge(messages, page)
    noteStoredQuestion(messages)
    proveQuestions(by: messages, isFresh: isFresh)
    settleOpenMessages(messages, at: page.receivedAt)
    settleUnconfirmed(messages, at: page.receivedAt)
    settleAwaitedQuestion()
  }

  /// Takes over a page of stored history, oldest first.
  ///
  /// Messages are keyed by their id, because sequences repeat (docs/protocol.md §3.5). Storage lags the
  /// socket by a delta, so a stored text only replaces a shorter one.
  mutating func merge(_ messages: [Message], _ page: HistoryPage = HistoryPage()) {
    if page.number == 1 {
      record.newest = .loaded
      record.hasLoaded = true
    }
    let rows = messages.inStoredOrder
    // Live messages are known, too; they only prove that nothing lies between where the page begins.
    let reachesBack =
      rows.contains { record.messages.contains($0.id) }
      || rows.first.map { transcript.positions[$0.id] != nil } ?? true
    let hadStored = !record.messages.isEmpty
    var place = firstPlace(of: rows, page)
    var edits = EntryEdits()
    for row in rows {
      record.messages.insert(row.id)
      record.noteSequence(row.sequence)
      if let index = transcript.positions[row.id] {
        update(at: index, with: row, &edits)
        noteGap(of: row.id)
        place = max(place, placeAfter(index))
      } else {
        edits.insert(row, at: place)
      }
    }
    transcript.apply(edits)
    if turn == nil { transcript.beginTurn(at: entries.count) }
    mending.isDisordered = transcript.restoreOrder(of: rows, keepingTurn: isGenerating)
    noteOlder(rows.count, page)
    noteBridge(hadStored && !reachesBack, before: rows, page)
  }

  /// Remembers a hole before the rows of a page, or that there is none any more.
  private mutating func noteBridge(_ isHole: Bool, before rows: [Message], _ page: HistoryPage) {
    if isHole, page.number == 1 || record.bridge != nil {
      let first = rows.compactMap { transcript.positions[$0.id] }.min()
      record.bridge = first.map { Record.Bridge(entry: entries[$0].id, page: page.number + 1) }
    } else if page.number > 1 {
      // The newest page says nothing about an older hole.
      record.bridge = nil
    }
  }

  /// Where unknown rows at the beginning of a page belong: before the first one that is known. A page
  /// that knows none is older than all that is stored here, or, the newest page, newer.
  private func firstPlace(of rows: [Message], _ page: HistoryPage) -> Int {
    for row in rows {
      if let index = transcript.positions[row.id] { return index }
    }
    if page.number > 1 {
      guard let bridge = record.bridge else { return 0 }
      return entries.firstIndex { $0.id == bridge.entry } ?? 0
    }
    guard let last = entries.lastIndex(where: { $0.message.map(record.messages.contains) ?? false })
    else {
      return 0
    }
    return placeAfter(last)
  }

  /// The place behind an entry and the marks that stay with it.
  private func placeAfter(_ index: Int) -> Int {
    var place = index + 1
    while place < entries.count, entries[place].isMark { place += 1 }
    return place
  }

  private mutating func update(at index: Int, with message: Message, _ edits: inout EntryEdits) {
    if case .answer(let answer) = entries[index].content {
      update(answer, at: index, with: message, &edits)
    } else if case .question(let question) = entries[index].content {
      questionArrived(question, at: index, &edits)
    } else if let tips = message.tool {
      transcript.changeTool(message.id) { call in
        // The arguments come with the result: history can be behind one that was heard.
        if call.arguments.isEmpty || message.progress.isFinal {
          call.name = tips.name
          call.arguments = tips.arguments
          call.content = tips.content
        }
        call.state = call.state.after(message.progress)
      }
    } else if case .tool(let call) = entries[index].content {
      // Its text is still the "Using tool" variant (docs/protocol.md §3.5).
      let state = call.state.after(message.progress)
      if state != call.state { transcript.changeTool(message.id) { $0.state = state } }
    }
    transcript.place(at: index, as: message)
  }

  private mutating func update(
    _ answer: Answer, at index: Int, with message: Message, _ edits: inout EntryEdits
  ) {
    let isLonger = message.text.codePointCount > answer.receivedCodePoints
    let ending = Answer.State(message.progress)
    let endsIt = message.progress.isFinal && answer.state.yields(to: ending)
    // Said twice, it is no lag: the server has no more than this, whatever length it announced.
    let isAll =
      answer.hasGap && answer.early.isEmpty && message.progress == .completed
      && (mending.repair?.tries ?? 0) > 1
    guard isLonger || endsIt || isAll else { return }
    let isStopping = turn?.isStopping == true && index >= transcript.turnStart
    let isFrozen = answer.isFrozen || isStopping
    transcript.changeAnswer(message.id) { answer in
      if isLonger { answer.replace(with: message.text, holding: isFrozen) }
      if isAll {
        answer.announcedLength = 0
        answer.gap = .none
      }
      guard endsIt else { return }
      answer.state = ending
      if !isFrozen { answer.text.finish() }
    }
    if endsIt {
      let mark = TurnMark(stored: message)
      correctMark(of: message.id, from: answer.state, to: ending, mark, &edits)
    } else if index >= transcript.turnStart {
      recountStopped()
    }
  }
}

extension ToolCall.State {
  /// The state when history tells that.
  fileprivate func after(_ progress: QukaWire.Progress) -> ToolCall.State {
    let told = ToolCall.State(progress)
    return yields(to: told) ? told : self
  }
}

extension [Message] {
  /// By sequence, then by time, and as they came where both are equal: sequences repeat
  /// (docs/protocol.md §3.5). Each message once, though a page hold it twice: it has one place.
  fileprivate var inStoredOrder: [Message] {
    var seen = Set<MessageID>()
    return enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.sequence != b.sequence { return a.sequence < b.sequence }
      if a.sentAt != b.sentAt { return a.sentAt < b.sentAt }
      return left.offset < right.offset
    }.map(\.element).filter { seen.insert($0.id).inserted }
  }
}

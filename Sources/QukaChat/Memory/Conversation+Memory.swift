import QukaWire

extension Record {
  /// What this machine has kept of the chat.
  package enum Kept: Equatable, Sendable {
    case unknown
    /// It was asked for.
    case awaited
    /// It is here, or `hasEarlier`: its last part.
    case known(hasEarlier: Bool)
  }
}

extension Conversation {
  /// Puts what was kept before what is here. Once the server has told of the chat, that counts.
  mutating func takeKept(_ page: KeptPage) {
    record.kept = .known(hasEarlier: page.hasEarlier)
    guard !record.hasLoaded else { return }
    var edits = EntryEdits()
    for message in page.messages where transcript.positions[message.id] == nil {
      edits.insert(message, at: 0)
    }
    transcript.apply(edits)
    if turn == nil { transcript.beginTurn(at: entries.count) }
    // Whether they are still written the server tells.
    var endings = EntryEdits()
    for message in page.messages where !message.progress.isFinal {
      leaveIncomplete(message.id, &endings)
    }
    transcript.apply(endings)
  }

  /// The server tells of the chat for the first time: what was kept and is not there any more goes, and what the page does
  /// not reach, too; it comes with the older pages.
  mutating func settleKept(by rows: [Message]) {
    guard !record.hasLoaded, record.kept != .unknown else { return }
    record.kept = .known(hasEarlier: false)
    let progress = Dictionary(rows.map { ($0.id, $0.progress) }, uniquingKeysWith: { $1 })
    let end = isGenerating ? transcript.turnStart : entries.count
    let first =
      entries[..<end].firstIndex { $0.message.map { progress[$0] != nil } ?? false } ?? end
    let oldest = rows.min { ($0.sequence, $0.sentAt) < ($1.sequence, $1.sentAt) }
    let isJoined = oldest.map { transcript.positions[$0.id] != nil } ?? false
    var edits = EntryEdits()
    var isGoing = false
    for index in entries[..<end].indices {
      let entry = entries[index]
      if let id = entry.message {
        isGoing = progress[id].map { isDoubtful(entry, $0) } ?? (index > first || !isJoined)
      } else if !entry.isMark {
        isGoing = false
      }
      if isGoing { edits.remove(at: index) }
    }
    transcript.apply(edits)
  }

  /// The server may still be writing what was kept as unfinished: it is taken over anew.
  private func isDoubtful(_ entry: Entry, _ told: QukaWire.Progress) -> Bool {
    guard !told.isFinal else { return false }
    switch entry.content {
    case .answer(let answer): return answer.state == .incomplete
    case .tool(let call): return call.state == .untold
    case .question, .mark: return false
    }
  }
}

// MARK: - As messages

extension Conversation {
  /// A message of the server's record as it is kept: that it was stopped here the server may not tell
  /// (docs/protocol.md §6.6).
  func asKept(_ message: Message) -> Message {
    guard !message.progress.isFinal, let index = transcript.positions[message.id],
      case .answer(let answer) = entries[index].content, answer.state == .stopped, !isDetached
    else { return message }
    var message = message
    message.progress = .canceled
    return message
  }

  /// The messages of the running or last turn.
  func turnAsMessages(in id: SessionID) -> [Message] {
    entries[min(transcript.turnStart, entries.count)...].compactMap { message(of: $0, in: id) }
  }

  /// The message that follows a page here.
  func message(behind page: [Message], in id: SessionID) -> Message? {
    let last = page.compactMap { transcript.positions[$0.id] }.max()
    guard let last else { return nil }
    return entries[(last + 1)...].lazy.compactMap { message(of: $0, in: id) }.first
  }

  /// Nil for what the server does not know, and for what is no message.
  private func message(of entry: Entry, in session: SessionID) -> Message? {
    guard let id = entry.message else { return nil }
    var message = Message(
      id: id, session: session, sequence: entry.sequence ?? record.latestSequence,
      sentAt: entry.sentAt, role: .unknown, progress: .completed, text: "")
    switch entry.content {
    case .question(let question):
      if case .failed = question.state { return nil }
      message.role = .user
      message.text = question.text
      message.attachments = question.attachments
    case .answer(let answer):
      message.role = .assistant
      message.text = answer.text.raw
      message.progress =
        answer.state == .stopped && isDetached ? .uncompleted : answer.state.progress
    case .tool(let call):
      message.role = .tool
      message.tool = ToolTips(
        id: "", name: call.name, arguments: call.arguments, content: call.content)
      message.progress = call.state.progress
    case .mark: return nil
    }
    return message
  }
}

extension Answer.State {
  fileprivate var progress: QukaWire.Progress {
    switch self {
    case .open, .incomplete: .uncompleted
    case .completed: .completed
    case .stopped: .canceled
    case .failed: .failed
    }
  }
}

extension ToolCall.State {
  fileprivate var progress: QukaWire.Progress {
    switch self {
    case .running, .untold: .uncompleted
    case .completed: .completed
    case .failed: .failed
    case .stopped: .canceled
    }
  }
}

import QukaWire

extension Conversation {
  /// Starts a turn for a question; the caller performs the sending.
  mutating func ask(_ text: String, as id: TurnID, at now: Instant, timing: TurnTiming) {
    precondition(canSend, "A session sends one question at a time.")
    leaveTurn()
    owesEnd = isDetached
    turnStart = entries.count
    let entry = append(.question(Question(text: text, state: .sending)))
    sending = Sending(turn: id, text: text, entry: entry)
    turn = Turn(asking: now, timing: timing)
    turnID = id
    isDetached = false
    viewport.follow()
  }

  /// Remembers the messages of the turn that ends here, so that their late events find only them.
  mutating func leaveTurn() {
    if let turn { pastMessages.formUnion(turn.knownMessages) }
  }

  /// The id under which the question will be sent is known.
  mutating func name(_ message: MessageID) {
    sending?.message = message
  }

  /// From here on the server may store the question, so history must find it by its id.
  mutating func beginPosting() {
    turn?.beginPosting()
    guard let sending, let message = sending.message,
      let index = entries.lastIndex(where: { $0.id == sending.entry })
    else { return }
    entries[index].message = message
    positions[message] = index
  }

  mutating func postWritten() { turn?.postWritten() }

  mutating func postAccepted(at now: Instant) -> [Turn.Action] {
    guard let sending else { return [] }
    changeQuestion(sending.entry, .sent)
    self.sending = nil
    return perform { $0.postAccepted(at: now) }
  }

  mutating func postFailed(
    _ sentence: String, mayHaveArrived: Bool, at now: Instant
  ) -> [Turn.Action] {
    guard let sending else { return [] }
    let actions = perform {
      $0.postFailed(sentence, mayHaveArrived: mayHaveArrived, at: now)
    }
    if self.sending != nil {
      changeQuestion(sending.entry, turn?.isActive == true ? .sent : .failed(sentence))
      self.sending = nil
    }
    return actions
  }

  mutating func postWithdrawn() -> [Turn.Action] { perform { $0.postWithdrawn() } }
  mutating func channelLost(_ reason: String) -> [Turn.Action] {
    perform { $0.channelLost(reason) }
  }

  /// The question was not stored. If another client's answer is being written, that goes on alone.
  mutating func postRefused() -> [Turn.Action] {
    let actions = perform { $0.postRefused() }
    withdraw()
    return actions
  }

  mutating func enqueue(_ text: String) { queue.append(text) }

  /// Takes the newest queued message back into the composer.
  mutating func unqueueLast() -> Bool {
    guard let last = queue.popLast() else { return false }
    composer = Composer(last)
    return true
  }

  /// The next queued message, if it may go out now.
  mutating func nextQueued() -> String? {
    guard canSend, !queue.isEmpty else { return nil }
    return queue.removeFirst()
  }

  /// Puts text back in front of what is being typed.
  mutating func returnToComposer(_ texts: [String]) {
    let parts = texts + (composer.isEmpty ? [] : [composer.text])
    composer = Composer(parts.joined(separator: "\n"))
  }
}

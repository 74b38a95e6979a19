import QukaWire

extension Conversation {
  /// Starts a turn for a question; the caller performs the sending.
  ///
  /// - Parameter again: the failed question that this is; it moves down, and keeps its id if the server
  ///   may have it already.
  mutating func ask(
    _ text: String, _ options: SendOptions, as id: TurnID, again: FailedQuestion? = nil,
    at now: Instant, timing: TurnTiming
  ) {
    precondition(canSend, "A session sends one question at a time.")
    leaveTurn()
    owesEnd = isDetached
    if let old = again?.entry { remove(old) }
    turnStart = entries.count
    let entry = append(.question(Question(text: text, options: options, state: .sending)))
    sending = Sending(
      turn: id, text: text, options: options, message: again?.message, entry: entry)
    turn = Turn(asking: now, isRepeat: again?.message != nil, timing: timing.asking(text))
    turnID = id
    isDetached = false
    viewport.follow()
  }

  /// Remembers the messages of the turn that ends here, so that their late events find only them.
  mutating func leaveTurn() {
    if let turn { pastMessages.formUnion(turn.knownMessages) }
    pastMessages.formUnion(unshownMessages)
    unshownMessages = []
    forgetFailure()
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

  mutating func beginResending() { turn?.beginResending() }
  mutating func postWritten() { turn?.postWritten() }

  mutating func postAccepted(at now: Instant) -> [Turn.Action] {
    guard let sending else { return [] }
    changeQuestion(sending.entry, .sent)
    self.sending = nil
    return perform { $0.postAccepted(at: now) }
  }

  /// Takes over that the send failed: the question returns to the composer, has failed, goes out again,
  /// or had arrived all the same.
  mutating func postFailed(
    _ failure: SendFailure, _ sentence: String, at now: Instant
  ) -> [Turn.Action] {
    let actions = perform { $0.postFailed(failure, sentence, at: now) }
    guard let sending, let turn else { return actions }
    switch turn.phase {
    case .preparing, .posting, .posted:
      return actions
    case .waiting, .streaming, .tool, .settling, .quiet, .ended:
      if failure.isSureRefusal, !turn.attempts.mayHaveArrived, !turn.attempts.isRepeat {
        // Another client's answer is being written; that goes on alone.
        withdraw()
      } else if turn.hasArrived || !turn.isActive {
        questionSent(sending, isProven: failure == .duplicate)
      }
      return actions
    }
  }

  mutating func postWithdrawn(at now: Instant) -> [Turn.Action] {
    perform { $0.postWithdrawn(at: now) }
  }

  mutating func channelLost(_ reason: String) -> [Turn.Action] {
    perform { $0.channelLost(reason) }
  }

  // MARK: Queue

  mutating func enqueue(_ text: String, _ options: SendOptions) {
    queue.append(QueuedQuestion(text: text, options: options))
  }

  /// Takes the newest queued message back into the composer; sent again, it is asked with what stands then.
  mutating func unqueueLast() -> Bool {
    guard let last = queue.popLast() else { return false }
    composer = Composer(last.text)
    return true
  }

  /// The next queued message, if it may go out now.
  mutating func nextQueued() -> QueuedQuestion? {
    guard canSend, !queue.isEmpty else { return nil }
    return queue.removeFirst()
  }

  /// What the person wrote here and the server has not got: the queue, then the input.
  var typedText: [String] {
    queue.map(\.text) + (composer.hasMessage ? [composer.text] : [])
  }

  mutating func takeTyped() -> [String] {
    defer {
      queue = []
      composer.clear()
    }
    return typedText
  }

  /// What waited can no longer go out by itself: the person decides about it.
  mutating func returnQueue() {
    guard !queue.isEmpty else { return }
    returnToComposer(queue.map(\.text))
    queue = []
  }

  /// Puts text back in front of what is being typed.
  mutating func returnToComposer(_ texts: [String]) {
    let text = texts.joined(separator: "\n")
    if composer.isEmpty { composer = Composer(text) } else { composer.prepend(text + "\n") }
  }
}

extension SendFailure {
  /// The question was surely not stored by this request.
  fileprivate var isSureRefusal: Bool {
    switch self {
    case .busy, .duplicate, .refused: true
    case .unsent, .lost, .failed, .noAnswer: false
    }
  }
}

import QukaWire

extension Conversation {
  /// Starts a turn for a question; the caller performs the sending.
  ///
  /// - Parameter again: the failed question that this is; it moves down, and keeps its id if the server
  ///   may have it already. One that the server surely has, and leaves without an answer, stays.
  mutating func ask(
    _ text: String, _ options: SendOptions, as id: TurnID, again: FailedQuestion? = nil,
    at now: Instant, timing: TurnTiming
  ) {
    precondition(canSend, "A session sends one question at a time.")
    holdQueueIfLost(at: now)
    leaveTurn()
    earlier.owesEnd = earlier.isDetached
    if let again, let old = again.entry, again.message != nil || turn?.hasArrived != true {
      transcript.remove(old)
    }
    transcript.beginTurn(at: entries.count)
    let entry = transcript.append(
      .question(
        Question(
          text: text, options: options, state: .sending,
          attachments: options.pictures.map { Attachment(.picture, name: $0.picture.name) })))
    delivery = .sending(
      Delivery.Sending(
        turn: id, text: text, options: options, message: again?.message, entry: entry))
    turn = Turn(asking: now, isRepeat: again?.message != nil, timing: timing.asking(text))
    turnID = id
    earlier.isDetached = false
  }

  /// Remembers the messages of the turn that ends here, so that their late events find only them.
  mutating func leaveTurn() {
    finishQuiet()
    if let turn { earlier.messages.formUnion(turn.knownMessages) }
    earlier.messages.formUnion(earlier.unshown)
    earlier.unshown = []
    forgetFailure()
  }

  /// The id under which the question will be sent is known.
  package mutating func name(_ message: MessageID) {
    delivery.name(message)
  }

  /// From here on the server may store the question, so history must find it by its id.
  mutating func beginPosting() {
    turn?.beginPosting()
    guard let sending, let message = sending.message else { return }
    transcript.name(sending.entry, message)
  }

  mutating func beginResending() { turn?.beginResending() }
  mutating func postWritten() { turn?.postWritten() }

  /// The server tells where in its order the question stands.
  mutating func receiptCame(_ receipt: SendReceipt) {
    record.noteSequence(receipt.sequence)
    if let message = sending?.message { transcript.place(message, at: receipt.sequence) }
  }

  mutating func postAccepted(at now: Instant) -> [Turn.Action] {
    guard let sending else { return [] }
    transcript.changeQuestion(sending.entry, .sent)
    delivery.endSending()
    return perform(at: now) { $0.postAccepted(at: now) }
  }

  /// Takes over that the send failed: the question returns to the composer, has failed, goes out again,
  /// or had arrived all the same.
  mutating func postFailed(
    _ failure: SendFailure, _ error: APIError, at now: Instant
  ) -> [Turn.Action] {
    let actions = perform(at: now) { $0.postFailed(failure, error, at: now) }
    guard let sending, let turn else { return actions }
    switch turn.phase {
    case .preparing, .posting, .posted:
      return actions
    case .waiting, .streaming, .tool, .settling, .quiet, .ended:
      if failure.isSureRefusal, !turn.attempts.mayHaveArrived, !turn.attempts.isRepeat {
        // Another client's answer is being written; that goes on alone.
        withdraw(at: now)
      } else if turn.hasArrived || !turn.isActive {
        questionSent(sending, isProven: failure == .duplicate)
      }
      return actions
    }
  }

  mutating func postWithdrawn(at now: Instant) -> [Turn.Action] {
    perform(at: now) { $0.postWithdrawn(at: now) }
  }

  /// Nothing of the question went out, for want of a connection: it waits for the next one, before all others.
  mutating func postpone(_ verb: (inout Turn) -> [Turn.Action], at now: Instant) -> [Turn.Action] {
    if let sending {
      delivery.endSending()
      transcript.remove(sending.entry)
      unsent.queueFirst(QueuedQuestion(takenBack: sending.text, sending.options))
    }
    return perform(at: now, verb)
  }

  mutating func channelLost(_ reason: TurnFailure, at now: Instant) -> [Turn.Action] {
    perform(at: now) { $0.channelLost(reason) }
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

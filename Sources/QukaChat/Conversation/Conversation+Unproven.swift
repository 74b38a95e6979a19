import QukaWire

// A question whose receipt was lost counts as sent once events of an answer come. They may be those of
// another client's question, so history has the last word.
extension Conversation {
  /// The question of the turn looks sent from here on; without a receipt its arrival is still to be proven.
  mutating func questionSent(_ sending: Delivery.Sending, isProven: Bool) {
    transcript.changeQuestion(sending.entry, .sent)
    delivery.endSending()
    guard !isProven, let message = sending.message else { return }
    mending.unproven[message] = sending.entry
    // A page that is on its way was read before.
    mending.repair = nil
  }

  /// The question that is being sent stands in history: a lost receipt does not matter any more.
  mutating func noteStoredQuestion(_ rows: [Message]) {
    guard let sending, let message = sending.message, rows.contains(where: { $0.id == message })
    else { return }
    turn?.questionIsStored()
    if turn?.hasArrived == true { questionSent(sending, isProven: true) }
  }

  /// A question whose receipt was lost is at the server after all.
  mutating func questionArrived(
    _ question: Question, at index: Int, _ edits: inout EntryEdits
  ) {
    guard case .failed = question.state else { return }
    if let failed, failed.entry == entries[index].id {
      // The server has it and will not answer it: asking again is still the way.
      guard failed.message != nil else { return }
      delivery.forgetFailure()
    }
    transcript.changeQuestion(entries[index].id, .sent)
    // Its line had also said what became of the stop.
    guard index == transcript.turnStart, turn?.ending?.isDetached == true,
      !entries[index...].contains(where: { $0.isMark })
    else { return }
    setMark(.notConfirmed(nil), after: index, &edits)
  }

  /// Takes over what the newest page says about such questions.
  ///
  /// - Parameter isFresh: the page was asked for after the last of them had looked sent.
  mutating func proveQuestions(by rows: [Message], isFresh: Bool) {
    for row in rows { mending.unproven[row.id] = nil }
    guard isFresh, !isGenerating, !mending.unproven.isEmpty else { return }
    let first = rows.first.flatMap { transcript.positions[$0.id] } ?? 0
    for (message, entry) in mending.unproven.sorted(by: { $0.value.number < $1.value.number }) {
      guard let index = transcript.positions[message],
        index >= first || rows.count < HistoryPage.size,
        case .question(let question) = entries[index].content
      else { continue }
      delivery = .failed(
        FailedQuestion(
          text: question.text, options: question.options, message: message, entry: entry,
          reason: .notStored))
      transcript.changeQuestion(entry, .failed(.notStored, isRepeatable: true))
    }
    mending.unproven = [:]
  }
}

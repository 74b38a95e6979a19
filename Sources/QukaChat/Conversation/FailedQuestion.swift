import QukaWire

/// The last question of a chat, if it got no whole answer: Ctrl-R asks it again.
package struct FailedQuestion: Equatable, Sendable {
  package var text: String
  /// What it was asked with; nil when nobody knows.
  package var options: SendOptions?
  /// The id under which the server may have it already; nil asks for a new one, because an id is taken
  /// only once (docs/protocol.md §3.4).
  package var message: MessageID?
  /// The entry that moves down; nil keeps it, because the server has that question and its broken answer.
  package var entry: Entry.ID?
  /// Why; nil when nobody told.
  package var reason: TurnFailure?
}

extension Conversation {
  /// Remembers a question that was not answered, and says so at the question if that is all there is.
  mutating func rememberFailure(_ ending: Turn.Ending) {
    guard let turn else { return }
    switch ending {
    case .failed(let reason),
      .detached(let reason) where sending != nil && !turn.hasArrived:
      guard let sending, turn.knownMessages.isEmpty else { break }
      let isUnknown = !turn.hasArrived && turn.attempts.mayHaveArrived
      delivery = .failed(
        FailedQuestion(
          text: sending.text, options: sending.options,
          message: isUnknown ? sending.message : nil, entry: sending.entry,
          reason: reason))
      transcript.changeQuestion(sending.entry, .failed(reason, isRepeatable: true))
      return
    case .interrupted, .incomplete: break
    case .completed, .stopped, .finished, .detached, .withdrawn: return
    }
    if let sending { questionSent(sending, isProven: false) }
    for entry in entries[min(transcript.turnStart, entries.count)...] {
      guard case .question(let question) = entry.content else { continue }
      delivery = .failed(
        FailedQuestion(text: question.text, options: question.options))
    }
  }

  /// A new turn begins: the key no longer asks the old question, and its line no longer says so.
  mutating func forgetFailure() {
    if let failed, let entry = failed.entry {
      transcript.changeQuestion(entry, .failed(failed.reason, isRepeatable: false))
    }
    delivery.forgetFailure()
  }
}

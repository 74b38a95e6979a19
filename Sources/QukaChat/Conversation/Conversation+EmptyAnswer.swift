import QukaWire

extension Answer {
  /// It ended by itself without a word to read. Of a model's rounds that is usual; of the last one it has to be said.
  package var isEmpty: Bool {
    state == .completed && !hasGap && text.answer.allSatisfy(\.isWhitespace)
  }
}

extension Conversation {
  private var lacksHistory: Bool {
    if case .failed = record.older { return true }
    return isMissingSomething || record.bridge != nil
  }

  /// Nothing of its turn follows an entry, and nothing will.
  package func endsTurn(_ index: Int) -> Bool {
    if isGenerating, index >= transcript.turnStart { return false }
    let next = index + 1
    return next >= entries.count || entries[next].isQuestion
  }

  /// The last question, if it got no whole answer or an empty one: Ctrl-R asks it again. Where something of the chat could
  /// not be loaded the key asks for that, not for another answer beside an empty one.
  var repeatable: FailedQuestion? {
    if let failed { return failed }
    guard !lacksHistory, let last = entries.indices.last,
      case .answer(let answer) = entries[last].content,
      answer.isEmpty, endsTurn(last),
      case .question(let question) = entries.last(where: \.isQuestion)?.content
    else { return nil }
    return FailedQuestion(text: question.text, options: question.options)
  }
}

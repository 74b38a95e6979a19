import QukaWire

extension Chats {
  /// Puts a question into the input that quotes the end of the stopped answer.
  ///
  /// The server does not show a stopped answer to the model again (docs/protocol.md §9, 33), so "go on"
  /// alone would be answered without it.
  package mutating func continueStopped() {
    guard let text = conversation.stoppedText else {
      if conversation.isGenerating {
        let isStopping = conversation.turn?.stop != nil
        return tell(.asking(isStopping ? .stopOnItsWay : .nothingToContinue(.isRunning)))
      }
      return tell(
        .asking(.nothingToContinue(conversation.entries.isEmpty ? .noAnswer : .notStopped)))
    }
    let question = Continuation.question(quoting: text, asked: conversation.lastQuestion ?? "")
    if !conversation.composer.text.hasPrefix(question) {
      withCurrent { $0.unsent.prepend(question) }
    }
    tell(.asking(.quoted))
  }
}

extension Conversation {
  /// The text of the answer that was stopped last; nil when something else came last.
  package var stoppedText: String? {
    guard !isGenerating, case .mark(let mark) = entries.last?.content else { return nil }
    switch mark {
    case .stopped, .notConfirmed, .incomplete: break
    case .finished, .failed, .interrupted: return nil
    }
    for entry in entries.dropLast().reversed() {
      switch entry.content {
      case .answer(let answer):
        let text = answer.text.answer
        if text.contains(where: { !$0.isWhitespace }) { return text }
      case .question: return nil
      case .tool, .mark: continue
      }
    }
    return nil
  }
}

import QukaWire

// The last question once more. The server keeps one line of messages: what was asked and answered before stays above.
extension Chats {
  /// Brings the last question into the input, to be changed and asked as a new one. What is being typed is put aside.
  package mutating func editLastQuestion() {
    guard let question = conversation.lastQuestion else {
      return tell(.asking(.nothingAsked))
    }
    bring(prompt: question)
    tell(.asking(.broughtForChange))
  }

  /// Asks the last question again, with what is on now, for another answer.
  package mutating func askAgain() -> [ServerEffect] {
    guard let question = conversation.lastQuestion else {
      tell(.asking(.nothingAsked))
      return []
    }
    guard !conversation.isGenerating else {
      let isStopping = conversation.turn?.stop != nil
      tell(.asking(isStopping ? .stopOnItsWay : .nothingToContinue(.isRunning)))
      return []
    }
    // One that did not arrive is sent, not asked twice.
    guard conversation.failed == nil, conversation.held.isEmpty, conversation.queue.isEmpty else {
      return tryAgain()
    }
    let effects = send(QueuedQuestion(text: question, options: toggles.options))
    return effects
  }
}

extension Conversation {
  /// What was asked last.
  package var lastQuestion: String? {
    entries.lazy.reversed().compactMap { entry in
      guard case .question(let question) = entry.content else { return nil }
      return question.text
    }.first
  }
}

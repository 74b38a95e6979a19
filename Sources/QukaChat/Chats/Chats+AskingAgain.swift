import QukaWire

// The last question once more. The server keeps one line of messages: what was asked and answered before stays above.
extension Chats {
  /// Brings the last question into the input, to be changed and asked as a new one. What is being typed is put aside.
  package mutating func editLastQuestion() {
    guard let question = conversation.lastAsked else {
      return tell(.asking(.nothingAsked))
    }
    bring(prompt: question.text, with: question.pictures)
    tell(.asking(question.hasOtherPictures ? .picturesMissing : .broughtForChange))
  }

  /// Asks the last question again, with what is on now, for another answer.
  package mutating func askAgain() -> [ServerEffect] {
    guard let question = conversation.lastAsked else {
      tell(.asking(.nothingAsked))
      return []
    }
    guard !conversation.isGenerating else {
      let isStopping = conversation.turn?.stop != nil
      tell(.asking(isStopping ? .stopOnItsWay : .nothingToContinue(.isRunning)))
      return []
    }
    // One that did not arrive is sent, not asked twice.
    guard conversation.failed == nil else { return tryAgain() }
    guard !question.hasOtherPictures else {
      // Without them it would be another question.
      editLastQuestion()
      return []
    }
    return send(
      QueuedQuestion(text: question.text, options: toggles.options, pictures: question.pictures))
  }
}

extension Conversation {
  /// What was asked last.
  package var lastQuestion: String? { lastAsked?.text }

  fileprivate var lastAsked: Question? {
    entries.lazy.reversed().compactMap { entry in
      guard case .question(let question) = entry.content else { return nil }
      return question
    }.first
  }
}

extension Question {
  /// Those that were attached to it on this machine.
  fileprivate var pictures: [Picture] { options?.pictures.map(\.picture) ?? [] }

  /// Something went along with it that only the server has.
  fileprivate var hasOtherPictures: Bool { attachments.count > pictures.count }
}

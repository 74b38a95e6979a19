import QukaWire

extension AppState {
  /// Ctrl-T: puts a question into the input that quotes the end of the stopped answer.
  ///
  /// The server does not show a stopped answer to the model again (docs/protocol.md §9, 33), so "go on"
  /// alone would be answered without it.
  mutating func continueStopped() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard let text = conversation.stoppedText else {
      if conversation.isGenerating {
        say("The answer is still being written; Esc stops it.", about: .turn)
      } else {
        say(
          conversation.entries.isEmpty
            ? "There is no answer here yet."
            : "The last answer was not stopped: there is nothing to go on with.", about: .key)
      }
      return []
    }
    focus = .composer
    let question = Continuation.question(quoting: text, asked: conversation.lastQuestion)
    if !conversation.composer.text.hasPrefix(question) {
      withCurrent { $0.unsent.prepend(question) }
    }
    say("Quoted, because the model forgets a stopped answer. Enter sends it.", about: .input)
    return []
  }
}

extension Conversation {
  fileprivate var lastQuestion: String {
    for entry in entries.reversed() {
      if case .question(let question) = entry.content { return question.text }
    }
    return ""
  }

  /// The text of the answer that was stopped last; nil when something else came last.
  var stoppedText: String? {
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

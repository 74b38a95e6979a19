import QukaWire

/// How far an answer has come, as far as a person would call it news.
struct AnswerMeasure: Equatable, Sendable {
  var codePoints: Int
  var isOpen: Bool

  /// The answer grew, or ended, since.
  func isNews(since before: AnswerMeasure?) -> Bool {
    guard let before else { return codePoints > 0 || !isOpen }
    return codePoints > before.codePoints || before.isOpen && !isOpen
  }
}

extension Conversation {
  /// The answer that an event is about; nil when it is about none.
  func measure(of event: ChatEvent) -> AnswerMeasure? {
    guard let id = event.message, let index = transcript.positions[id],
      case .answer(let answer) = entries[index].content
    else { return nil }
    return AnswerMeasure(codePoints: answer.receivedCodePoints, isOpen: answer.state == .open)
  }

  /// All answers together.
  var answersMeasure: AnswerMeasure {
    var sum = AnswerMeasure(codePoints: 0, isOpen: false)
    for case .answer(let answer) in entries.lazy.map(\.content) {
      sum.codePoints += answer.receivedCodePoints
      sum.isOpen = sum.isOpen || answer.state == .open
    }
    return sum
  }
}

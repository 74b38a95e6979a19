import Synchronization

/// Remembers the latest questions.
final class QuestionRecorder: Sendable {
  private static let capacity = 1_000
  private static let maxCharacters = 1_000

  private let recorded = Mutex<[RecordedQuestion]>([])

  var all: [RecordedQuestion] { recorded.withLock { $0 } }

  func record(_ question: Question, session: String) {
    var question = question
    question.text = String(question.text.prefix(Self.maxCharacters))
    recorded.withLock { recorded in
      if recorded.count >= Self.capacity { recorded.removeFirst(Self.capacity / 2) }
      recorded.append(RecordedQuestion(session: session, question: question))
    }
  }
}

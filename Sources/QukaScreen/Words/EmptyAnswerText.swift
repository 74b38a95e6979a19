import QukaChat
import QukaWire

/// What stands in the place of an answer that came empty.
enum EmptyAnswerText {
  static func words(_ answer: Answer) -> String {
    answer.text.thinking.isEmpty
      ? "no answer came · the model sent nothing"
      : "no answer came · the model stopped while thinking"
  }

  static func spoken(_ answer: Answer) -> String {
    words(answer) + ". \(KeyMap.name(of: .tryAgain)) asks again."
  }
}

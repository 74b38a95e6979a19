import QukaChat
import QukaWire

/// A question that was not answered, in words.
enum QuestionText {
  /// - Parameter isRepeatable: a key sends it again.
  static func failed(_ reason: TurnFailure?, isRepeatable: Bool) -> String {
    words(reason) + (isRepeatable ? " \(KeyMap.name(of: .tryAgain)) sends it again." : "")
  }

  private static func words(_ reason: TurnFailure?) -> String {
    switch reason {
    case .send(let error): error.sentenceBesideKey
    case .stop(let error): error.fact
    case .channelRefused(let said): RefusalText.noUpdates("This chat", said) + "."
    case .notStored: "The server does not have this question."
    case .chatGone: "This chat no longer exists on the server."
    case nil: "No answer came."
    }
  }
}

import QukaChat
import QukaWire

/// A question that was not answered, in words.
enum QuestionText {
  /// - Parameter isRepeatable: a key sends it again.
  static func failed(_ reason: TurnFailure?, isRepeatable: Bool) -> String {
    words(reason) + (isRepeatable ? " Ctrl-R sends it again." : "")
  }

  private static func words(_ reason: TurnFailure?) -> String {
    switch reason {
    case .send(let error): error.sentenceBesideKey
    case .stop, .channelRefused, .notStored, .chatGone: reason?.words ?? ""
    case nil: "no connection"
    }
  }
}

import QukaWire

extension TurnFailure {
  /// Ends a line that says what became of the answer.
  var words: String {
    switch self {
    case .send(let error): error.sentence
    case .stop(let error): error.fact
    case .channelRefused(let said): RefusalText.noUpdates("this chat", said)
    case .notStored: "The server does not have this question."
    case .chatGone: "this chat no longer exists on the server"
    }
  }
}

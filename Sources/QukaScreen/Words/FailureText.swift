import QukaChat

/// What could not be had, in words.
enum FailureText {
  static func words(_ failure: HistoryFailure) -> String {
    switch failure {
    case .request(let failure): failure.sentence
    case .repeatsItself: "The server sent the same messages twice."
    case .gone(let title):
      "\(GoneText.fact(title, unknown: "This chat")) \(KeyMap.name(of: .newChat)) starts a new chat."
    }
  }

  static func words(_ failure: SourceFailure) -> String {
    switch failure {
    case .notConnected: "There is no connection to the server yet."
    case .gone: "This source is no longer in the space, or it is in another one."
    case .request(let failure): failure.sentence
    }
  }
}

import QukaWire

/// News of titles.
package enum TitleNews: Equatable, Sendable {
  case ofGoneChat(SessionID)
  case asking(SessionID)
  case noQuestion(SessionID)
  /// Without a failure the server's title was empty.
  case failed(SessionID, Failure?)
  case given(SessionID, former: String?, isSame: Bool)
}

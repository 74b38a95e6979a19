import QukaWire

/// What the person is to be told of the chats, as it happens; who shows it finds the words.
package enum ChatNews: Equatable, Sendable {
  /// The program cannot begin.
  case cannotStart(StartFailure)
  case server(ServerNews)
  case place(PlaceNews)
  case asking(AskingNews)
  case end(EndNews)
  case history(HistoryNews)
  case loss(LossNews)
  case title(TitleNews)
  case arranging(ArrangingNews)
  /// The chat has a link at which anybody can read it, or none.
  case shared(SessionID, Result<ShareLink, Failure>)
}

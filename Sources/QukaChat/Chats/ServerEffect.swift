import QukaWire

/// What is to be asked of the server; data, so that tests compare it.
package enum ServerEffect: Equatable, Sendable {
  case signIn
  case connect(appID: String)
  case reconnect
  case loadSessions(SpaceID, page: Int)
  case subscribe(SpaceID, SessionID)
  case unsubscribe(SpaceID, SessionID)
  /// Page 1 is the newest; the size is `HistoryPage.size`.
  case loadHistory(SpaceID, SessionID, page: Int = 1)
  /// A page that is kept on this machine, whatever is on screen.
  case readHistory(SpaceID, SessionID, page: Int)
  case title(SpaceID, SessionID, firstMessage: String)
  case deleteSession(SpaceID, SessionID)
  case loadKnowledge(SpaceID, KnowledgeID)
  /// Asks where a file of a question is now.
  case locateFile(SpaceID, FileID)
  /// Lets anybody who has a link read the chat.
  case share(SpaceID, SessionID)

  case createSession(SpaceID, TurnID)
  case nameMessage(SpaceID, SessionID, TurnID)
  case send(SpaceID, SessionID, TurnID, MessageID, text: String, SendOptions = SendOptions())
  case cancelSend(TurnID)
  /// Brings pictures to the server's storage, one after the other.
  case upload(SpaceID, UploadID, [Picture])
  case cancelUpload(UploadID)

  /// Opens the stop call's own connection, or keeps it open.
  case warmStop
  /// `isFresh` asks for a new connection: another node may answer.
  case stop(SpaceID, SessionID, TurnID, isFresh: Bool)
}

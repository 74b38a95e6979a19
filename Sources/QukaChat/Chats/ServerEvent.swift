import QukaWire

/// What the server tells, and what came of what was asked of it.
package enum ServerEvent: Equatable, Sendable {
  /// What came of a request for something in a space; by then another one may be entered.
  indirect case inSpace(SpaceID, ServerEvent)
  case signedIn(Result<SignIn, Failure>)
  case sessionsLoaded(page: Int, Result<Page<ChatSession>, Failure>)
  case historyLoaded(SessionID, Result<[Message], Failure>, HistoryPage = HistoryPage())
  case historyRead(SessionID, Result<[Message], Failure>, HistoryPage)
  case sessionTitled(SessionID, Result<String, Failure>)
  case sessionDeleted(SessionID, Result<Deleted, Failure>)
  case knowledgeLoaded(KnowledgeID, Result<Knowledge, Failure>)
  case fileLocated(FileID, Result<FileAddress, Failure>)
  case sessionShared(SessionID, Result<ShareLink, Failure>)

  case sessionCreated(TurnID, Result<SessionID, Failure>)
  case messageNamed(TurnID, Result<MessageID, Failure>)
  case sendWritten(TurnID)
  case sendWithdrawn(TurnID)
  case sendAnswered(TurnID, Result<SendReceipt, Failure>)
  /// So many bytes more of its pictures were written.
  case uploadMoved(UploadID, bytes: Int)
  case uploaded(UploadID, Result<[UploadedPicture], UploadFailure>)
  case stopAnswered(TurnID, StopAnswer)

  case realtime(RealtimeEvent)
}

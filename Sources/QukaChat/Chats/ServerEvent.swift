import QukaWire

/// What the server tells, and what came of what was asked of it.
package enum ServerEvent: Equatable, Sendable {
  case signedIn(Result<SignIn, Failure>)
  case sessionsLoaded(page: Int, Result<Page<ChatSession>, Failure>)
  case historyLoaded(SessionID, Result<[Message], Failure>, HistoryPage = HistoryPage())
  case sessionTitled(SessionID, Result<String, Failure>)
  case sessionDeleted(SessionID, Result<Deleted, Failure>)
  case knowledgeLoaded(KnowledgeID, Result<Knowledge, Failure>)

  case sessionCreated(TurnID, Result<SessionID, Failure>)
  case messageNamed(TurnID, Result<MessageID, Failure>)
  case sendWritten(TurnID)
  case sendWithdrawn(TurnID)
  case sendAnswered(TurnID, Result<SendReceipt, Failure>)
  case stopAnswered(TurnID, StopAnswer)

  case realtime(RealtimeEvent)
}

/// What `GET /user/info` and `GET /space/list` told.
package struct SignIn: Equatable, Sendable {
  package var user: User
  package var spaces: [Space]

  package init(user: User, spaces: [Space]) {
    self.user = user
    self.spaces = spaces
  }
}

/// Stands for "nothing" where a result must be comparable.
package struct Deleted: Equatable, Sendable {
  package init() {}
}

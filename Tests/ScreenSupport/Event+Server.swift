import QukaChat
import QukaScreen
import QukaWire

// What the server tells, as tests of the whole state write it.
extension Event {
  package static func signedIn(_ result: Result<SignIn, Failure>) -> Event {
    .server(.signedIn(result))
  }
  package static func sessionsLoaded(page: Int, _ result: Result<Page<ChatSession>, Failure>)
    -> Event
  {
    .server(.sessionsLoaded(page: page, result))
  }
  package static func historyLoaded(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage = HistoryPage()
  ) -> Event { .server(.historyLoaded(id, result, page)) }
  package static func sessionTitled(_ id: SessionID, _ result: Result<String, Failure>) -> Event {
    .server(.sessionTitled(id, result))
  }
  package static func sessionDeleted(_ id: SessionID, _ result: Result<Deleted, Failure>) -> Event {
    .server(.sessionDeleted(id, result))
  }
  package static func fileLocated(_ id: FileID, _ result: Result<FileAddress, Failure>) -> Event {
    .server(.fileLocated(id, result))
  }
  package static func knowledgeLoaded(_ id: KnowledgeID, _ result: Result<Knowledge, Failure>)
    -> Event
  {
    .server(.knowledgeLoaded(id, result))
  }
  package static func sessionShared(_ id: SessionID, _ result: Result<ShareLink, Failure>) -> Event
  {
    .server(.sessionShared(id, result))
  }
  package static func sessionCreated(_ turn: TurnID, _ result: Result<SessionID, Failure>) -> Event
  {
    .server(.sessionCreated(turn, result))
  }
  package static func messageNamed(_ turn: TurnID, _ result: Result<MessageID, Failure>) -> Event {
    .server(.messageNamed(turn, result))
  }
  package static func sendWritten(_ turn: TurnID) -> Event { .server(.sendWritten(turn)) }
  package static func sendWithdrawn(_ turn: TurnID) -> Event { .server(.sendWithdrawn(turn)) }
  package static func sendAnswered(_ turn: TurnID, _ result: Result<SendReceipt, Failure>) -> Event
  {
    .server(.sendAnswered(turn, result))
  }
  package static func stopAnswered(_ turn: TurnID, _ answer: StopAnswer) -> Event {
    .server(.stopAnswered(turn, answer))
  }
  package static func realtime(_ event: RealtimeEvent) -> Event { .server(.realtime(event)) }
}

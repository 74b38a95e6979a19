import QukaWire

@testable import QukaChat
@testable import QukaScreen

// What the server tells, as tests of the whole state write it.
extension Event {
  static func signedIn(_ result: Result<SignIn, Failure>) -> Event { .server(.signedIn(result)) }
  static func sessionsLoaded(page: Int, _ result: Result<Page<ChatSession>, Failure>) -> Event {
    .server(.sessionsLoaded(page: page, result))
  }
  static func historyLoaded(
    _ id: SessionID, _ result: Result<[Message], Failure>, _ page: HistoryPage = HistoryPage()
  ) -> Event { .server(.historyLoaded(id, result, page)) }
  static func sessionTitled(_ id: SessionID, _ result: Result<String, Failure>) -> Event {
    .server(.sessionTitled(id, result))
  }
  static func sessionDeleted(_ id: SessionID, _ result: Result<Deleted, Failure>) -> Event {
    .server(.sessionDeleted(id, result))
  }
  static func knowledgeLoaded(_ id: KnowledgeID, _ result: Result<Knowledge, Failure>) -> Event {
    .server(.knowledgeLoaded(id, result))
  }
  static func sessionCreated(_ turn: TurnID, _ result: Result<SessionID, Failure>) -> Event {
    .server(.sessionCreated(turn, result))
  }
  static func messageNamed(_ turn: TurnID, _ result: Result<MessageID, Failure>) -> Event {
    .server(.messageNamed(turn, result))
  }
  static func sendWritten(_ turn: TurnID) -> Event { .server(.sendWritten(turn)) }
  static func sendWithdrawn(_ turn: TurnID) -> Event { .server(.sendWithdrawn(turn)) }
  static func sendAnswered(_ turn: TurnID, _ result: Result<SendReceipt, Failure>) -> Event {
    .server(.sendAnswered(turn, result))
  }
  static func stopAnswered(_ turn: TurnID, _ answer: StopAnswer) -> Event {
    .server(.stopAnswered(turn, answer))
  }
  static func link(_ event: RealtimeEvent) -> Event { .server(.realtime(event)) }
}

extension RealtimeEvent {
  static func subscriptionFailed(_ id: SessionID, _ message: String) -> RealtimeEvent {
    .subscriptionFailed(id, code: 103, message: message)
  }
}

// What is asked of the server.
extension Effect {
  static let signIn = Effect.server(.signIn)
  static let reconnect = Effect.server(.reconnect)
  static let warmStop = Effect.server(.warmStop)
  static func connect(appID: String) -> Effect { .server(.connect(appID: appID)) }
  static func loadSessions(_ space: SpaceID, page: Int) -> Effect {
    .server(.loadSessions(space, page: page))
  }
  static func subscribe(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.subscribe(space, id))
  }
  static func unsubscribe(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.unsubscribe(space, id))
  }
  static func loadHistory(_ space: SpaceID, _ id: SessionID, page: Int = 1) -> Effect {
    .server(.loadHistory(space, id, page: page))
  }
  static func title(_ space: SpaceID, _ id: SessionID, firstMessage: String) -> Effect {
    .server(.title(space, id, firstMessage: firstMessage))
  }
  static func deleteSession(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.deleteSession(space, id))
  }
  static func loadKnowledge(_ space: SpaceID, _ id: KnowledgeID) -> Effect {
    .server(.loadKnowledge(space, id))
  }
  static func createSession(_ space: SpaceID, _ turn: TurnID) -> Effect {
    .server(.createSession(space, turn))
  }
  static func nameMessage(_ space: SpaceID, _ id: SessionID, _ turn: TurnID) -> Effect {
    .server(.nameMessage(space, id, turn))
  }
  static func send(
    _ space: SpaceID, _ id: SessionID, _ turn: TurnID, _ message: MessageID, text: String,
    _ options: SendOptions = SendOptions()
  ) -> Effect { .server(.send(space, id, turn, message, text: text, options)) }
  static func cancelSend(_ turn: TurnID) -> Effect { .server(.cancelSend(turn)) }
  static func stop(
    _ space: SpaceID, _ id: SessionID, _ turn: TurnID, isFresh: Bool
  ) -> Effect { .server(.stop(space, id, turn, isFresh: isFresh)) }
}

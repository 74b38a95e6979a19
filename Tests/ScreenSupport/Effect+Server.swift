import QukaChat
import QukaScreen
import QukaWire

// What is asked of the server.
extension Effect {
  package static let signIn = Effect.server(.signIn)
  package static let reconnect = Effect.server(.reconnect)
  package static let warmStop = Effect.server(.warmStop)
  package static func connect(appID: String) -> Effect { .server(.connect(appID: appID)) }
  package static func loadSessions(_ space: SpaceID, page: Int) -> Effect {
    .server(.loadSessions(space, page: page))
  }
  package static func subscribe(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.subscribe(space, id))
  }
  package static func unsubscribe(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.unsubscribe(space, id))
  }
  package static func loadHistory(_ space: SpaceID, _ id: SessionID, page: Int = 1) -> Effect {
    .server(.loadHistory(space, id, page: page))
  }
  package static func title(_ space: SpaceID, _ id: SessionID, firstMessage: String) -> Effect {
    .server(.title(space, id, firstMessage: firstMessage))
  }
  package static func deleteSession(_ space: SpaceID, _ id: SessionID) -> Effect {
    .server(.deleteSession(space, id))
  }
  package static func locateFile(_ space: SpaceID, _ id: FileID) -> Effect {
    .server(.locateFile(space, id))
  }
  package static func loadKnowledge(_ space: SpaceID, _ id: KnowledgeID) -> Effect {
    .server(.loadKnowledge(space, id))
  }
  package static func createSession(_ space: SpaceID, _ turn: TurnID) -> Effect {
    .server(.createSession(space, turn))
  }
  package static func nameMessage(_ space: SpaceID, _ id: SessionID, _ turn: TurnID) -> Effect {
    .server(.nameMessage(space, id, turn))
  }
  package static func send(
    _ space: SpaceID, _ id: SessionID, _ turn: TurnID, _ message: MessageID, text: String,
    _ options: SendOptions = SendOptions()
  ) -> Effect { .server(.send(space, id, turn, message, text: text, options)) }
  package static func cancelSend(_ turn: TurnID) -> Effect { .server(.cancelSend(turn)) }
  package static func stop(
    _ space: SpaceID, _ id: SessionID, _ turn: TurnID, isFresh: Bool
  ) -> Effect { .server(.stop(space, id, turn, isFresh: isFresh)) }

  // As a test names a chat.
  package static func stop(_ id: String, _ turn: TurnID, isFresh: Bool = false) -> Effect {
    .stop(AppDriver.space, SessionID(id), turn, isFresh: isFresh)
  }
  package static func history(_ id: String) -> Effect {
    .loadHistory(AppDriver.space, SessionID(id))
  }
}

import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

/// Chats that nobody looks at.
@Suite("Chats without a screen") struct ChatsTests {
  private static let space = SpaceID("space")
  private static let chat = SessionID("a")
  private static let turn = TurnID(number: 0)

  /// What the server tells, one millisecond after another, and what is asked of it.
  private struct Stage {
    var chats = Chats(at: .zero)

    mutating func tell(_ event: ServerEvent) -> [ServerEffect] {
      chats.reduce(event, at: chats.now + .milliseconds(1))
    }

    mutating func tell(_ event: ChatEvent) -> [ServerEffect] {
      tell(.realtime(.chat(ChatsTests.chat, event)))
    }
  }

  @Test("sign in, ask, follow the answer and stop it")
  func stop() {
    var stage = Stage()
    #expect(
      stage.tell(.signedIn(.success(.make())))
        == [.connect(appID: "app"), .loadSessions(Self.space, page: 1)])
    #expect(stage.tell(.realtime(.connected)) == [])
    #expect(stage.tell(.sessionsLoaded(page: 1, .success(Page(items: [], total: 0)))) == [])

    stage.chats.withCurrent { $0.composer.insert("Why?") }
    #expect(stage.chats.submit() == [.createSession(Self.space, Self.turn), .warmStop])
    #expect(
      stage.tell(.sessionCreated(Self.turn, .success(Self.chat))) == [
        .subscribe(Self.space, Self.chat), .nameMessage(Self.space, Self.chat, Self.turn),
        .title(Self.space, Self.chat, firstMessage: "Why?"),
      ])
    #expect(stage.tell(.messageNamed(Self.turn, .success(MessageID("q")))) == [])
    #expect(
      stage.tell(.realtime(.subscribed(Self.chat)))
        == [.send(Self.space, Self.chat, Self.turn, MessageID("q"), text: "Why?")])
    #expect(stage.tell(.sendWritten(Self.turn)) == [])
    #expect(stage.tell(.sendAnswered(Self.turn, .success(.make()))) == [])

    #expect(stage.tell(.started("A")) == [])
    #expect(stage.tell(.text("A", "Bec")) == [])
    #expect(stage.tell(.text("A", "ause", at: 3)) == [])
    #expect(stage.chats.generatingCount == 1)
    #expect(
      stage.chats.requestStop(in: .session(Self.chat))
        == [.stop(Self.space, Self.chat, Self.turn, isFresh: false)])
    #expect(stage.chats.conversation.stops.count == 1)
    #expect(stage.tell(.stopAnswered(Self.turn, .accepted)) == [])
    #expect(stage.tell(.stopped("A", 7)) == [])

    let conversation = stage.chats.conversation
    let after = Duration.milliseconds(2)
    #expect(conversation.turn?.ending == .stopped(after: after))
    #expect(conversation.stops == StopRequests() && conversation.canSend)
    let said = conversation.entries.map(\.content)
    #expect(said.count == 3)
    #expect(
      said.first
        == .question(
          Question(text: "Why?", options: SendOptions(), state: .sent)))
    #expect(said.last == .mark(.stopped(characters: 7, after: after)))
    guard case .answer(let answer) = said.dropFirst().first else {
      Issue.record("no answer")
      return
    }
    #expect(answer.text.answer == "Because" && answer.state == .stopped)
    let key = ConversationID.session(Self.chat)
    #expect(stage.chats.takeNews().last == .end(.ended(key, .stopped(after: after))))
  }
}

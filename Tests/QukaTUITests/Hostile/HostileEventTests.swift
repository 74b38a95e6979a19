import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaClient
@testable import QukaScreen
@testable import QukaTUI

/// Every field of every event that a server fills, with everything that a terminal would act upon.
@Suite("Hostile text in events") struct HostileEventTests {
  private static func failure(_ text: String) -> Failure {
    Failure(APIError.refused(status: 500, code: 500, message: text))
  }

  private static func message(_ id: String, _ role: Role, _ text: String) -> Message {
    Message(
      id: MessageID(id), session: SessionID("a"), sequence: 1, sentAt: 0, role: role,
      progress: role == .assistant ? .failed : .completed, text: text,
      tool: role == .tool
        ? ToolTips(id: "t", name: text, arguments: text, content: text) : nil)
  }

  @Test("the account's name, the spaces' and the chats'", arguments: HostileText.all)
  func names(text: String) {
    var app = AppDriver()
    let spaces = [Space(id: SpaceID(text), title: text, role: text)]
    let user = User(id: text, name: text, appID: text, plan: text)
    app.reduce(.signedIn(.success(SignIn(user: user, spaces: spaces))))
    app.reduce(.realtime(.connected))
    let chat = ChatSession(id: SessionID("a"), title: text, createdAt: 0, latestAccessAt: 1)
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: [chat], total: 1))))
    app.openChat("a")
    app.state.expectHarmless("names")
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.state.expectHarmless("the question before a deletion")
    app.reduce(.sessionDeleted(SessionID("a"), .success(Deleted())))
    app.state.expectHarmless("what was deleted")

    var stranger = AppDriver(wantedSpace: "other")
    stranger.reduce(.signedIn(.success(SignIn(user: user, spaces: spaces))))
    #expect(stranger.state.fatal != nil)
    stranger.state.expectHarmless("the spaces, listed in the farewell")
  }

  @Test("stored messages: questions, answers, thinking, tools", arguments: HostileText.all)
  func history(text: String) {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    let messages = [
      Self.message("1", .user, text), Self.message("2", .tool, text),
      Self.message("3", .assistant, "<think>\(text)</think>\(text)"),
      Self.message("4", .user, text), Self.message("5", .assistant, text),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    #expect(app.conversation.entries.count >= 5)
    app.state.expectHarmless("history")
  }

  @Test("events: text in pieces, tools, failures", arguments: HostileText.all)
  func events(text: String) {
    var app = AppDriver.streaming(text)
    app.state.expectHarmless("the first piece")
    let start = text.unicodeScalars.count
    for (offset, scalar) in text.unicodeScalars.prefix(40).enumerated() {
      app.chat(.text("A", String(scalar), at: start + offset))
    }
    app.chat(.tool("T"))
    let tips = ToolTips(id: text, name: text, arguments: text, content: text)
    app.chat(.toolUpdated(MessageID("T"), tips, progress: .generating))
    app.state.expectHarmless("a tool at work")
    app.chat(
      .toolUpdated(
        MessageID("T"),
        ToolTips(id: "t", name: text, arguments: "{\"q\":\"\(text)\"}", content: ""),
        progress: .completed))
    app.chat(.unknown(subject: text, type: text))
    app.chat(.text("A", text, at: 100_000))
    app.wait(.seconds(30))
    app.state.expectHarmless("a gap")
    app.chat(.failure("A", text))
    app.chat(.failure("B"))
    app.state.expectHarmless("a failure")
  }

  @Test("what the server says about failures", arguments: HostileText.all)
  func failures(text: String) {
    let failure = Self.failure(text)
    var app = AppDriver()
    app.reduce(.signedIn(.failure(failure)))
    app.state.expectHarmless("sign-in")

    app = .connected(chats: ["a", "b"])
    app.reduce(.sessionsLoaded(page: 2, .failure(failure)))
    app.state.expectHarmless("the list")
    app.press(Key(.down, .alt))
    app.reduce(.historyLoaded(SessionID("a"), .failure(failure)))
    app.state.expectHarmless("history")
    app.reduce(.realtime(.subscriptionFailed(SessionID("a"), text)))
    app.state.expectHarmless("a subscription")
    app.reduce(.sessionTitled(SessionID("a"), .success(text)))
    app.state.expectHarmless("a title")
    app.reduce(.sessionDeleted(SessionID("a"), .failure(failure)))
    app.state.expectHarmless("a deletion")
    for retry in [Duration.seconds(9), nil] {
      app.reduce(.realtime(.disconnected(reason: .make(text), retryIn: retry)))
      app.state.expectHarmless("the connection")
    }
  }

  @Test("what the server says about a question and its stop", arguments: HostileText.all)
  func turns(text: String) {
    for failure in [
      Self.failure(text), Failure(APIError.refused(status: 403, code: 1, message: text)),
    ] {
      var app = AppDriver.open()
      app.type("Why?")
      app.press(Key(.enter))
      app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
      app.reduce(.sendWritten(app.turn))
      app.reduce(.sendAnswered(app.turn, .failure(failure)))
      app.state.expectHarmless("a send")
    }
    let error = APIError.refused(status: 500, code: 500, message: text)
    for answer in [StopAnswer.refused(error), .failed(error), .lost(error)] {
      var app = AppDriver.streaming()
      app.escape()
      app.reduce(.stopAnswered(app.turn, answer))
      app.state.expectHarmless("a stop")
      app.wait(.seconds(60))
      app.state.expectHarmless("an unconfirmed stop")
    }
  }

  @Test("sentences that quote a server are short, whatever it says", arguments: HostileText.all)
  func sentences(text: String) throws {
    let document = JSONValue.object([
      JSONValue.Member(
        "meta",
        .object([
          JSONValue.Member("code", .number("500")), JSONValue.Member("message", .string(text)),
        ]))
    ])
    let envelope = try #require(Envelope(parsing: Array(document.encoded.utf8)))
    let sentences = [
      APIError.refused(status: 500, code: envelope.code, message: envelope.message).sentence,
      APIError.redirected(status: 301, location: text).sentence,
      TransportError.handshake(
        .refused(
          HandshakeRefusal(
            status: 418, reason: text, body: Array(text.utf8), contentType: text, location: text))
      ).sentence,
      TransportError.handshake(
        .refused(HandshakeRefusal(status: 302, reason: text, location: text))
      ).sentence,
    ]
    for sentence in sentences {
      #expect(sentence.unicodeScalars.count < 1_000, "\(sentence.prefix(200))")
    }
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A chat that the server does not know any more, and one that is deleted here.
@Suite("A chat that is gone") struct GoneChatTests {
  private static let id = SessionID("a")

  private func gone(size: Size = Size(columns: 80, rows: 24), gap: Bool = false) -> AppDriver {
    var app = AppDriver.streaming(size: size)
    if gap {
      app.chat(.text("A", "the end", at: 20))
      app.wait(.milliseconds(500))
    }
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(Self.id)))
    let failure = Failure.gone
    app.reduce(.historyLoaded(Self.id, .failure(failure)))
    app.wait(.seconds(13))
    return app
  }

  @Test("keeps its title, and is said to be gone for as long as it is on screen")
  func words() {
    var app = gone()
    #expect(app.screen.hasPrefix(" Quka  Chat a  "))
    #expect(app.screen.contains("gone on the server"))
    #expect(app.screen.contains("This chat no longer exists on the server."))
    #expect(!app.screen.contains("streaming"))
    app.change { $0.size = Size(columns: 40, rows: 12) }
    #expect(app.screen.hasPrefix(" Quka  Chat a  "))
    #expect(app.screen.contains("Ctrl-N starts a new"))
  }

  @Test("sends nothing any more: what is typed stays, and goes along into the new chat")
  func sendsNothing() {
    var app = gone()
    app.type("And?")
    #expect(!HintView.hints(app.state).contains { $0.key == "Enter" })
    #expect(app.press(.enter) == [])
    #expect(
      app.typed == "And?"
        && app.state.notice?.text
          == "This chat no longer exists on the server; Ctrl-N starts a new one."
    )
    app.press(.control("n"))
    #expect(app.typed == "And?" && app.state.chats.currentSession == nil)
  }

  @Test("says that the missing part of an answer is lost, and never that it is being fetched")
  func gap() {
    var app = gone(gap: true)
    app.press(.control("b"))
    #expect(app.screen.contains("a part is missing here, and the server has forgotten it"))
    #expect(app.screen.contains("the end"))
    app.forgetEffects()
    app.press(.control("r"))
    app.wait(.seconds(60))
    #expect(!app.screen.contains("fetched"))
    #expect(!app.conversation.isGenerating, "no question is sent there again")
    #expect(app.allEffects == [])
    #expect(!app.screen.contains("Ctrl-R"))
  }

  @Test(
    "its older messages are gone, and no key promises them",
    arguments: [.available, .loading, .failed(.request(.make("503")))] as [OlderHistory]
  )
  func older(_ older: OlderHistory) {
    var app = gone()
    app.change { $0.chats.conversations[$0.chats.current]?.record.older = older }
    #expect(app.screen.contains("older messages are gone with the chat"))
    #expect(!app.screen.contains("Ctrl-R"))
  }

  @Test("is recognised although the server only refuses its channel")
  func refusedChannel() {
    var app = AppDriver.streaming()
    app.type("queued")
    app.press(.enter)
    app.type("typed")
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    let effects = app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    #expect(effects.contains(.history("a")))
    #expect(!app.conversation.isGenerating)
    let failure = Failure.gone
    app.reduce(.historyLoaded(Self.id, .failure(failure)))
    #expect(app.conversation.isGone)
    #expect(app.conversation.summary.prefix(2) == ["? Why?", "Hello (failed)"])
    app.press(.control("n"))
    #expect(app.typed == "typed" && app.conversation.held == ["queued"])
  }

  @Test(
    "tells one reason, however its end was told first", arguments: [false, true], [false, true])
  func oneReason(isStreaming: Bool, isMadeHere: Bool) {
    var app = isStreaming ? AppDriver.streaming() : AppDriver.open()
    if !isStreaming { app.ask("Why?") }
    // The server has never told the history of a chat that was made here.
    if isMadeHere {
      app.change { $0.chats.change(.session(Self.id)) { $0.record.hasLoaded = false } }
    }
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    let refused = app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    #expect(refused.contains(.history("a")), "history knows more than the refusal")
    let failure = Failure.gone
    app.reduce(.historyLoaded(Self.id, .failure(failure)))
    app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    for seconds in [0, 20] {
      app.wait(.seconds(seconds))
      let words = app.conversation.summary.joined() + app.screen
      #expect(!words.contains("followed") && !words.contains("permission"))
      #expect(!words.contains("Ctrl-R"))
      #expect(app.screen.contains("this chat no longer exists on the server"))
    }
  }

  @Test("that only left the list keeps its title, too")
  func leftTheList() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(11))
    app.reduce(.realtime(.connected))
    let others = Page(
      items: [ChatSession(id: SessionID("b"), title: "B", createdAt: 0, latestAccessAt: 9)],
      total: 1)
    app.reduce(.sessionsLoaded(page: 1, .success(others)))
    #expect(app.screen.hasPrefix(" Quka  Chat a"))
    app.press(.control("n"))
    #expect(app.state.chats.sessions.session(Self.id) == nil)
  }

  // MARK: - Deleted here

  @Test("when the chat on screen is deleted, what was typed and queued goes on in the new one")
  func typedText() {
    var app = AppDriver.streaming()
    app.type("queued")
    app.press(.enter)
    app.type("typed")
    app.reduce(.sessionDeleted(Self.id, .success(Deleted())))
    #expect(app.state.chats.currentSession == nil)
    #expect(app.typed == "typed" && app.conversation.held == ["queued"])
    #expect(app.screen.hasPrefix(" Quka  New chat"))
  }

  @Test("before another chat is deleted, it is said that what was typed there goes with it")
  func typedElsewhere() {
    var app = AppDriver.open("a")
    app.type("typed")
    app.openChat("b")
    app.change { $0.overlays = [.confirmDeletion(Self.id, since: .zero)] }
    #expect(app.screen.contains("What you typed there"))
    app.change { $0.overlays = [.confirmDeletion(SessionID("b"), since: .zero)] }
    #expect(!app.screen.contains("What you typed there"))
    app.reduce(.sessionDeleted(Self.id, .success(Deleted())))
    #expect(app.typed == "")
    #expect(app.state.chats.currentSession == SessionID("b"))
  }

  @Test("a stop request is counted until its last answer")
  func stopRequests() {
    var app = AppDriver.streaming()
    app.escape()
    let turn = app.turn
    app.wait(.seconds(1))
    #expect(app.stops.count == 2)
    app.reduce(.stopAnswered(turn, .accepted))
    #expect(app.conversation.stops.count == 1)
    app.reduce(.stopAnswered(turn, .accepted))
    #expect(app.conversation.stops.count == 0)
    #expect(app.reduce(.stopAnswered(turn, .accepted)) == [], "an answer too many does no harm")
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What other clients do to the list of chats; the server announces none of it.
@Suite("The list of chats and other clients") struct ChatListTests {
  private static let refresh = Effect.loadSessions(AppDriver.space, page: 1)

  private func chat(_ id: String, _ title: String? = nil, at time: Int) -> ChatSession {
    ChatSession(
      id: SessionID(id), title: title ?? "Chat \(id)", createdAt: 0, latestAccessAt: time)
  }

  private func list(_ app: AppDriver) -> [String] { app.state.chats.sessions.sessions.map(\.title) }

  private func refreshed(_ chats: [ChatSession], total: Int? = nil) -> AppDriver {
    var app = AppDriver.connected(chats: ["a", "b", "c"])
    app.change { $0.chats.sessions.selected = SessionID("b") }
    app.reduce(.input(.focus(true)))
    app.reduce(
      .sessionsLoaded(page: 1, .success(Page(items: chats, total: total ?? chats.count))))
    return app
  }

  @Test("it is refreshed when the terminal gets the focus, at most every five seconds")
  func focus() {
    var app = AppDriver.connected(chats: ["a"])
    #expect(app.reduce(.input(.focus(false))) == [])
    #expect(app.focus() == [Self.refresh])
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: [], total: 0))))
    app.wait(.seconds(4))
    #expect(app.focus() == [])
    app.wait(.seconds(1))
    #expect(app.focus() == [Self.refresh])
    #expect(app.focus() == [], "one request at a time")
  }

  @Test("it is refreshed after a reconnect")
  func reconnect() {
    var app = AppDriver.connected(chats: ["a"])
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connecting(attempt: 1)))
    #expect(app.reduce(.realtime(.connected)) == [Self.refresh])
  }

  @Test("renames, new chats, another order and deletions appear; the selection stays on its chat")
  func changes() {
    let app = refreshed([
      chat("new", "Brand new", at: 3_000), chat("c", "Renamed", at: 2_000), chat("b", at: 999),
    ])
    #expect(list(app) == ["Brand new", "Renamed", "Chat b"])
    #expect(app.state.chats.sessions.selected == SessionID("b"))
    #expect(app.state.chats.sessions.total == 3)
  }

  @Test("a deleted chat gives its selection to a neighbour")
  func selectionMoves() {
    let app = refreshed([chat("a", at: 1_000), chat("c", at: 998)])
    #expect(list(app) == ["Chat a", "Chat c"])
    #expect(app.state.chats.sessions.selected == SessionID("c"))
  }

  @Test("a chat that stands on a later page is not taken for deleted")
  func laterPage() {
    let app = refreshed([chat("x", at: 3_000), chat("y", at: 2_000)], total: 60)
    #expect(list(app).count == 5)
  }

  @Test("a chat that was created while the list was on its way stays, and so does a busy one")
  func created() {
    var app = AppDriver.streaming()
    app.reduce(.input(.focus(true)))
    app.press(.control("n"))
    app.type("New?")
    app.press(.enter)
    app.reduce(.sessionCreated(app.turn, .success(SessionID("n"))))
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: [chat("b", at: 9)], total: 1))))
    #expect(app.state.chats.sessions.session(SessionID("n")) != nil)
    #expect(app.state.chats.sessions.session(SessionID("a")) != nil, "an answer is written there")
    #expect(app.state.chats.sessions.session(SessionID("c")) == nil)
  }

  @Test("a refresh that fails says nothing and keeps the list")
  func fails() {
    var app = AppDriver.connected(chats: ["a"])
    app.reduce(.input(.focus(true)))
    app.reduce(.sessionsLoaded(page: 1, .failure(.make("503"))))
    #expect(list(app) == ["Chat a"])
    #expect(app.state.notice == nil)
    #expect(app.state.chats.sessions.loading == .idle)
  }

  @Test("the provisional title of the server does not replace a chat's first words")
  func provisional() {
    let app = refreshed([
      chat("a", "Session At: 22/11 16:00:00", at: 1_000), chat("b", "<think>Hm, what", at: 999),
      chat("c", " \"A\ttitle\n\" ", at: 998),
    ])
    #expect(list(app) == ["Chat a", "Chat b", "A title"])
  }

  @Test("a chat that is gone at the server is said, keeps typed text, and goes when it is left")
  func gone() {
    var app = AppDriver.streaming()
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.type("More")
    app.change { _ = $0.act { $0.reloadHistory() } }
    let failure = Failure.gone
    app.reduce(.historyLoaded(SessionID("a"), .failure(failure)))
    #expect(app.state.notice?.text.contains("no longer exists") == true)
    #expect(app.state.chats.sessions.session(SessionID("a")) != nil)
    #expect(app.conversation.summary == ["? Why?", "Hello"], "what was read stays")
    #expect(app.typed == "More")
    app.forgetEffects()
    app.wait(.seconds(60))
    #expect(!app.allEffects.contains(.history("a")), "nobody asks again")
    app.press(.control("n"))
    #expect(app.typed == "More")
    #expect(app.state.chats.currentSession == nil)
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
  }

  @Test("a question that is being prepared returns to the input when its chat is gone")
  func goneWhilePreparing() {
    var app = AppDriver.open()
    app.type("More?")
    app.press(.enter)
    app.change { _ = $0.act { $0.reloadHistory() } }
    let failure = Failure.gone
    app.reduce(.historyLoaded(SessionID("a"), .failure(failure)))
    #expect(app.typed == "More?")
    #expect(!app.conversation.isGenerating)
  }

  @Test("a question to a chat that is gone returns to the input, and Ctrl-N takes it along")
  func goneAtSend() {
    var app = AppDriver.open()
    app.type("More?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    let failure = Failure.gone
    app.reduce(.sendAnswered(app.turn, .failure(failure)))
    #expect(app.typed == "More?")
    #expect(app.state.notice?.text.contains("no longer exists") == true)
    app.press(.control("n"))
    #expect(app.typed == "More?")
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
  }

  @Test("a chat is unread only when an answer grew or ended there")
  func unread() {
    var app = AppDriver.streaming()
    app.openChat("b")
    let quiet: [ChatEvent] = [
      .failure("X", "Sorry, I'm wrong"), .unknown(subject: "s", type: "400"), .text("A", "Hello"),
      .tool("T"), .using("T"), .started("B"),
    ]
    for event in quiet {
      app.chat(event)
      #expect(!app.conversation("a").isUnread, "\(event)")
    }
    app.chat(.text("A", "!", at: 5))
    #expect(app.conversation("a").isUnread)
    app.change { $0.chats.conversations[.session(SessionID("a"))]?.isUnread = false }
    app.chat(.done("A", 6))
    #expect(app.conversation("a").isUnread)
  }

  @Test("an answer that came while away makes a background chat unread")
  func unreadByHistory() {
    var app = AppDriver.open()
    let first: [Message] = [.make("q", .user, "Why?"), .make("A", .assistant, "So.")]
    app.reduce(.historyLoaded(SessionID("a"), .success(first)))
    app.openChat("b")
    app.reduce(.historyLoaded(SessionID("a"), .success(first)))
    #expect(!app.conversation("a").isUnread)
    let more = first + [.make("q2", .user, "And?"), .make("B", .assistant, "And so.")]
    app.reduce(.historyLoaded(SessionID("a"), .success(more)))
    #expect(app.conversation("a").isUnread)
  }

  @Test("the next page is loaded when the selection comes near the end, once")
  func loadsMore() {
    var app = AppDriver.connected()
    let items = (0..<50).map { chat("\($0)", at: 100 - $0) }
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: items, total: 120))))
    app.change { $0.focus = .list }
    app.press(Key(.down))
    #expect(app.effects == [])
    for _ in 0..<3 { app.press(Key(.pageDown)) }
    #expect(app.allEffects.filter { $0 == .loadSessions(AppDriver.space, page: 2) }.count == 1)
  }
}

@Suite("Titles of chats") struct TitleTests {
  private func retitled(_ app: inout AppDriver, _ id: String = "a") -> [Effect] {
    var effects: [Effect] = []
    app.change { effects = $0.act { $0.retitle(SessionID(id)) } }
    return effects
  }

  private func title(_ text: String) -> Effect {
    .title(AppDriver.space, SessionID("a"), firstMessage: text)
  }

  @Test("an empty title is ignored, a dirty one is cleaned")
  func titled() {
    var app = AppDriver.open()
    app.reduce(.sessionTitled(SessionID("a"), .success(" \n")))
    #expect(app.state.chats.sessions.session(SessionID("a"))?.title == "Chat a")
    app.reduce(.sessionTitled(SessionID("a"), .success("\"New\ntitle\"")))
    #expect(app.state.chats.sessions.session(SessionID("a"))?.title == "New title")
    #expect(app.state.notice == nil, "nobody asked")
  }

  @Test("a new title is asked for with the first question, and what comes of it is said")
  func asked() {
    var app = AppDriver.streaming()
    #expect(retitled(&app) == [title("Why?")])
    #expect(app.state.notice?.text == "Asking for a new title for “Chat a”…")
    #expect(retitled(&app) == [], "once at a time")
    app.reduce(.sessionTitled(SessionID("a"), .success("Reasons")))
    #expect(app.state.notice?.text == "“Chat a” is now called “Reasons”.")
    #expect(retitled(&app) == [title("Why?")])
    app.reduce(.sessionTitled(SessionID("a"), .failure(.make("429"))))
    #expect(
      app.state.notice?.text
        == "“Reasons” keeps its title. Too many requests (429). Wait a few seconds, then retry."
    )
    _ = retitled(&app)
    app.reduce(.sessionTitled(SessionID("a"), .success("\"\"")))
    #expect(app.state.notice?.text.contains("no title") == true)
    #expect(app.state.chats.sessions.session(SessionID("a"))?.title == "Reasons")
  }

  @Test("a chat without a question has none to make a title from")
  func noQuestion() {
    var app = AppDriver.open()
    #expect(retitled(&app) == [])
    #expect(app.state.notice?.text.contains("no question") == true)
  }

  @Test("a chat that was never opened is loaded for its first question")
  func unopened() {
    var app = AppDriver.connected(chats: ["a", "b"])
    #expect(retitled(&app) == [.history("a")])
    let effects = app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("q", .user, "First?"), .make("x")])))
    #expect(effects == [title("First?")])
    #expect(app.state.chats.currentSession == nil)
  }

  @Test("the first question of a long chat is found on its last page, which is not inserted")
  func longChat() {
    var app = AppDriver.connected(chats: ["a"])
    let page = (0..<100).map { Message.make("m\($0)", .user, "Later") }
    #expect(retitled(&app) == [.history("a")])
    let effects = app.reduce(
      .historyLoaded(SessionID("a"), .success(page), HistoryPage(total: 420)))
    #expect(effects == [.loadHistory(AppDriver.space, SessionID("a"), page: 5)])
    let last = app.reduce(
      .historyLoaded(
        SessionID("a"), .success([.make("f", .user, "First?")]), HistoryPage(number: 5, total: 420))
    )
    #expect(last == [title("First?")])
    #expect(app.conversation("a").entries.count == 100)
  }

  @Test("history that cannot be loaded for a title is said")
  func fails() {
    var app = AppDriver.connected(chats: ["a"])
    _ = retitled(&app)
    app.reduce(.historyLoaded(SessionID("a"), .failure(.make("500"))))
    #expect(
      app.state.notice?.text
        == "“Chat a” keeps its title. Server error (500). Retry, or check the server's log.")
  }
}

extension AppDriver {
  /// Gives the terminal the focus; what is done about it, apart from the question for the background.
  fileprivate mutating func focus() -> [Effect] {
    reduce(.input(.focus(true))).filter { $0 != .askBackground }
  }
}

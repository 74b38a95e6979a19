import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The list is asked for again when somebody looks at it: nobody tells of other clients' chats.
@Suite("The list is looked at") struct ListReloadTests {
  private static let refresh = Effect.loadSessions(AppDriver.space, page: 1)
  private static let failure = Failure.make("500")

  private func chat(_ id: String, at time: Int) -> ChatSession {
    ChatSession(id: SessionID(id), title: "Chat \(id)", createdAt: 0, latestAccessAt: time)
  }

  private func loaded(_ ids: String..., total: Int? = nil) -> Event {
    let chats = ids.enumerated().map { chat($1, at: 2_000 - $0) }
    return .sessionsLoaded(page: 1, .success(Page(items: chats, total: total ?? chats.count)))
  }

  @Test("Tab, Ctrl-B and Ctrl-P ask for it, at most every five seconds and not while offline")
  func triggers() {
    var app = AppDriver.connected(chats: ["a", "b"])
    #expect(app.press(Key(.tab)) == [Self.refresh])
    app.reduce(loaded("n", "a", "b"))
    #expect(app.screen.contains("Chat n") && app.state.chats.sessions.selected == SessionID("a"))
    app.press(Key(.tab))
    app.wait(.seconds(4))
    #expect(app.press(.control("p")) == [])
    app.escape()
    app.wait(.seconds(1))
    #expect(app.press(.control("p")) == [Self.refresh])
    app.escape()
    app.reduce(loaded("n", "a", "b"))
    app.wait(.seconds(5))
    #expect(app.press(.control("b")) == [], "it goes")
    #expect(app.press(.control("b")) == [Self.refresh], "it comes")
    app.reduce(loaded("n", "a", "b"))
    app.wait(.seconds(5))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    #expect(app.press(.control("p")) == [])
  }

  @Test("unasked it is quiet, fails or not")
  func quiet() {
    var app = AppDriver.connected()
    app.press(Key(.tab))
    #expect(app.screen.contains("No chats yet"))
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.failure)))
    #expect(app.screen.contains("No chats yet") && app.state.notice == nil)
  }

  @Test("Ctrl-R among the chats asks at once, and tells what came of it")
  func asked() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.tab))
    app.reduce(loaded("a"))
    #expect(app.press(.control("r")) == [Self.refresh])
    #expect(app.state.notice?.text == "Reloading the chats…")
    app.reduce(loaded("a"))
    #expect(app.state.notice?.text == "Chats reloaded.")
    #expect(app.press(.control("r")) == [Self.refresh])
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.failure)))
    #expect(
      app.state.notice?.text == Self.failure.sentence && app.state.chats.sessions.loading == .idle)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    #expect(app.press(.control("r")) == [.reconnect])
  }

  @Test("Ctrl-R during a quiet request makes that one tell of its failure")
  func both() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.tab))
    #expect(app.press(.control("r")) == [])
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.failure)))
    #expect(app.state.notice?.text == Self.failure.sentence)
  }

  @Test("what is chosen in the palette stays chosen")
  func palette() {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.press(.control("p"))
    app.type("chat b")
    app.reduce(loaded("chat b", "a", "b"))
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("b"))
  }

  @Test("it stays chosen when a chat above it was deleted elsewhere")
  func paletteBelowGone() {
    var app = AppDriver.connected(chats: ["a", "b", "c"])
    app.press(.control("p"))
    app.type("chat")
    let target = { (app: AppDriver) -> Palette.Target? in
      guard case .palette(let palette) = app.state.overlays.last else { return nil }
      let items = app.state.items(of: palette)
      return palette.selected(in: items).map { items[$0].target }
    }
    for _ in 0..<20 where target(app) != .chat(.session(SessionID("b"))) {
      app.press(Key(.down))
    }
    app.reduce(loaded("b", "c"))
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("b"))
  }

  @Test("that it is loaded again hides nothing that was said meanwhile")
  func other() {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.press(Key(.tab))
    app.reduce(loaded("a", "b"))
    app.press(.control("r"))
    app.deleteSelected()
    let said = app.state.notice
    #expect(said?.text.contains("F8") == true)
    app.reduce(loaded("a", "b"))
    #expect(app.state.notice == said)
  }

  @Test("while a further page is on its way Ctrl-R says so, and after a failure Tab asks at once")
  func underWay() {
    var app = AppDriver.connected(chats: ["a"])
    app.change { $0.chats.sessions.loading = .loading(page: 2) }
    app.press(Key(.tab))
    #expect(app.press(.control("r")) == [])
    #expect(app.state.notice?.text == "The chats are still loading.")
    app.change { $0.chats.sessions.loading = .idle }
    #expect(app.press(.control("r")) == [Self.refresh])
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.failure)))
    app.press(Key(.tab))
    app.press(Key(.tab))
    #expect(app.press(Key(.tab)) == [Self.refresh])
  }

  @Test("what the wheel brought into view stays where it is")
  func wheel() {
    let ids = (0..<40).map { "\($0)" }
    var app = AppDriver.connected(chats: ids)
    app.press(Key(.tab))
    app.change { $0.listTop = 5 }
    let before = app.screen.split(separator: "\n")[1].prefix(20)
    let chats = [chat("n", at: 3_000)] + app.state.chats.sessions.sessions
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: chats, total: 41))))
    #expect(app.state.listTop == 6)
    #expect(app.screen.split(separator: "\n")[1].prefix(20) == before)
  }

  @Test("F8 brings no chat back that others deleted meanwhile, and says so")
  func goneMeanwhile() {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.press(Key(.tab))
    app.deleteSelected()
    app.reduce(loaded("b"))
    app.press(Key(.function(8)))
    #expect(app.state.notice?.text == "“Chat a” no longer exists on the server.")
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
  }

  @Test("after F8 the server is asked whether the chat is there")
  func asksWhetherItExists() {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.press(Key(.tab))
    app.reduce(loaded("a", "b"))
    app.deleteSelected()
    #expect(app.press(Key(.function(8))).contains(.history("a")))
    let gone = Failure.gone
    app.reduce(.historyLoaded(SessionID("a"), .failure(gone)))
    #expect(app.state.notice?.text == "“Chat a” no longer exists on the server.")
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("What is chosen in the palette while the world goes on") struct PaletteChoiceTests {
  private func chosen(_ app: AppDriver) -> Palette.Target? {
    guard case .palette(let palette) = app.state.overlays.last else { return nil }
    let items = app.state.items(of: palette)
    return palette.selected(in: items).map { items[$0].target }
  }

  private func choose(_ target: Palette.Target, in app: inout AppDriver) {
    for _ in 0..<40 where chosen(app) != target { app.press(Key(.down)) }
  }

  /// While an answer streams there are commands that stop it, above many others.
  private func ended(_ app: inout AppDriver) {
    app.chat(.done("A", 5))
    app.wait(.seconds(3))
  }

  @Test("a command stays chosen when those above it cannot be done any more")
  func command() {
    var app = AppDriver.streaming()
    app.press(.control("p"))
    choose(.command(.toggleDetails), in: &app)
    ended(&app)
    #expect(chosen(app) == .command(.toggleDetails))
    app.press(.enter)
    #expect(app.state.reading.showsDetails)
  }

  @Test("where the chosen command has gone, Enter does no other, and the next key chooses near it")
  func gone() {
    var app = AppDriver.streaming()
    app.press(.control("p"))
    choose(.command(.escape), in: &app)
    let place = app.state
    ended(&app)
    #expect(chosen(app) == nil && app.state.overlays == place.overlays)
    #expect(app.press(.enter) == [])
    #expect(app.state.notice?.text == "What you had chosen is gone. Choose again.")
    app.press(Key(.down))
    #expect(chosen(app) != nil)
  }

  @Test("a chat stays chosen when one above it leaves the list", arguments: [true, false])
  func chat(isAllChats: Bool) {
    var app = AppDriver.connected(chats: ["a", "b", "c"])
    if isAllChats { app.press(Key(.tab)) }
    app.press(isAllChats ? Key(.function(3)) : .control("p"))
    choose(.chat(.session(SessionID("c"))), in: &app)
    let page = Page(
      items: ["b", "c"].map {
        ChatSession(id: SessionID($0), title: "Chat \($0)", createdAt: 0, latestAccessAt: 0)
      }, total: 2)
    app.reduce(.sessionsLoaded(page: 1, .success(page)))
    #expect(app.state.chats.sessions.session(SessionID("a")) == nil)
    #expect(chosen(app) == .chat(.session(SessionID("c"))))
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("c"))
  }

  @Test("while a stop is under way no stop is offered")
  func stopping() {
    var app = AppDriver.streaming()
    app.escape()
    app.press(.control("p"))
    choose(.command(.escape), in: &app)
    #expect(chosen(app) != .command(.escape))
    choose(.command(.stopAll), in: &app)
    #expect(chosen(app) != .command(.stopAll))
  }
}

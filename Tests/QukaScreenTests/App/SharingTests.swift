import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Sharing a chat by a link") struct SharingTests {
  private static let link = ShareLink("https://quka.example.com/s/s/0123456789abcdef")

  /// A chat with a question and its answer, at a server.
  private func app(size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.streaming("Because.", size: size)
    app.chat(.done("A", 8))
    app.change { $0.place = .server("quka.example.com") }
    return app
  }

  private func ask(_ app: inout AppDriver) {
    app.change { _ = $0.perform(.shareChat) }
    app.draw()
    app.wait(Deletion.readingTime)
  }

  private var share: Effect { .server(.share(AppDriver.space, SessionID("a"))) }

  @Test("it says what it means and asks; F8 makes the link, which is shown and copied")
  func made() {
    var app = app()
    ask(&app)
    for words in ["Anybody with the link", "your name and", "It does", "not end by itself."] {
      #expect(app.screen.contains(words), "\(words)")
    }
    #expect(app.press(Key(.function(8))) == [share])
    #expect(app.screen.contains("Asking the server for the link…"))
    #expect(app.press(Key(.function(8))).isEmpty, "once is enough")
    let answer = Event.sessionShared(SessionID("a"), .success(Self.link))
    #expect(app.reduce(answer) == [.copy(Self.link.address)])
    #expect(app.screen.contains(Self.link.address))
    app.press(.escape)
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Esc makes no link, and neither does a key before it could be read, nor Enter")
  func refused() {
    var app = app()
    app.change { _ = $0.perform(.shareChat) }
    #expect(app.press(Key(.function(8))).isEmpty)
    #expect(app.press(.enter).isEmpty)
    app.press(.escape)
    #expect(app.state.overlays.isEmpty)
    #expect(!app.allEffects.contains(share))
  }

  @Test("a role that may not share is told so, and other failures why")
  func role() {
    var app = app()
    ask(&app)
    app.press(Key(.function(8)))
    #expect(app.reduce(.sessionShared(SessionID("a"), .failure(.make("403")))).isEmpty)
    #expect(app.screen.contains("Your role in this space cannot share chats"))
    app.press(.escape)
    app.reduce(.sessionShared(SessionID("a"), .failure(.make("500"))))
    #expect(app.state.notice?.text.hasPrefix("The chat was not shared. Server error") == true)
  }

  @Test("a link that comes after Esc is told and copied all the same: it is there")
  func late() {
    var app = app()
    ask(&app)
    app.press(Key(.function(8)))
    app.press(.escape)
    app.reduce(.sessionShared(SessionID("a"), .success(Self.link)))
    #expect(app.effects == [.copy(Self.link.address)])
    #expect(app.state.notice?.text.contains(Self.link.address) == true)
  }

  @Test("what cannot be shared says why: the demo, a new chat, one that the server has lost")
  func notShared() {
    var demo = app()
    demo.change { $0.place = .demo }
    demo.type("/share")
    demo.press(.enter)
    #expect(demo.state.notice?.text == ShareText.demo)
    var new = AppDriver.open()
    new.change {
      $0.place = .server("s")
      _ = $0.perform(.shareChat)
    }
    #expect(new.state.notice?.text == ShareText.nothing)
    #expect(demo.state.overlays.isEmpty && new.state.overlays.isEmpty)
  }

  @Test("it can be read on every screen", arguments: [(40, 12), (80, 24), (200, 60)])
  func sizes(columns: Int, rows: Int) {
    var app = app(size: Size(columns: columns, rows: rows))
    ask(&app)
    #expect(app.screen.contains("Share the chat") && app.screen.contains("F8 makes the link"))
    #expect(app.screen.contains("by itself.") || app.screen.contains("itself."))
  }
}

import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The archive in the list") struct ArchiveRowTests {
  private static let key = Key(.function(7))

  /// The list has the focus, and the second and third chat are archived.
  private func list() -> AppDriver {
    var app = AppDriver.open("a")
    app.change { $0.chats.keeping = .everything }
    app.press(Key(.tab))
    app.press(Key(.down))
    app.press(Self.key)
    app.press(Self.key)
    return app
  }

  @Test("one row stands for it, Enter unfolds it, and the same key takes a chat out")
  func rows() {
    var app = list()
    #expect(app.screen.contains("Archived · 2") && !app.screen.contains("   Chat c"))
    #expect(app.state.notice?.text.contains("on this machine only") == true)
    app.press(Key(.down))
    app.press(Self.key)
    #expect(app.state.notice?.text == "The archive is folded. Enter unfolds it.")
    app.press(.enter)
    #expect(app.screen.contains("Chat b") && app.screen.contains("Chat c"))
    app.press(Self.key)
    #expect(app.state.chats.sessions.selected == SessionID("b"))
    app.press(Key(.left))
    #expect(!app.state.unfoldsArchive || app.state.foldedSelection == nil)
    #expect(app.state.chats.listed.archived.count == 1)
    #expect(app.state.chats.currentSession == SessionID("a"))
  }

  @Test("the palette still finds what is archived, and says so")
  func palette() {
    var app = list()
    app.press(.control("p"))
    app.type("Chat c")
    #expect(app.screen.contains("Chat c") && app.screen.contains("archived"))
  }

  @Test("what goes on in archived chats is seen on their row")
  func badges() {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.press(Key(.tab))
    app.press(Key(.up))
    app.press(Self.key)
    #expect(app.screen.contains("~ Archived · 1"))
    #expect(app.state.notice?.text.contains("until you quit") == true)
  }
}

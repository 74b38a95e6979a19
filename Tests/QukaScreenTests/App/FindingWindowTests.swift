import QukaChat
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaScreen

@Suite("The window that finds in all chats") struct FindingWindowTests {
  private static let chat = ChatSession(
    id: SessionID("b"), title: "Chat b", createdAt: 0, latestAccessAt: 1)

  private static func found(_ excerpt: String, _ match: Range<Int>) -> FoundText {
    FoundText(chat: chat, message: MessageID("m"), excerpt: excerpt, match: match)
  }

  /// The window open over a chat, and these letters typed.
  private func window(_ query: String, _ found: FoundTexts = FoundTexts()) -> AppDriver {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.change { $0.chats.keeping = .everything }
    app.press(Key(.tab))
    app.press(Key(.function(3)))
    app.type(query)
    let number = app.allEffects.reduce(0) { last, effect in
      if case .memory(.find(_, let number, _)) = effect { number } else { last }
    }
    app.reduce(.memory(.found(found, number: number)))
    return app
  }

  @Test("what was said stands below the titles, with its chat, and the match is marked")
  func lines() {
    let text = "first\n  line \u{1B}[31mabout 咖啡 and\ttea"
    let start = text.utf8.count - "咖啡 and\ttea".utf8.count
    let app = window("咖啡", FoundTexts(texts: [Self.found(text, start..<start + 6)]))
    guard case .palette(let palette) = app.state.overlays.last else {
      Issue.record("no window")
      return
    }
    let items = app.state.items(of: palette)
    #expect(items.count == 1)
    #expect(items[0].note == "Chat b")
    let marked = items[0].positions.map { Array(items[0].name)[$0] }
    #expect(String(marked) == "咖啡")
    #expect(!items[0].name.contains("\n") && items[0].name.hasSuffix("咖啡 and tea"))
    let screen = app.screen
    #expect(screen.contains("咖啡 and tea") && !screen.contains("\u{1B}"))
  }

  @Test("Enter goes to the message, and the keys of the search lead on from there")
  func opening() {
    var app = window("needle", FoundTexts(texts: [Self.found("a needle", 2..<8)]))
    app.press(.enter)
    #expect(app.state.chats.currentSession == Self.chat.id)
    app.reduce(.realtime(.subscribed(Self.chat.id)))
    let message = Message(
      id: MessageID("m"), session: Self.chat.id, sequence: 1, sentAt: 1, role: .assistant,
      progress: .completed, text: "one\n\ntwo\n\na needle\n\nanother needle")
    app.reduce(.historyLoaded(Self.chat.id, .success([message])))
    app.draw()
    #expect(app.state.search?.query.text == "needle")
    #expect(app.state.search?.current?.ordinal == 0)
    #expect(app.screen.contains("1 of 2"))
    app.press(Key(.down))
    app.draw()
    #expect(app.screen.contains("2 of 2"))
  }

  @Test(
    "how far the server's chats are read stands in the frame, and without a memory that there is none"
  )
  func status() {
    #expect(window("").screen.contains("searching older… 0 of 2 chats"))
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.tab))
    app.press(Key(.function(3)))
    #expect(app.screen.contains("titles only"))
  }

  @Test("where nothing can be kept, that is said, and only titles are searched from then on")
  func off() {
    var app = window("")
    app.reduce(.notKept("Chats are not kept here: HOME is not set.", isLasting: true))
    #expect(app.screen.contains("titles only"))
    app.escape()
    #expect(app.screen.contains("Chats are not kept here"))
  }

  @Test("Esc ends the search")
  func escape() {
    var app = window("x")
    app.escape()
    #expect(app.state.chats.finding == nil)
    #expect(app.effects.contains(.memory(.endFinding)))
  }
}

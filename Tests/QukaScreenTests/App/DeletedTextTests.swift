import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The question before a deletion, and what was typed there") struct DeletedTextTests {
  /// Chat a with three questions held and one half typed, then deleted: all of it stands in the new chat.
  private static func carried() -> AppDriver {
    var app = AppDriver.streaming()
    for text in ["one", "two", "three"] {
      app.type(text)
      app.press(.enter)
    }
    app.type("half")
    app.press(Key(.tab))
    app.deleteSelected()
    app.wait(.milliseconds(500))
    return app
  }

  /// Everything that was typed and not sent, wherever it stands.
  private func unsent(_ app: AppDriver) -> [String] {
    app.state.chats.conversations.values.flatMap(\.typedText).sorted()
  }

  @Test("what came along and was not used goes back with the chat, the rest stays, once")
  func givenBack() {
    var app = Self.carried()
    #expect(app.conversation.held.map(\.text) == ["one", "two", "three"] && app.typed == "half")
    app.press(Key(.function(8)))
    #expect(app.conversation("a").typedText == ["one", "two", "three", "half"])
    #expect(app.state.notice?.text == "“Chat a” is back.")
    app = Self.carried()
    app.press(.control("c"))
    app.press(Key(.up))
    #expect(app.typed == "three", "looked at, not changed")
    app.press(Key(.function(8)))
    #expect(app.conversation("a").typedText == ["one", "two", "three"])
    #expect(unsent(app) == ["one", "three", "two"])
  }

  @Test("what stands changed in the new chat stays there, which is said")
  func changed() {
    var app = Self.carried()
    app.type(" more")
    app.press(Key(.function(8)))
    #expect(app.state.chats.currentSession == SessionID("a"))
    #expect(app.conversation("a").typedText == ["one", "two", "three"])
    #expect(unsent(app) == ["half more", "one", "three", "two"])
    #expect(
      app.state.notice?.text
        == "“Chat a” is back. Some of what you typed there stays in the new chat.")
  }

  @Test("once the new chat was used all of it stays there, which is said, and nothing is lost")
  func used() {
    var app = Self.carried()
    app.press(.enter)
    #expect(app.conversation.summary == ["? half (sending)"])
    app.press(Key(.function(8)))
    #expect(app.state.chats.sessions.session(SessionID("a")) != nil)
    #expect(app.state.chats.currentSession == nil)
    #expect(unsent(app) == ["one", "three", "two"])
    #expect(app.conversation("a").typedText.isEmpty)
    #expect(
      app.state.notice?.text
        == "“Chat a” is back. Some of what you typed there stays in the new chat.")
    app = Self.carried()
    app.press(.control("c"))
    app.type("other")
    app.press(.enter)
    app.press(Key(.function(8)))
    #expect(
      app.state.notice?.text
        == "“Chat a” is back. Some of what you typed there stays in the new chat.")
    #expect(unsent(app) == ["one", "three", "two"])
  }

  @Test("F8 in a window leaves what was typed where it is, and says so")
  func inWindow() {
    var app = AppDriver.open()
    app.type("half a question")
    app.press(Key(.tab))
    app.deleteSelected()
    app.press(Key(.function(1)))
    app.press(Key(.function(8)))
    #expect(
      app.state.notice?.text == "“Chat a” is back. What you typed there stays in the new chat.")
    #expect(app.typed == "half a question" && unsent(app) == ["half a question"])
  }

  @Test("the question tells chats of one title apart, by place, day and what is known of them")
  func namesakes() {
    var app = AppDriver.streaming()
    #expect(app.state.deletionQuestion(SessionID("b")).hasPrefix("Delete “Chat b”? "))
    for id in ["a", "b", "c"] {
      app.change { $0.chats.sessions.rename(SessionID(id), to: "Untitled") }
    }
    app.reduce(.day(LocalDay(at: 86_400, offset: 0)))
    #expect(
      app.state.deletionQuestion(SessionID("b"))
        == "Delete “Untitled” (number 2 of 3 with this title, last used yesterday)? "
        + "Then F8 undoes it for ten seconds.")
    #expect(
      app.state.deletionQuestion(SessionID("a")).hasPrefix(
        "Delete “Untitled” (number 1 of 3 with this title, last used yesterday, on screen now, "
          + "1 question)? Its answer will be stopped."))
    app.reduce(.day(LocalDay(at: 86_400 * 10, offset: 0)))
    #expect(app.state.deletionQuestion(SessionID("c")).contains("last used on 1 January"))
  }

  @Test("the question says what becomes of what was typed")
  func typedThere() {
    var app = AppDriver.open()
    #expect(!app.state.deletionQuestion(SessionID("a")).contains("typed"))
    app.type("half")
    #expect(
      app.state.deletionQuestion(SessionID("a")).contains(
        "What you typed moves to a new chat."))
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.change { $0.size = Size(columns: 40, rows: 12) }
    #expect(app.screen.contains("a new chat") && app.screen.contains("F8 deletes it"))
    app.escape()
    app.openChat("b")
    #expect(
      app.state.deletionQuestion(SessionID("a")).contains("What you typed there is deleted too."))
  }
}

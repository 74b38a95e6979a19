import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Deleting a chat, and taking it back") struct DeletionTests {
  private static func deletion(_ id: String) -> Effect {
    .deleteSession(AppDriver.space, SessionID(id))
  }

  /// Chat a on screen, the list focused.
  private static func list() -> AppDriver {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.forgetEffects()
    return app
  }

  /// A chat of the list is chosen and deleted.
  private static func delete(_ id: String, in app: inout AppDriver) {
    app.change {
      $0.focus = .list
      $0.chats.sessions.selected = SessionID(id)
    }
    app.deleteSelected()
  }

  private func ids(_ app: AppDriver) -> [String] {
    app.state.chats.sessions.sessions.map(\.id.rawValue)
  }

  private func deletions(_ app: AppDriver) -> [Effect] {
    app.allEffects.filter { if case .server(.deleteSession) = $0 { true } else { false } }
  }

  @Test(
    "an answer that came within half a second of the question is ignored, whatever came between")
  func readingTime() {
    var app = Self.list()
    app.press(Key(.delete))
    for _ in 0..<4 {
      app.press(Key(.function(8)))
      app.wait(.milliseconds(124))
    }
    #expect(app.state.overlays.count == 1 && app.state.chats.deletions.isEmpty)
    app.wait(.milliseconds(4))
    app.press(Key(.function(8)))
    #expect(app.state.overlays.isEmpty && app.state.chats.deletions.count == 1)
  }

  @Test(
    "the question names its keys, however small the screen is",
    arguments: [
      Size(columns: 20, rows: 6), Size(columns: 40, rows: 12), Size(columns: 200, rows: 60),
    ])
  func named(_ size: Size) {
    var app = AppDriver.open(size: size)
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.change { $0.say("A sentence that takes the row of the hints.", .warning) }
    #expect(app.screen.contains("F8 delete"))
  }

  @Test("it leaves the list at once and the server ten seconds later, once")
  func grace() {
    var app = Self.list()
    app.deleteSelected()
    #expect(ids(app) == ["b", "c"])
    #expect(app.state.chats.currentSession == nil)
    #expect(app.state.notice?.text == "“Chat a” is deleted. F8 brings it back.")
    app.wait(.milliseconds(9_999))
    #expect(deletions(app).isEmpty)
    #expect(app.screen.contains("F8"), "the key is named as long as it works")
    app.wait(.milliseconds(1))
    #expect(deletions(app) == [Self.deletion("a")])
    #expect(!app.screen.contains("F8"))
    app.press(Key(.function(8)))
    #expect(app.state.notice?.text == "It is too late to bring it back.")
    app.reduce(.sessionDeleted(SessionID("a"), .success(Deleted())))
    app.wait(.seconds(60))
    #expect(deletions(app).count == 1 && app.state.chats.deletions.isEmpty)
  }

  @Test("F8 brings it back where it was, with what was typed, from everywhere")
  func bringBack() {
    var app = AppDriver.open()
    app.type("half a question")
    app.press(Key(.tab))
    app.deleteSelected()
    #expect(app.typed == "half a question", "what was seen stays")
    app.press(Key(.function(8)))
    #expect(ids(app) == ["a", "b", "c"])
    #expect(app.state.chats.currentSession == SessionID("a"))
    #expect(app.typed == "half a question")
    #expect(app.state.chats.conversations.values.count { !$0.composer.isEmpty } == 1)
    app.wait(.seconds(60))
    #expect(deletions(app).isEmpty)
    app.press(Key(.function(8)))
    #expect(app.state.notice?.text == "There is no chat to bring back.")
  }

  @Test("what was typed in the new chat meanwhile stays there")
  func typedMeanwhile() {
    var app = AppDriver.open()
    app.type("old")
    app.press(Key(.tab))
    app.deleteSelected()
    app.type(" and new")
    let draft = app.state.chats.current
    app.press(Key(.function(8)))
    #expect(app.state.chats.currentSession == SessionID("a") && app.typed == "")
    #expect(app.state.chats.conversations[draft]?.composer.text == "old and new")
  }

  @Test("what stood in the new chat before stays there, too")
  func typedBefore() {
    var app = AppDriver.open()
    app.press(.control("n"))
    app.type("of the new chat")
    let draft = app.state.chats.current
    app.press(Key(.down, .alt))
    app.type("of chat a")
    app.press(Key(.tab))
    app.deleteSelected()
    #expect(app.state.chats.current == draft && app.typed == "of the new chat")
    #expect(app.conversation.held.map(\.text) == ["of chat a"], "two drafts are not mixed")
    app.press(Key(.function(8)))
    #expect(app.state.chats.currentSession == SessionID("a") && app.typed == "of chat a")
    #expect(app.state.chats.conversations[draft]?.composer.text == "of the new chat")
  }

  @Test("a chat that is not on screen comes back into the list alone")
  func elsewhere() {
    var app = Self.list()
    Self.delete("c", in: &app)
    #expect(app.state.chats.currentSession == SessionID("a") && ids(app) == ["a", "b"])
    app.press(Key(.function(8)))
    #expect(app.state.chats.currentSession == SessionID("a") && ids(app) == ["a", "b", "c"])
    #expect(app.state.chats.sessions.selected == SessionID("c"))
  }

  @Test("it comes back to where it stood, though times do not tell that, and others moved")
  func place() {
    var app = Self.list()
    app.change { $0.chats.sessions.touch(SessionID("c")) }
    Self.delete("a", in: &app)
    app.press(Key(.function(8)))
    #expect(ids(app) == ["c", "a", "b"])
    Self.delete("a", in: &app)
    app.change { $0.chats.sessions.touch(SessionID("b")) }
    app.press(Key(.function(8)))
    #expect(ids(app) == ["b", "c", "a"])
  }

  @Test("of two, the last comes back first, and each goes out in its own time")
  func two() {
    var app = Self.list()
    Self.delete("b", in: &app)
    app.wait(.seconds(5))
    Self.delete("c", in: &app)
    #expect(ids(app) == ["a"])
    app.press(Key(.function(8)))
    #expect(ids(app) == ["a", "c"])
    app.wait(.seconds(4))
    #expect(deletions(app).isEmpty)
    app.wait(.seconds(1))
    #expect(deletions(app) == [Self.deletion("b")])
    Self.delete("c", in: &app)
    app.wait(.seconds(10))
    #expect(deletions(app) == [Self.deletion("b"), Self.deletion("c")])
  }

  @Test("a call that fails brings the chat back, with a sentence; one that says 404 does not")
  func fails() {
    var app = Self.list()
    app.deleteSelected()
    app.wait(Deletion.grace)
    app.reduce(.sessionDeleted(SessionID("a"), .failure(.make("403"))))
    #expect(ids(app) == ["a", "b", "c"] && app.state.chats.deletions.isEmpty)
    #expect(
      app.state.notice?.text
        == "“Chat a” was not deleted: The server does not allow this (403).")
    #expect(app.state.notice?.kind == .warning)
    app.change { $0.chats.sessions.selected = SessionID("a") }
    Self.delete("a", in: &app)
    app.wait(Deletion.grace)
    let gone = Failure.gone
    app.reduce(.sessionDeleted(SessionID("a"), .failure(gone)))
    #expect(ids(app) == ["b", "c"] && app.state.chats.deletions.isEmpty)
    #expect(app.conversation("a") == Conversation())
  }

  @Test("during an outage it is tried all the same; in doubt the list is asked")
  func outage() {
    var app = Self.list()
    // The list was asked for when it got the focus.
    app.reduce(.sessionsLoaded(page: 1, .failure(.make("503"))))
    app.deleteSelected()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    app.wait(Deletion.grace)
    #expect(deletions(app) == [Self.deletion("a")])
    let lost = Failure.lost()
    app.reduce(.sessionDeleted(SessionID("a"), .failure(lost)))
    #expect(ids(app) == ["a", "b", "c"])
    #expect(app.effects == [.loadSessions(AppDriver.space, page: 1)])
  }

  @Test("an answer that runs is stopped at once; a chat that is used again meanwhile stays")
  func running() {
    var app = AppDriver.streaming()
    app.press(Key(.tab))
    app.forgetEffects()
    app.deleteSelected()
    #expect(app.stops.count == 1)
    app.reduce(.stopAnswered(TurnID(number: 0), .accepted))
    app.chat(.stopped("A"))
    #expect(app.state.notice?.text == "“Chat a” is deleted. F8 brings it back.")
    #expect(app.state.unreadCount == 0, "nobody is called to a chat that is out of sight")
    app.press(Key(.function(8)))
    #expect(
      app.conversation.summary == [
        "? Why?", "Hello (stopped)", "-- stopped · 5 characters · confirmed in less than 1 ms",
      ])
    Self.delete("a", in: &app)
    app.wait(.seconds(9))
    // Another client asks on.
    app.chat(.started("Z"))
    app.chat(.text("Z", "Be"))
    app.wait(.seconds(1))
    #expect(deletions(app).isEmpty && ids(app).contains("a"))
    #expect(app.state.notice?.text.hasPrefix("“Chat a” was not deleted: an answer") == true)
  }

  @Test("a question that comes back from the deleted chat waits in the next input")
  func withdrawn() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    app.reduce(.messageNamed(turn, .success(MessageID("q"))))
    app.press(Key(.tab))
    app.deleteSelected()
    app.reduce(.sendWithdrawn(turn))
    app.wait(Deletion.grace)
    app.reduce(.sessionDeleted(SessionID("a"), .success(Deleted())))
    #expect(app.state.chats.conversations.values.count { $0.composer.text == "Why?" } == 1)
  }

  @Test("what is queued in a chat that waits to be deleted is not sent, and comes back with it")
  func queued() {
    var app = AppDriver.streaming()
    app.type("Next?")
    app.press(.enter)
    app.openChat("b")
    app.forgetEffects()
    Self.delete("a", in: &app)
    app.chat(.done("A"))
    app.wait(.seconds(9))
    #expect(app.conversation("a").queue.isEmpty)
    #expect(app.conversation("a").typedText == ["Next?"])
    #expect(!app.allEffects.contains { if case .server(.nameMessage) = $0 { true } else { false } })
    app.press(Key(.function(8)))
    app.wait(.seconds(60))
    #expect(deletions(app).isEmpty && app.conversation("a").typedText == ["Next?"])
  }

  @Test("what waited for the connection is not sent when the chat comes back")
  func queuedOffline() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    app.type("Next?")
    app.press(.enter)
    app.openChat("b")
    Self.delete("a", in: &app)
    app.press(Key(.function(8)))
    app.forgetEffects()
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.wait(.seconds(60))
    #expect(!app.allEffects.contains { if case .server(.nameMessage) = $0 { true } else { false } })
    #expect(app.conversation("a").held.map(\.text) == ["Next?"])
  }

  @Test("the list of the server does not bring it back, and another client's deletion ends it")
  func refreshed() {
    var app = Self.list()
    app.deleteSelected()
    let all = ["a", "b", "c"].map {
      ChatSession(id: SessionID($0), title: "New \($0)", createdAt: 0, latestAccessAt: 5)
    }
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: all, total: 3))))
    #expect(ids(app) == ["b", "c"] && !app.state.chats.sessions.hasMore)
    app.press(Key(.function(8)))
    #expect(app.state.chats.sessions.title(of: SessionID("a")) == "New a")
    app.change { $0.focus = .list }
    app.deleteSelected()
    let gone = Failure.gone
    app.change { $0.chats.conversations[.session(SessionID("a"))]?.record.newest = .loading }
    app.reduce(.historyLoaded(SessionID("a"), .failure(gone)))
    #expect(ids(app) == ["b", "c"] && app.state.chats.deletions.isEmpty)
    app.wait(.seconds(60))
    #expect(deletions(app).isEmpty)
  }

  @Test("it is deleted in the space in which it was")
  func space() {
    var app = Self.list()
    app.deleteSelected()
    app.change { $0.chats.space = .make("other", "Other") }
    app.wait(Deletion.grace)
    #expect(deletions(app) == [Self.deletion("a")])
  }

  @Test("leaving sends it at once; one whose stop nobody heard stays, and both are told")
  func leaving() {
    var app = AppDriver.streaming()
    app.openChat("b")
    Self.delete("a", in: &app)
    Self.delete("c", in: &app)
    #expect(app.press(.control("q")) == [Self.deletion("c"), .quit])
    func farewell(_ deleted: Set<SessionID>) -> [String] {
      Farewell(app.state, deleted: deleted, hasServer: true).sentences
        .filter { $0.contains("“Chat") }
    }
    let kept =
      "“Chat a” was not deleted: an answer may still be written in it."
    #expect(farewell([SessionID("c")]) == [kept])
    #expect(
      farewell([]) == [
        kept, "The server has not confirmed that “Chat c” is deleted; it may still be there.",
      ])
  }
}

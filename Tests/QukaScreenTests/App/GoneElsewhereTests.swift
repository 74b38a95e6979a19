import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A chat that vanishes at the server while another one is on screen.
@Suite("A chat that is gone while another one is on screen") struct GoneElsewhereTests {
  private static let id = SessionID("a")
  private static let notFound = Failure.gone

  private static func chat(_ id: String, at time: Int) -> ChatSession {
    ChatSession(id: SessionID(id), title: "Chat \(id)", createdAt: 0, latestAccessAt: time)
  }

  private static let listWithoutIt = Page(
    items: [chat("b", at: 999), chat("c", at: 998)], total: 2)

  /// How the client hears of it, in every order that a new connection knows.
  enum Way: CaseIterable {
    case list, refusal, listThenRefusal, refusalThenList, listAlone
  }

  private static func vanish(_ way: Way, in app: inout AppDriver) {
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(11))
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(SessionID("b"))))
    app.reduce(.historyLoaded(SessionID("b"), .success([])))
    let list = Event.sessionsLoaded(page: 1, .success(listWithoutIt))
    let refused = Event.realtime(.subscriptionFailed(id, "permission denied"))
    switch way {
    case .list, .listAlone: app.reduce(list)
    case .refusal: app.reduce(refused)
    case .listThenRefusal:
      app.reduce(list)
      app.reduce(refused)
    case .refusalThenList:
      app.reduce(refused)
      app.reduce(list)
    }
    if way != .listAlone { app.reduce(.historyLoaded(id, .failure(notFound))) }
  }

  /// A draft, and perhaps a queue, in chat `a`; chat `b` is on screen.
  private static func left(isQueued: Bool = false, text: String = "draft") -> AppDriver {
    var app = isQueued ? AppDriver.streaming() : AppDriver.open()
    if isQueued {
      app.type("queued")
      app.press(.enter)
    }
    app.type(text)
    app.openChat("b")
    return app
  }

  @Test(
    "stays in the list as gone while text waits there; Ctrl-N takes it along",
    arguments: Way.allCases, [false, true])
  func carried(_ way: Way, isQueued: Bool) {
    var app = Self.left(isQueued: isQueued)
    Self.vanish(way, in: &app)
    // An answer may be written in a chat that the list does not know yet.
    let isBusy = isQueued && way == .listAlone
    #expect(app.screen.contains("(gone) Chat a") != isBusy)
    app.press(Key(.up, .alt))
    if isBusy { app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied"))) }
    #expect(app.state.chats.currentSession == Self.id && app.typed == "draft")
    app.reduce(.historyLoaded(Self.id, .failure(Self.notFound)))
    #expect(app.screen.contains("gone on the server"))
    #expect(app.conversation.held == (isQueued ? ["queued"] : []))
    #expect(app.press(.enter) == [])
    app.press(.control("n"))
    #expect(app.typed == "draft" && app.state.chats.currentSession == nil)
    #expect(app.conversation.held == (isQueued ? ["queued"] : []))
    #expect(app.state.chats.sessions.session(Self.id) == nil)
    #expect(!app.screen.contains("(gone)"))
  }

  @Test("is found by Ctrl-P, and is there again after it was opened and left with its text")
  func palette() {
    var app = Self.left()
    Self.vanish(.refusal, in: &app)
    app.press(.control("p"))
    app.type("Chat a")
    #expect(app.screen.contains("gone, not sent"))
    app.press(.enter)
    #expect(app.state.chats.currentSession == Self.id && app.typed == "draft")
    app.press(Key(.down, .alt))
    #expect(app.state.chats.sessions.session(Self.id) != nil)
    app.press(Key(.up, .alt))
    app.press(.control("u"))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.sessions.session(Self.id) == nil, "nothing is left there")
  }

  @Test("text that is typed on screen, after it was gone, keeps it in the list, too")
  func typedLater() {
    var app = AppDriver.open()
    app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    app.reduce(.historyLoaded(Self.id, .failure(Self.notFound)))
    app.type("later")
    app.press(Key(.down, .alt))
    #expect(app.state.chats.sessions.session(Self.id) != nil)
    app.press(Key(.up, .alt))
    #expect(app.typed == "later")
  }

  @Test("leaves the list at once where nothing waits", arguments: Way.allCases)
  func nothing(_ way: Way) {
    var app = Self.left(text: "")
    Self.vanish(way, in: &app)
    #expect(app.state.chats.sessions.session(Self.id) == nil)
    #expect(app.state.notice?.text.contains("Ctrl-N") != true)
  }

  @Test("with something unread, the first row, the list and Alt-U agree", arguments: Way.allCases)
  func unread(_ way: Way) {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.chat(.text("A", " more", at: 5))
    app.chat(.done("A", 10))
    app.wait(.seconds(3))
    Self.vanish(way, in: &app)
    #expect(app.state.unreadCount == 1)
    #expect(app.screen.contains("* (gone) Chat a") && app.screen.contains("1 unread"))
    app.press(.character("u", .alt))
    #expect(app.state.chats.currentSession == Self.id)
    #expect(app.screen.contains("Hello more"))
    app.reduce(.historyLoaded(Self.id, .failure(Self.notFound)))
    app.press(Key(.down, .alt))
    #expect(app.state.unreadCount == 0 && app.state.chats.sessions.session(Self.id) == nil)
    app.press(.character("u", .alt))
    #expect(app.state.notice?.text == "Nothing is unread.")
  }

  @Test("with a question that failed, it is there to be read once more")
  func failedQuestion() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.change { state in
      let entry = state.conversation.entries[0].id
      state.chats.withCurrent {
        $0.transcript.changeQuestion(entry, .failed(nil, isRepeatable: false))
      }
      state.chats.withCurrent { _ = $0.channelLost(.channelRefused("no"), at: .zero) }
    }
    app.openChat("b")
    Self.vanish(.list, in: &app)
    #expect(app.state.chats.sessions.session(Self.id) != nil && app.state.unreadCount == 1)
    app.press(Key(.up, .alt))
    #expect(app.screen.contains("Why?"))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.sessions.session(Self.id) == nil)
  }

  @Test("that the list lacks and history knows is a chat like the others")
  func notGone() {
    var app = Self.left()
    Self.vanish(.listAlone, in: &app)
    #expect(app.allEffects.last == .history("a"))
    app.reduce(.historyLoaded(Self.id, .success([])))
    #expect(!app.screen.contains("(gone)") && app.state.chats.sessions.session(Self.id) != nil)
  }

  @Test("that the server restored is in its list again, and not marked")
  func restored() {
    var app = Self.left()
    Self.vanish(.listAlone, in: &app)
    app.wait(.seconds(11))
    app.reduce(.input(.focus(true)))
    let list = Page(items: [Self.chat("a", at: 1_000)] + Self.listWithoutIt.items, total: 3)
    app.reduce(.sessionsLoaded(page: 1, .success(list)))
    #expect(app.screen.contains("\" Chat a") && app.state.chats.sessions.absent.isEmpty)
  }

  @Test("a refused channel is said when history has told that the chat is there, and not before")
  func refusal() {
    var app = Self.left()
    app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    #expect(app.state.notice == nil)
    #expect(app.effects.contains(.history("a")))
    var broken = app
    app.reduce(.historyLoaded(Self.id, .success([])))
    #expect(app.state.notice?.text == "“Chat a” gets no live updates: permission denied.")
    broken.reduce(.historyLoaded(Self.id, .failure(.make("500"))))
    #expect(broken.state.notice?.text == "“Chat a” gets no live updates: permission denied.")
  }

  @Test("history is asked as soon as there is room, though nothing is listened to any more")
  func refusalInTheQueue() {
    var app = Self.left()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    #expect(!app.reduce(.realtime(.subscriptionFailed(Self.id, "no"))).contains(.history("a")))
    app.reduce(.realtime(.subscribed(SessionID("b"))))
    app.reduce(.historyLoaded(SessionID("b"), .success([])))
    #expect(app.effects.contains(.history("a")))
    app.reduce(.historyLoaded(Self.id, .failure(Self.notFound)))
    let words = app.state.notice?.text
    #expect(
      words == "“Chat a” no longer exists on the server. "
        + "Open it and press Ctrl-N to keep what you typed.")
    app.press(Key(.up, .alt))
    #expect(app.state.notice == nil, "the advice is taken; the chat says the rest")
    #expect(app.screen.contains("gone on the server"))
  }

  @Test("opens without asking the server for what it does not have; no title is asked for")
  func opened() {
    var app = Self.left()
    Self.vanish(.refusal, in: &app)
    app.forgetEffects()
    app.press(Key(.up, .alt))
    #expect(app.allEffects.allSatisfy { if case .setTitle = $0 { true } else { false } })
    app.press(Key(.tab))
    app.press(.character("t", .alt))
    #expect(app.state.notice?.text == "“Chat a” no longer exists on the server.")
  }

  @Test("deleted here, it goes with its text, and comes back with it")
  func deleted() {
    var app = Self.left()
    Self.vanish(.refusal, in: &app)
    app.press(Key(.tab))
    app.press(Key(.up))
    app.deleteSelected()
    #expect(app.state.chats.sessions.session(Self.id) == nil)
    app.press(Key(.function(8)))
    #expect(app.screen.contains("(gone) Chat a"))
    #expect(app.conversation("a").typedText == ["draft"])
    app.deleteSelected()
    app.wait(Deletion.grace)
    app.reduce(.sessionDeleted(Self.id, .failure(Self.notFound)))
    #expect(app.state.chats.conversations[.session(Self.id)] == nil)
    #expect(app.state.chats.sessions.absent.isEmpty)
  }

  @Test("the notification of its answer's end names it, although it leaves the list with that")
  func notification() {
    var app = AppDriver.streaming()
    app.press(Key(.down, .alt))
    app.reduce(.input(.focus(false)))
    app.reduce(.historyLoaded(Self.id, .failure(Self.notFound)))
    #expect(app.state.chats.sessions.session(Self.id) == nil)
    #expect(app.effects.contains(.notify("Answer interrupted: Chat a")))
  }
}

/// The mark of chats in which something typed waits.
@Suite("Text that was not sent, in the list") struct UnsentBadgeTests {
  private static let id = SessionID("a")

  @Test("is marked where the chat is not on screen", arguments: [(80, 24), (40, 12)])
  func marked(_ columns: Int, _ rows: Int) {
    var app = AppDriver.open(size: Size(columns: columns, rows: rows))
    app.type("漢字 👩‍👩‍👧")
    app.press(Key(.tab))
    #expect(app.state.badge(of: Self.id) == nil)
    #expect(!app.screen.contains("\" Chat a"))
    app.press(Key(.tab, .shift))
    app.openChat("b")
    app.press(Key(.tab))
    #expect(app.screen.contains("\" Chat a") && !app.screen.contains("\" Chat b"))
  }

  @Test("counts least of all marks, has one column, and is told to a screen reader")
  func least() {
    var app = AppDriver.streaming()
    app.type("draft")
    app.openChat("b")
    #expect(app.state.badge(of: Self.id) == .streaming)
    app.chat(.text("A", " more", at: 5))
    app.chat(.done("A", 10))
    app.wait(.seconds(3))
    #expect(app.state.badge(of: Self.id) == .unread)
    app.press(Key(.up, .alt))
    app.press(Key(.down, .alt))
    #expect(app.state.badge(of: Self.id) == .unsent)
    #expect(app.state.words(on: Self.id) == ["not sent"])
    #expect(ChatBadge.allCases.last == .unsent)
    for badge in ChatBadge.allCases {
      #expect(badge.glyph.utf8.count == 1, "ASCII, one column: \(badge)")
    }
    #expect(Set(ChatBadge.allCases.map(\.glyph)).count == ChatBadge.allCases.count)
  }

  @Test("is told in F1 with the other marks")
  func help() {
    var app = AppDriver.open(size: Size(columns: 100, rows: 150))
    app.press(Key(.function(1)))
    #expect(app.screen.contains("* unread   \" not sent"))
  }

  @Test("spaces are no text, and what is held is")
  func held() {
    var app = AppDriver.open()
    app.type("  ")
    app.openChat("b")
    #expect(app.state.badge(of: Self.id) == nil)
    app.change {
      let held = Unsent.Carried(waiting: ["held"])
      $0.chats.conversations[.session(Self.id)]?.unsent.accept(held, SendOptions(), at: .zero)
    }
    #expect(app.state.badge(of: Self.id) == .unsent)
  }
}

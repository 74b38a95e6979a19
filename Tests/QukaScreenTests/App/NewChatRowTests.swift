import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A chat that the server does not know yet, and that holds something, stands in the list.
@Suite("New chats in the list") struct NewChatRowTests {
  private static let text = "只在新聊天里"
  private static let row = "\" New chat: 只在新"

  /// A question waits in a new chat, and chat `a` is on screen.
  private func left(size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.press(.control("n"))
    app.type(Self.text)
    app.press(.enter)
    #expect(!app.screen.contains(Self.row), "on screen one sees it oneself")
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("a"))
    return app
  }

  private func isBack(_ app: AppDriver) -> Bool {
    app.state.chats.currentSession == nil
      && app.conversation.queue == [.init(stringLiteral: Self.text)]
  }

  @Test("it has a row at the top, with the mark for what is not sent, and Alt-Up leads there")
  func neighbour() {
    var app = left()
    #expect(app.screen.split(separator: "\n")[1].contains(Self.row))
    app.press(Key(.up, .alt))
    #expect(isBack(app))
    #expect(!app.screen.contains(Self.row))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("a"))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.currentSession == SessionID("b"))
  }

  @Test("keys choose and open it", arguments: [80, 40])
  func keys(columns: Int) {
    var app = left(size: Size(columns: columns, rows: 12))
    app.press(Key(.tab))
    app.press(Key(.up))
    #expect(app.screen.contains("New chat: 只在新"))
    app.press(Key(.up))
    app.press(.enter)
    #expect(isBack(app) && app.state.focus == .composer)
  }

  @Test("a click opens it")
  func mouse() {
    var app = left()
    let point = Point(column: 5, row: 1)
    app.reduce(.input(.mouse(MouseEvent(action: .press, button: 0, position: point))))
    #expect(isBack(app))
  }

  @Test("Ctrl-P finds it by what was typed there")
  func palette() {
    var app = left()
    app.press(.control("p"))
    app.type("新聊")
    #expect(app.screen.contains("not sent"))
    app.press(.enter)
    #expect(isBack(app))
  }

  @Test("what needs the server says why not, and nothing happens")
  func refusals() {
    var app = left()
    app.press(Key(.tab))
    app.press(Key(.up))
    for key in [Key(.delete), .character("t", .alt), .character("x", .alt)] {
      #expect(app.press(key) == [])
      #expect(app.state.overlays.isEmpty && app.state.notice != nil)
      app.change { $0.notice = nil }
    }
    #expect(!app.screen.contains("Del"))
    app.press(Key(.delete))
    #expect(app.state.notice?.text.hasSuffix("Up takes back what waits there.") == true)
    app.press(Key(.left))
    #expect(app.state.notice?.text == "This chat belongs to no day.")
    app.press(.enter)
    #expect(isBack(app))
  }

  @Test(
    "a long draft costs a frame no more than a short one, and hides no other text from the search")
  func long() {
    var app = left()
    app.press(Key(.up, .alt))
    app.reduce(.input(.paste(String(repeating: "word ", count: 20_000))))
    app.press(Key(.down, .alt))
    #expect(app.state.chats.newChats.count == 1)
    #expect(app.state.chats.newChats.allSatisfy { app.state.newChatTitle($0).count < 150 })
    app.press(.control("p"))
    app.type("word")
    app.press(.enter)
    #expect(app.state.chats.currentSession == nil)
  }

  @Test("its question that is stopped before it was sent is told in another chat")
  func withdrawn() {
    var app = AppDriver.open()
    app.press(.control("n"))
    app.type("Why?")
    app.press(.enter)
    app.press(Key(.down, .alt))
    app.press(.control("x"))
    #expect(app.state.notice?.text.contains("stopped before it was sent") == true)
  }

  @Test("a draft beside a question is found too, and told when the chat is to be deleted")
  func both() {
    var app = left()
    app.press(Key(.up, .alt))
    app.type("草稿 ZZZ")
    app.press(Key(.down, .alt))
    app.press(Key(.tab))
    app.press(Key(.up))
    app.press(Key(.delete))
    #expect(app.state.notice?.text.hasSuffix("Ctrl-C clears what is typed there.") == true)
    app.press(Key(.function(3)))
    app.type("ZZZ")
    app.press(.enter)
    #expect(app.state.chats.currentSession == nil && app.conversation.composer.text == "草稿 ZZZ")
  }

  @Test("sent, it is a chat like any other and keeps the selection")
  func sent() {
    var app = left()
    app.press(Key(.tab))
    app.press(Key(.up))
    app.reduce(.realtime(.connected))
    let turn = app.state.chats.conversations.values.compactMap { $0.sending?.turn }[0]
    app.reduce(.sessionCreated(turn, .success(SessionID("n"))))
    #expect(app.state.chats.sessions.selected == SessionID("n"))
    #expect(app.state.chats.newChats == [])
  }

  @Test("a draft that was only typed counts, and one that was cleared does not")
  func draft() {
    var app = AppDriver.open()
    app.press(.control("n"))
    app.type("Why")
    app.press(Key(.down, .alt))
    #expect(app.screen.contains("\" New chat: Why"))
    app.press(Key(.tab))
    app.press(Key(.up))
    app.press(.enter)
    app.press(.control("c"))
    app.press(Key(.down, .alt))
    #expect(!app.screen.contains("New chat"))
  }

  @Test("it is reached where there is no other chat")
  func alone() {
    var app = AppDriver.connected()
    app.type("Why")
    app.press(.enter)
    app.press(.control("n"))
    #expect(app.screen.contains("~ New chat: Why"))
    app.press(Key(.tab))
    app.press(.enter)
    #expect(!app.conversation.entries.isEmpty)
    app.press(.control("n"))
    app.press(Key(.up, .alt))
    app.press(Key(.down, .alt))
    #expect(!app.conversation.entries.isEmpty)
  }

  @Test("a screen reader tells it as the first of the chats, with its mark")
  func heard() {
    var listener = Listener(app: left())
    _ = listener.hear()
    listener.app.press(Key(.tab))
    #expect(listener.hear() == "Chats, 2 of 4: Chat a\n")
    listener.app.press(Key(.up))
    #expect(listener.hear() == "Chats, 1 of 4: New chat: \(Self.text), not sent\n")
  }
}

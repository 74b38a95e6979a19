import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The preview of the selected chat") struct PreviewTests {
  private static let rest = Duration.milliseconds(150)

  /// Chat a streams and is open; b was open before and holds an answer. The list has the focus, and b is selected.
  private func list(size: Size = Size(columns: 100, rows: 24), isKept: Bool = false) -> AppDriver {
    var app = AppDriver.open("b", size: size)
    app.change { $0.chats.keeping = isKept ? .everything : .nothing }
    app.ask("What is tea?")
    app.chat(.started("B"), in: "b")
    app.chat(.text("B", "**Tea** is a drink."), in: "b")
    app.chat(.done("B", 19), in: "b")
    app.wait(.seconds(5))
    app.openChat("a")
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", "The open answer"))
    app.press(Key(.tab))
    while app.state.chats.sessions.selected != SessionID("b") { app.press(Key(.down)) }
    app.forgetEffects()
    return app
  }

  @Test("it comes when the selection rests, and shows what is here without asking for anything")
  func resting() {
    var app = list()
    #expect(app.screen.contains("The open answer") && !app.screen.contains("Preview"))
    #expect(app.state.deadline.map { $0 <= app.now + Self.rest } == true)
    app.wait(Self.rest)
    let screen = app.screen
    #expect(screen.contains("Preview: ") && screen.contains("Enter opens it"))
    #expect(screen.contains("› What is tea?") && screen.contains("Tea is a drink."))
    #expect(!screen.contains("The open answer"))
    #expect(app.allEffects.isEmpty)
    #expect(app.state.chats.currentSession == SessionID("a"))
  }

  @Test("Esc stops the open chat, which is said; leaving the list brings that back")
  func escaping() {
    var app = list()
    app.wait(Self.rest)
    #expect(app.screen.contains("Esc stops the open chat"))
    app.escape()
    #expect(app.conversation("a").turn?.stop != nil)
    app.press(Key(.tab))
    #expect(!app.screen.contains("Preview") && app.screen.contains("The open answer"))
    #expect(app.state.preview == nil && app.state.chats.preview == nil)
  }

  @Test("an unread chat stays unread, and is not subscribed to")
  func unread() {
    var app = list()
    app.change { $0.chats.change(.session(SessionID("b"))) { $0.isUnread = true } }
    app.wait(Self.rest)
    #expect(app.state.badge(of: SessionID("b")) == .unread)
    #expect(app.screen.contains("unread ·") || app.screen.contains("unread"))
    #expect(app.allEffects.isEmpty)
  }

  @Test("a chat that was not opened yet is read from the memory, and nothing else")
  func kept() throws {
    var app = list(isKept: true)
    app.press(Key(.down))
    #expect(app.state.chats.sessions.selected == SessionID("c"))
    app.wait(Self.rest)
    let owner = try #require(app.state.chats.owner)
    #expect(app.allEffects == [.memory(.recallPage(SessionID("c"), before: nil, owner))])
    #expect(app.state.chats.conversations[.session(SessionID("c"))] == nil)
    let messages = [
      Message.kept(1, .user, "咖啡 or tea?"), .kept(2, .tool, "{}"),
      .kept(3, .assistant, "<think>hm</think>Both \u{1B}[31m."),
    ]
    app.reduce(.memory(.pageRecalled(SessionID("c"), KeptPage(messages: messages), owner)))
    let screen = app.screen
    #expect(screen.contains("› 咖啡 or tea?") && screen.contains("Both"))
    #expect(!screen.contains("hm") && !screen.contains("\u{1B}"))
    app.press(Key(.up))
    #expect(app.screen.contains("咖啡"))
    app.wait(Self.rest)
    #expect(app.screen.contains("Tea is a drink."))
  }

  @Test("without anything here it says so")
  func nothing() {
    var app = list()
    app.press(Key(.down))
    app.wait(Self.rest)
    #expect(app.screen.contains("not on this machine yet"))
  }

  @Test("where the list takes the screen, or lines are read out, there is none")
  func none() {
    var narrow = list(size: Size(columns: 71, rows: 24))
    narrow.wait(Self.rest)
    #expect(narrow.state.preview == nil && !narrow.screen.contains("Preview"))
    var heard = list()
    heard.change { $0.look.isLinear = true }
    heard.press(Key(.up))
    heard.wait(Self.rest)
    #expect(heard.state.preview == nil)
  }

  @Test("text that comes in the chat needs frames while it is previewed")
  func frames() {
    var app = list()
    app.wait(Self.rest)
    let face = app.state.backgroundFace(of: SessionID("b"))
    app.chat(.started("B2"), in: "b")
    app.chat(.text("B2", "More."), in: "b")
    #expect(app.state.backgroundFace(of: SessionID("b")) != face)
  }

  @Test("every size can draw it", arguments: [72, 73, 100, 200], [1, 3, 5, 6, 9, 12, 40])
  func sizes(_ columns: Int, _ rows: Int) {
    var app = list(size: Size(columns: columns, rows: rows))
    app.wait(Self.rest)
    app.draw()
    #expect(app.state.previewed == SessionID("b"))
  }
}

extension Message {
  fileprivate static func kept(_ sequence: Int, _ role: Role, _ text: String) -> Message {
    Message(
      id: MessageID("m\(sequence)"), session: SessionID("c"), sequence: sequence,
      sentAt: sequence, role: role, progress: .completed, text: text)
  }
}

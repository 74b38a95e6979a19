import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Exporting a chat") struct ExportTests {
  private func app(_ messages: Int = 4, size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    OlderHistoryTests().opened(MessageStore(messages), size: size)
  }

  private func open(_ app: inout AppDriver) {
    app.type("/export")
    app.press(.enter)
    app.draw()
  }

  private func window(_ app: AppDriver) -> ExportWindow? {
    if case .export(let window) = app.state.overlays.last { return window }
    return nil
  }

  private func field(_ app: AppDriver) -> SaveWindow? {
    if case .save(let window) = app.state.overlays.last { return window }
    return nil
  }

  private func export(_ app: AppDriver) -> ChatExport? {
    if case .chat(let export) = field(app)?.content { return export }
    return nil
  }

  private func page(_ number: Int) -> Effect {
    .loadHistory(AppDriver.space, SessionID("a"), page: number)
  }

  @Test("the format, the name, the file: three times Enter")
  func whole() throws {
    var app = app()
    open(&app)
    #expect(app.screen.contains("Export the chat") && app.screen.contains("4 messages"))
    app.press(.enter)
    #expect(field(app)?.path.text == "Chat-a.md")
    let export = try #require(self.export(app))
    #expect(export.chat.isWhole && export.chat.messages.count == 4 && export.format == .markdown)
    #expect(app.press(.enter) == [.files(.export(export, to: "Chat-a.md", over: false))])
    app.reduce(.files(.wrote("Chat-a.md", .success(120))))
    #expect(app.state.overlays.isEmpty)
    #expect(app.state.notice?.text == "Written to Chat-a.md (120 B).")
  }

  @Test("what it thought and tool calls are left out, unless they are switched on")
  func parts() {
    var app = app()
    open(&app)
    for _ in 0..<3 { app.press(Key(.down)) }
    #expect(app.screen.contains("[ ] with what it thought"))
    app.press(.enter)
    #expect(app.screen.contains("[x] with what it thought"))
    app.press(Key(.down))
    app.press(.enter)
    app.press(.enter)
    for _ in 0..<3 { app.press(Key(.up)) }
    app.press(.enter)
    #expect(export(app)?.parts == .thinking && export(app)?.format == .json)
    app.press(.escape)
    #expect(window(app)?.parts == .thinking, "Esc goes back to the formats")
  }

  @Test("older messages are read first, page by page, and then the file is named")
  func older() {
    let store = MessageStore(350)
    var app = OlderHistoryTests().opened(store)
    open(&app)
    #expect(app.allEffects.contains(page(2)))
    #expect(app.screen.contains("Reading messages… 100 messages"))
    app.press(.enter)
    #expect(app.screen.contains("messages. Enter exports only"))
    #expect(app.reduce(store.answer(2)) == [page(3)])
    #expect(app.reduce(store.answer(3)) == [page(4)])
    #expect(field(app) == nil)
    app.reduce(store.answer(4))
    #expect(export(app)?.chat.messages.count == 350)
    #expect(export(app)?.chat.isWhole == true)
  }

  @Test("Esc ends the reading; a second Enter exports what is here")
  func takenBack() {
    let store = MessageStore(350)
    var app = OlderHistoryTests().opened(store)
    open(&app)
    app.press(.escape)
    #expect(app.state.overlays.isEmpty)
    #expect(app.reduce(store.answer(2)).isEmpty, "nobody wants the next one")
    open(&app)
    app.press(.enter)
    app.press(.enter)
    #expect(export(app)?.chat.messages.count == 200)
    #expect(export(app)?.chat.isWhole == false)
  }

  @Test("where they cannot be read, it is said, and Enter exports what is here")
  func outage() {
    var app = OlderHistoryTests().opened(MessageStore(350))
    open(&app)
    app.press(.enter)
    app.reduce(
      .historyLoaded(
        SessionID("a"), .failure(.make("host")), HistoryPage(number: 2, total: 350)))
    #expect(app.screen.contains("Only 100 messages: older ones cannot be read now."))
    #expect(field(app) == nil)
    app.press(.enter)
    #expect(export(app)?.chat.isWhole == false)
    #expect(export(app)?.chat.messages.count == 100)
    // Another try, when the window is opened again.
    app.press(.escape)
    app.press(.escape)
    app.forgetEffects()
    open(&app)
    #expect(app.allEffects.contains(page(2)))
  }

  @Test("a chat that is being written is exported as far as it is there; nothing is stopped")
  func streaming() {
    var app = AppDriver.streaming("Hello", size: Size(columns: 80, rows: 24))
    app.change { _ = $0.performOffered(.exportChat) }
    app.draw()
    #expect(app.screen.contains("one is still written"))
    app.press(.enter)
    #expect(export(app)?.chat.messages.last?.state == .running)
    app.press(.escape)
    app.press(.escape)
    #expect(app.stops.isEmpty)
    #expect(app.state.escapeMeaning == .stop, "the next one stops")
  }

  @Test("a chat that began here is whole without being read")
  func begunHere() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.sessionCreated(app.turn, .success(SessionID("n"))))
    app.reduce(.realtime(.subscribed(SessionID("n"))))
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.reduce(.sendAnswered(app.turn, .success(.make())))
    app.chat(.started("A"), in: "n")
    app.chat(.text("A", "Because."), in: "n")
    app.change { _ = $0.perform(.exportChat) }
    #expect(app.screen.contains("2 messages"))
    app.press(.enter)
    #expect(export(app)?.chat.isWhole == true && export(app)?.chat.messages.count == 2)
  }

  @Test("of what was asked since, the server is asked for the times")
  func times() {
    var app = AppDriver.streaming("Because.")
    app.chat(.done("A", 8))
    app.wait(.seconds(10))
    app.forgetEffects()
    app.change { _ = $0.perform(.exportChat) }
    app.draw()
    #expect(app.screen.contains("Reading messages… 2 messages"))
    let answer = app.conversation.entries.last { $0.message == MessageID("A") }?.message
    var stored = [Message.make("q0", .user, "Why?"), Message.make("A", .assistant, "Because.")]
    for index in stored.indices { stored[index].sentAt = 1_796_130_185 }
    app.reduce(.historyLoaded(SessionID("a"), .success(stored), HistoryPage(number: 1, total: 2)))
    app.press(.enter)
    #expect(answer != nil && export(app)?.chat.messages.last?.sentAt == 1_796_130_185)
  }

  @Test("in a chat without messages it says so, and opens nothing")
  func nothing() {
    var app = AppDriver.open()
    app.change { _ = $0.perform(.exportChat) }
    #expect(app.state.overlays.isEmpty)
    #expect(app.state.notice?.text == "There is nothing to export yet.")
  }

  @Test(
    "it is whole on every screen", arguments: [(40, 12), (80, 24), (200, 60), (20, 6), (10, 3)])
  func sizes(columns: Int, rows: Int) {
    var app = app(size: Size(columns: columns, rows: rows))
    app.change { _ = $0.perform(.exportChat) }
    app.draw()
    if columns >= 40 {
      #expect(app.screen.contains("Plain text") && app.screen.contains("4 messages"))
      #expect(app.screen.contains("[ ] with tool calls"))
    }
    // Sentences in the last rows leave less room.
    if columns >= 40 {
      app.change { $0.say(String(repeating: "words ", count: 22), .warning) }
      #expect(app.screen.contains("4 messages"))
    }
    for _ in 0..<9 { app.press(Key(.down)) }
    #expect(window(app)?.choice == .part(.tools))
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// However many messages a chat has, a frame makes and keeps the rows that are on screen and near it.
@Suite("Rows that are far away") struct FarRowsTests {
  private static let total = 10_000
  /// Rows of each answer.
  private static let rows = 40

  /// A screen as the event loop has one, and what its frames cost.
  private struct Screen {
    var app = AppDriver.connected(chats: ["a"])
    var cache = LayoutCache()
    private(set) var frame = ""
    private(set) var mostKept = 0

    init() {
      app.press(.control("b"))
      app.press(Key(.down, .alt))
    }

    /// Draws frames until nothing is left to do.
    mutating func settle() {
      var isMoving = true
      while isMoving {
        let rendering = ScreenView.render(app.state, theme: app.state.look.theme, cache: &cache)
        app.reduce(.laidOut(rendering.metrics))
        frame = rendering.frame.text
        isMoving =
          rendering.metrics.isBehind || rendering.metrics.search?.isComplete == false
          || app.state.viewport.firstRow(of: rendering.metrics) != rendering.metrics.firstRow
        mostKept = max(mostKept, layout.keptRows)
      }
    }

    /// The layout of the chat.
    var layout: ConversationLayout {
      var cache = cache
      let area = ScreenLayout(app.state).transcript
      return cache.layout(
        app.state, width: area.columns, columns: area.columns, theme: app.state.look.theme
      ).layout
    }

    mutating func press(_ key: Key) {
      app.press(key)
      settle()
    }
  }

  /// Answers of so many rows that no width from 50 columns on wraps.
  private static func page(_ number: Int) -> Event {
    let end = total - (number - 1) * HistoryPage.size
    let messages = (end - HistoryPage.size..<end).map { number in
      let lines = (0..<rows / 2).map { "Message \(number), line \($0)." }
      return Message(
        id: MessageID("m\(number)"), session: SessionID("a"), sequence: number + 1, sentAt: 0,
        role: .assistant, progress: .completed, text: lines.joined(separator: "\n\n"))
    }
    let page = HistoryPage(number: number, total: total)
    return .server(.historyLoaded(SessionID("a"), .success(messages), page))
  }

  /// All of the chat, read back to its first message.
  private static let whole = {
    var screen = Screen()
    screen.app.reduce(page(1))
    screen.settle()
    screen.press(Key(.home, .control))
    for number in 2...total / HistoryPage.size {
      screen.app.reduce(page(number))
      screen.settle()
    }
    return screen
  }()

  @Test("10,000 messages are read back to the first without rows for what nobody sees")
  func pagedToTheTop() {
    let screen = Self.whole
    let layout = screen.layout
    #expect(screen.frame.contains("Message 0, line 0."))
    #expect(layout.entryCount == Self.total)
    #expect(layout.rowCount > Self.total * Self.rows / 2, "what is not laid out is estimated")
    #expect(screen.mostKept <= ConversationLayout.mostRows + 20 * Self.rows)
    // A page costs what stands on the screen and near it, not its 100 messages.
    let answer = 2 * 16 * Self.rows
    let pages = Self.total / HistoryPage.size
    #expect(layout.work < pages * 10 * answer, "\(layout.work / pages) a page")
  }

  @Test("a frame of a chat of 10,000 messages costs as much as one of a short chat")
  func scrolling() {
    var screen = Self.whole
    screen.press(Key(.end, .control))
    #expect(screen.frame.contains("Message 9999, line 19."))
    for _ in 0..<20 {
      let before = screen.layout.work
      screen.press(Key(.pageUp))
      #expect(screen.layout.work - before < LayoutCache.frameBudget)
    }
    let before = screen.layout.work
    screen.app.reduce(.resized(Size(columns: 100, rows: 24)))
    screen.settle()
    #expect(screen.layout.work - before < 2 * LayoutCache.frameBudget)
  }

  @Test("no row is left out or shown twice by scrolling through what was never laid out")
  func everyRow() {
    var screen = Screen()
    screen.app.reduce(Self.page(1))
    screen.settle()
    var seen: [String] = []
    for _ in 0..<120 {
      let rows = screen.frame.split(separator: "\n").filter { $0.contains("Message ") }
      seen.append(contentsOf: rows.reversed().map(String.init))
      for _ in 0..<10 { screen.app.press(Key(.pageUp)) }
      for _ in 0..<9 { screen.app.press(Key(.pageDown)) }
      screen.settle()
    }
    let lines = (0..<seen.count).map { index in
      let number = Self.total - 1 - index / (Self.rows / 2)
      return "Message \(number), line \(Self.rows / 2 - 1 - index % (Self.rows / 2))."
    }
    var unique: [String] = []
    for row in seen where unique.last != row { unique.append(row) }
    #expect(unique.count > 1_000)
    for (row, line) in zip(unique, lines) {
      #expect(row.contains(line))
      guard row.contains(line) else { break }
    }
  }

  @Test("a search looks through all messages and keeps few rows; its matches are reached")
  func searching() {
    var screen = Screen()
    for number in 1...10 { screen.app.reduce(Self.page(number)) }
    screen.settle()
    screen.press(Key(.function(3)))
    screen.app.reduce(.input(.paste("message 9012, line 7.")))
    screen.settle()
    #expect(screen.frame.contains("1 of 1"))
    #expect(screen.frame.contains("Message 9012, line 7."))
    #expect(screen.mostKept <= ConversationLayout.mostRows + 40 * Self.rows)
    screen.app.escape()
    screen.settle()
    #expect(screen.frame.contains("Message 9012, line 7."))
  }

  @Test("what comes below while one reads far above is counted")
  func newBelow() {
    var screen = Self.whole
    screen.app.ask("Why?")
    screen.settle()
    screen.press(Key(.home, .control))
    #expect(screen.frame.contains("Message 0, line 0."))
    screen.app.chat(.started("A"))
    screen.app.chat(.text("A", (0..<30).map { "New \($0)." }.joined(separator: "\n\n")))
    screen.settle()
    #expect(screen.frame.contains("Message 0, line 0."))
    #expect(screen.frame.contains("59 new lines") || screen.frame.contains("60 new lines"))
  }
}

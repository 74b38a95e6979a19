import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Laws of the screen") struct ScreenLawTests {
  static let sizes: [Size] =
    (1...30).flatMap { columns in (1...12).map { Size(columns: columns, rows: $0) } }
    + [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 500, rows: 3)]

  /// States that exercise every view.
  static func states() -> [AppDriver] {
    var states: [AppDriver] = [AppDriver(), .connected(), .open()]
    var app = AppDriver.streaming(
      "# 標題\n\nHello 漢字 👩‍👩‍👧 `code` and a long word: Donaudampfschiff\n\n- a\n- b")
    states.append(app)
    app.type("half 漢字 👍🏽\na second line of the input that is long enough to be wrapped somewhere")
    states.append(app)
    app.press(.enter)
    app.type("two")
    app.press(.enter)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    states.append(app)
    app.escape()
    states.append(app)
    app.press(Key(.function(1)))
    states.append(app)
    app.escape()
    app.chat(.stopped("A", 3))
    app.press(Key(.tab))
    states.append(app)
    app.press(Key(.delete))
    states.append(app)
    var thinking = AppDriver.streaming("<think>漢字 one\ntwo")
    thinking.chat(.tool("T"))
    thinking.chat(.using("T"))
    states.append(thinking)
    thinking.press(.control("c"))
    thinking.chat(.failure("X"))
    thinking.press(.control("c"))
    states.append(thinking)
    return states
  }

  @Test("every state is drawn at every size, whole cells only, with the caret inside")
  func total() {
    for (index, driver) in Self.states().enumerated() {
      for size in Self.sizes {
        var state = driver.state
        state.size = size
        var cache = LayoutCache()
        let frame = ScreenView.render(state, theme: .standard, cache: &cache).frame
        #expect(frame.size == size)
        #expect(isWhole(frame), "state \(index) at \(size)")
        if let cursor = frame.cursor {
          #expect(Rect(size).contains(cursor), "state \(index) at \(size): \(cursor)")
        }
      }
    }
  }

  /// Every wide cell is followed by its right half, and by nothing else.
  private func isWhole(_ frame: ScreenFrame) -> Bool {
    (0..<frame.size.rows).allSatisfy { row in
      var isExpected = false
      for cell in frame.cells.row(row) {
        guard (cell.width == 0) == isExpected else { return false }
        isExpected = cell.width == 2
      }
      return !isExpected
    }
  }

  @Test("a warm cache draws what a cold one does, while sizes and chats change")
  func warm() {
    var random = SeededGenerator(seed: 3)
    let states = Self.states()
    for _ in 0..<200 {
      guard var state = states.randomElement(using: &random)?.state else { return }
      state.size = Size(
        columns: [20, 40, 80].randomElement(using: &random) ?? 80,
        rows: Int.random(in: 1...30, using: &random))
      var cache = LayoutCache()
      let fresh = ScreenView.render(state, theme: .standard, cache: &cache)
      var other = state
      other.size.columns += 7
      _ = ScreenView.render(other, theme: .standard, cache: &cache)
      #expect(ScreenView.render(state, theme: .standard, cache: &cache) == fresh)
      #expect(ScreenView.render(state, theme: .standard, cache: &cache) == fresh)
    }
  }

  @Test("a warm cache follows a streaming answer, thinking, tools, a stop and history")
  func warmWhileStreaming() {
    var app = AppDriver.open()
    var cache = LayoutCache()
    func draw(_ app: AppDriver) {
      var cold = LayoutCache()
      let warm = ScreenView.render(app.state, theme: .standard, cache: &cache)
      #expect(warm == ScreenView.render(app.state, theme: .standard, cache: &cold))
    }
    app.ask("Why?")
    app.chat(.started("A"))
    let text =
      "<think>Let me\nthink</think># Title\n\nSome *text* 漢字.\n\n```swift\nlet a = 1\n```\n\n- one\n- two\n"
    var place = 0
    for scalar in text.unicodeScalars {
      app.chat(.text("A", String(scalar), at: place))
      place += 1
      draw(app)
    }
    app.chat(.done("A", place))
    app.chat(.tool("T"))
    draw(app)
    app.chat(.using("T", "found"))
    app.chat(.toolDone(MessageID("T")))
    draw(app)
    app.chat(.started("B"))
    app.chat(.text("B", "Partial"))
    draw(app)
    app.escape()
    draw(app)
    app.chat(.text("B", " held", at: 7))
    draw(app)
    app.chat(.stopped("B", 12))
    draw(app)
    app.reduce(.historyLoaded(SessionID("a"), .success(ConversationHistoryTests.page)))
    draw(app)
  }

  @Test(
    "the frame after Esc says stopping… and its text stands still",
    arguments: [
      Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 30, rows: 6),
      Size(columns: 200, rows: 60), Size(columns: 20, rows: 4),
    ])
  func stopping(_ size: Size) {
    var app = AppDriver.streaming(size: size)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.draw()
    let before = app.screen
    app.escape()
    let after = app.screen
    #expect(!before.contains("stopping…"))
    #expect(after.contains("stopping…"))
    #expect(before.contains("Esc stop"))
    #expect(!after.contains("Esc stop"))
    app.chat(.text("A", " and much more text\n\nthat\n\nis\n\nlong", at: 5))
    #expect(app.screen == after)
  }

  @Test("a scrolled transcript does not move while text arrives")
  func scrolled() {
    var app = AppDriver.streaming((0..<60).map { "Paragraph \($0)." }.joined(separator: "\n\n"))
    app.change { $0.focus = .transcript }
    app.draw()
    app.press(Key(.pageUp))
    app.press(Key(.pageUp))
    app.draw()
    let rows = app.screen.split(separator: "\n")[1..<18]
    let length = app.conversation.entries[1].answerLength
    app.chat(.text("A", "\n\nNew paragraph.\n\nAnother.", at: length))
    app.draw()
    #expect(app.screen.split(separator: "\n")[1..<18] == rows)
  }

  @Test("thousands of rows cost a frame what the screen shows")
  func cacheKeepsSettledEntries() {
    var app = AppDriver.open()
    let messages = (0..<200).map { Message.make("m\($0)", .assistant, "Text \($0)") }
    app.reduce(.historyLoaded(SessionID("a"), .success(messages)))
    var cache = LayoutCache()
    let rendering = ScreenView.render(app.state, theme: .standard, cache: &cache)
    #expect(rendering.metrics.totalRows >= 399)
    #expect(rendering.frame.text.contains("Text 199"))
  }
}

extension Entry {
  fileprivate var answerLength: Int {
    if case .answer(let answer) = content { answer.text.codePoints } else { 0 }
  }
}

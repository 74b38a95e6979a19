import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("What waits, above the input") struct QueueViewTests {
  private static func chat(held: Int, next: Int) -> Conversation {
    var app = AppDriver.streaming()
    for index in 0..<held {
      app.type("h\(index)")
      app.press(.enter)
    }
    app.change { state in
      let now = state.now
      state.chats.withCurrent { $0.unsent.holdQueue(at: now) }
    }
    for index in 0..<next {
      app.type("n\(index)")
      app.press(.enter)
    }
    return app.conversation
  }

  @Test("where there is room, a blank row parts what waits from the text above")
  func parted() {
    let text = (1...30).map { "Line \($0)." }.joined(separator: "\n\n")
    for (rows, isParted) in [(24, true), (20, true), (19, false), (12, false)] {
      var app = AppDriver.streaming(text, size: Size(columns: 60, rows: rows))
      app.type("wait")
      app.press(.enter)
      app.draw()
      app.escape()
      app.reduce(.stopAnswered(app.turn, .accepted))
      app.chat(.stopped("A", text.unicodeScalars.count))
      app.draw()
      let lines = app.screen.split(separator: "\n", omittingEmptySubsequences: false)
      let held = lines.firstIndex { $0.hasSuffix("held  wait") } ?? 0
      let above = String(lines[max(0, held - 1)])
      #expect(above.contains("stopped · ") != isParted, "\(rows): \(above)")
      #expect(lines[max(0, held - 2)].contains("stopped · ") == isParted, "\(rows)")
    }
  }

  @Test("what has no row is counted in a row of its own, held and next each for itself")
  func counted() {
    func lines(_ held: Int, _ next: Int, _ rows: Int = 3) -> [String] {
      QueueView.lines(Self.chat(held: held, next: next), rows: rows)
    }
    #expect(lines(1, 2) == ["held  h0", "next  n0", "next  n1"])
    #expect(lines(0, 5) == ["next  n0", "next  n1", "+3 more waiting"])
    #expect(lines(4, 0) == ["held  h0", "held  h1", "+2 more held"])
    #expect(lines(3, 3) == ["held  h0", "next  n0", "+2 more held · +2 more waiting"])
    #expect(lines(1, 3) == ["held  h0", "next  n0", "+2 more waiting"])
    #expect(lines(3, 1) == ["held  h0", "next  n0", "+2 more held"])
    #expect(lines(2, 1, 2) == ["held  h0", "+1 more held · 1 waiting"])
    #expect(lines(2, 1, 1) == ["2 held · 1 waiting"])
    #expect(lines(0, 2, 1) == ["2 waiting"])
  }

  @Test(
    "it is whole on small screens",
    arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func whole(_ size: Size) {
    var app = AppDriver.streaming(size: size)
    app.change { $0.chats.withCurrent { $0 = Self.chat(held: 12, next: 12) } }
    #expect(app.screen.contains("+11 more held · +11 more waiting"))
  }
}

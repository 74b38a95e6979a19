import Testing

@testable import QukaTUI

@Suite("Notices") struct NoticeTests {
  private static let long =
    "127.0.0.1:33033 does not answer (connection refused). Is the server running? Try --mock."

  private func rows(_ app: AppDriver) -> [Substring] {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("a short one stands in the hint line, beside the stop key")
  func short() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    app.change { $0.say("The title stays.", .warning) }
    #expect(rows(app).last == " Esc stop  The title stays.")
  }

  @Test("one that does not fit there stands in rows of its own, and the hints stay")
  func long() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    let before = rows(app)
    app.change { $0.say(Self.long, .warning) }
    let narrow = rows(app)
    #expect(narrow.count == 12)
    #expect(narrow[9] == " 127.0.0.1:33033 does not answer")
    #expect(narrow[10] == " (connection refused). Is the server r…")
    #expect(narrow[11] == before[11])
    app.change { $0.size = Size(columns: 80, rows: 24) }
    let wide = rows(app)
    #expect(
      wide[21].hasSuffix("Is the server running? Try") || wide[21].hasSuffix("server running?"))
    #expect(wide[22].contains("--mock."))
    #expect(wide[23].hasPrefix(" Esc stop  "))
  }

  @Test("on the lowest screens it is cut, because the transcript needs the rows")
  func low() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 9))
    app.change { $0.say(Self.long, .warning) }
    #expect(rows(app).last?.hasPrefix(" Esc stop  127.0.0.1:33033") == true)
    #expect(rows(app).last?.hasSuffix("…") == true)
  }

  @Test("every size is drawn whole", arguments: [1, 2, 5, 11, 30, 40, 79], [1, 3, 9, 10, 12])
  func everySize(columns: Int, rows count: Int) {
    var app = AppDriver.streaming(size: Size(columns: columns, rows: count))
    app.change { $0.say("漢字の長い長いお知らせ " + Self.long, .warning) }
    #expect(rows(app).count == count)
  }
}

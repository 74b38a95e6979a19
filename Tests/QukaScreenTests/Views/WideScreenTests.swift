import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Wide screens")
struct WideScreenTests {
  private static let prose = String(repeating: "word ", count: 60)
  private static let code = "let words = [" + String(repeating: "\"word\", ", count: 15) + "]"
  private static let cell = String(repeating: "cell ", count: 15)
  private static let answer = """
    \(prose)

    ```swift
    \(code)
    ```

    | a | b |
    |---|---|
    | \(cell)| \(cell)|
    """

  /// The rows of the transcript, without the list beside it.
  private func rows(columns: Int) -> [String] {
    var app = AppDriver.streaming(Self.answer, size: Size(columns: columns, rows: 40))
    app.change { $0.isListWanted = false }
    return app.screen.split(separator: "\n").map(String.init)
  }

  @Test("prose keeps its measure, and code and tables take the room that they need")
  func wide() {
    let rows = rows(columns: 200)
    let prose = rows.filter { $0.contains("word word") }
    #expect(prose.count > 2 && prose.allSatisfy { $0.utf8.count <= 112 })
    #expect(rows.contains { $0.hasSuffix("│ " + Self.code) })
    #expect(rows.count { $0.contains("cell") } == 1)
  }

  @Test("where there is no room, code goes on below, at a blank")
  func narrow() {
    let rows = rows(columns: 100)
    #expect(!rows.contains { $0.hasSuffix(Self.code) })
    let pieces = rows.filter { $0.contains("\"word\"") }
    #expect(pieces.count == 2 && pieces[0].hasSuffix("\"word\","))
    #expect(rows.count { $0.contains("cell") } > 1)
  }

  @Test("a wider window gives code its room at once")
  func resized() {
    var app = AppDriver.streaming(Self.answer, size: Size(columns: 120, rows: 40))
    app.change { $0.isListWanted = false }
    #expect(!app.screen.contains(Self.code))
    app.change { $0.size.columns = 170 }
    #expect(app.screen.contains(Self.code))
  }

  @Test("text in a cell keeps the measure of prose")
  func longCells() {
    let answer = "| a | b |\n|---|---|\n| 1 | \(Self.prose)|\n"
    var app = AppDriver.streaming(answer, size: Size(columns: 200, rows: 40))
    app.change { $0.isListWanted = false }
    let rows = app.screen.split(separator: "\n").filter { $0.contains("word word") }
    #expect(rows.count > 2)
    #expect(rows.allSatisfy { $0.unicodeScalars.count <= 120 })
  }
}

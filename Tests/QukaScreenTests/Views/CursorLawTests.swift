import QukaChatTestSupport
import QukaScreenTestSupport
import QukaText
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// An input method shows what is being composed at the hardware cursor: it has to be where the text will be, in every frame.
@Suite("The hardware cursor") struct CursorLawTests {
  /// The keys that lead to each place that takes text.
  private static let places: [(name: String, keys: [Key])] = [
    ("input", []), ("folded paste", []),
    ("find", [Key(.function(3))]), ("command window", [.control("p")]),
    ("prompt search", [.character("r", .alt)]), ("picture's path", [Key(.function(10))]),
    ("find in all chats", [Key(.tab), Key(.function(3))]),
    ("title", [Key(.tab), Key(.function(6))]),
  ]

  private func frame(_ app: AppDriver) -> ScreenFrame {
    var cache = LayoutCache()
    return ScreenView.render(app.state, theme: .standard, cache: &cache).frame
  }

  /// The character is the last one before the cursor: beside it, or at the end of the row above.
  private func stands(_ character: Character, before cursor: Point, in frame: ScreenFrame) -> Bool {
    let scalar = character.unicodeScalars.first?.value
    if cursor.column >= 2,
      frame.cells.cell(column: cursor.column - 2, row: cursor.row).glyph == scalar
    {
      return true
    }
    guard cursor.row > 0 else { return false }
    return frame.cells.text(row: cursor.row - 1).last { $0 != " " } == character
  }

  @Test(
    "stands behind what was typed last, in every place that takes text, while an answer streams",
    arguments: [
      Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
    ])
  func everywhere(_ size: Size) throws {
    for place in Self.places {
      var app = AppDriver.streaming("", size: size)
      app.draw()
      for key in place.keys { app.press(key) }
      #expect(app.state.overlays.isEmpty == place.keys.isEmpty, "\(place.name) is open")
      if place.name == "folded paste" {
        app.reduce(.input(.paste(String(repeating: "x y ", count: 500))))
      }
      var length = 0
      for (index, character) in String(repeating: "我们都是中国人天气咖啡", count: 5).enumerated() {
        app.type(String(character))
        app.draw()
        var seen = frame(app)
        let cursor = try #require(seen.cursor, "\(place.name) \(size)")
        #expect(
          stands(character, before: cursor, in: seen), "\(place.name) \(size) \(index) \(cursor)")
        // Composing takes seconds, and text arrives meanwhile.
        let text = "more of it 更多 "
        app.chat(
          .delta(MessageID("A"), text: text, startAt: length, progress: .generating))
        length += text.unicodeScalars.count
        app.draw()
        seen = frame(app)
        #expect(seen.cursor == cursor, "\(place.name) \(size) \(index): it jumps")
      }
    }
  }
}

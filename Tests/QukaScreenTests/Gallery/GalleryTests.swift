import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaMock
@testable import QukaScreen
@testable import QukaText

/// One of everything that a transcript may hold, as people have looked at it and found it right.
@Suite("The gallery") struct GalleryTests {
  struct Colors: CustomTestStringConvertible, Sendable {
    var name: String
    var theme: Theme
    var testDescription: String { name }
  }

  static let allColors = [
    Colors(name: "dark", theme: Theme(.qukaDark)), Colors(name: "light", theme: Theme(.qukaLight)),
    Colors(name: "NO_COLOR", theme: .monochrome),
  ]

  @Test("looks as it was found right", arguments: [40, 80, 200], allColors)
  func isAsRecorded(width: Int, colors: Colors) {
    let app = Self.transcript(Size(columns: width, rows: 600))
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: colors.theme, cache: &cache).frame
    let rows = frame.size.rows - 4
    Snapshot.expect(
      StyledScreen.text(of: frame.cells, rows: 1..<rows), named: "\(width) \(colors.name)")
  }

  @Test("no row of it is wider than the screen, at any width")
  func widths() {
    for width in 20...200 {
      let app = Self.transcript(Size(columns: width, rows: 900))
      var cache = LayoutCache()
      let metrics = ScreenView.render(app.state, theme: .standard, cache: &cache).metrics
      #expect(metrics.width <= width)
      #expect(metrics.totalRows < 900, "\(width) columns")
    }
  }

  /// Everything unfolded, an answer that was stopped and one that failed below it, without the list of chats.
  static func transcript(_ size: Size) -> AppDriver {
    var app = AppDriver.open(size: size)
    app.change { $0.isListWanted = false }
    app.ask("/gallery 请给我看看一切 🖼️")
    app.chat(.tool("T"))
    app.chat(
      .toolUpdated(
        MessageID("T"),
        ToolTips(
          id: "T", name: "SearchUserKnowledges", arguments: DemoGallery.tool.query,
          content: DemoGallery.tool.result), progress: .completed))
    let thinking = "<think>" + DemoGallery.thinking.joined(separator: "</br></br>") + "</think>"
    answer(thinking + DemoGallery.text, "A", .completed, &app)
    app.press(.control("o"))
    app.ask("And now?")
    answer("This one was **stop", "B", .canceled, &app)
    app.ask("And this?")
    app.chat(.started("C"))
    app.chat(.text("C", "This one fai"))
    app.chat(.failure("C", "the model is overloaded"))
    app.wait(.seconds(20))
    return app
  }

  private static func answer(
    _ text: String, _ id: String, _ progress: QukaWire.Progress, _ app: inout AppDriver
  ) {
    app.chat(.started(id))
    app.chat(.text(id, text))
    if progress == .canceled {
      app.escape()
      app.wait(.milliseconds(38))
      app.reduce(.stopAnswered(app.turn, .accepted))
    }
    app.chat(.done(MessageID(id), length: text.unicodeScalars.count, progress: progress))
    app.wait(.seconds(20))
  }
}

import QukaScreenTestSupport
import QukaTestSupport
import QukaText
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("A very long text in the input") struct LongInputTests {
  private static let line = "The 汉字 of a line, which says something in a few words. "

  /// With the caret in the middle.
  private static func app(characters: Int, _ piece: String) -> AppDriver {
    var app = AppDriver.open()
    let text = String(repeating: piece, count: characters / piece.count + 1)
    app.reduce(.input(.paste(text)))
    app.press(.character("v", .alt))
    app.change { state in
      state.chats.withCurrent { $0.composer.place(characters / 2) }
      state.scrollInput()
    }
    return app
  }

  /// The cost of keys with the frames after them, four in all.
  private static func cost(of keys: [Key], in app: AppDriver) -> Double {
    var state = app.state
    var cache = LayoutCache()
    // There is something to undo, and the text is this state's alone.
    for key in [Key.character("a"), .control("w")] + keys {
      _ = state.reduce(.input(.key(key)), at: app.now)
    }
    return Cost.of(0) { _ in
      for step in 0..<4 {
        _ = state.reduce(.input(.key(keys[step % keys.count])), at: app.now)
        _ = ScreenView.render(state, theme: .standard, cache: &cache)
      }
    }
  }

  @Test(
    "a key and its frame cost a text of a million characters little more than one of ten thousand",
    arguments: [line, line + "\n"])
  func keys(_ piece: String) {
    let (short, long) = (
      Self.app(characters: 10_000, piece), Self.app(characters: 1_000_000, piece)
    )
    let keys: [[Key]] = [
      [.character("x")], [.character("字")], [Key(.backspace)], [Key(.left)], [Key(.up)],
      [Key(.down)], [Key(.right, .control)], [Key(.left, .shift)], [Key(.down, .shift)],
      [.control("w")], [.control("y"), .control("_")], [.control("_"), .character("Z", .alt)],
      [Key(.enter, .alt)],
    ]
    for keys in keys {
      let (few, many) = (Self.cost(of: keys, in: short), Self.cost(of: keys, in: long))
      // For each edit 8 MB behind the caret are moved, but the text is never copied nor walked through.
      #expect(many < 1.5 * few + 0.01, "\(keys.map(\.name)): \(few) s, then \(many) s")
    }
  }

  @Test("beside a folded megabyte a key and its frame cost as much as beside a word")
  func folded() {
    let keys: [[Key]] = [
      [.character("x")], [Key(.left), Key(.right)], [Key(.backspace), .control("_")],
      [.control("w"), .control("_")], [Key(.left, .shift)],
    ]
    var (word, piece) = (AppDriver.open(), AppDriver.open())
    word.reduce(.input(.paste("a word")))
    piece.reduce(.input(.paste(String(repeating: Self.line + "\n", count: 20_000))))
    #expect(piece.conversation.composer.characters.count == 1)
    for keys in keys {
      let (few, many) = (Self.cost(of: keys, in: word), Self.cost(of: keys, in: piece))
      #expect(many < 1.5 * few + 0.005, "\(keys.map(\.name)): \(few) s, then \(many) s")
    }
  }

  @Test("what is read out beside a long draft costs as much as beside a short one")
  func linear() {
    let costs = [10, 1_000_000].map { characters in
      var app = AppDriver.open()
      app.change {
        $0.chats.withCurrent { $0.composer = Composer(String(repeating: "字", count: characters)) }
      }
      var page = LinearPage()
      _ = page.text(for: [], of: app.state)
      let state = app.state
      return Cost.of(page) { page in
        for _ in 0..<20 {
          _ = page.text(for: [.piece("word ")], of: state, isMoreComing: true)
        }
      }
    }
    #expect(costs[1] < 2 * costs[0] + 0.005, "\(costs)")
  }

  @Test("a frame shows that there is more above and below than was counted")
  func count() {
    let app = Self.app(characters: 1_000_000, Self.line + "\n")
    let rule = app.screen.split(separator: "\n")[ScreenLayout(app.state).rule.row]
    #expect(rule.firstMatch(of: /↑ \d+\+  ↓ \d+\+/) != nil, "\(rule)")
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Search in the transcript") struct SearchTests {
  /// A chat with questions and answers; each answer is a list of lines.
  private func chat(
    _ answers: [[String]], size: Size = Size(columns: 80, rows: 24)
  ) -> AppDriver {
    var app = AppDriver.open(size: size)
    for (number, lines) in answers.enumerated() {
      app.ask("Question \(number)?")
      let text = lines.map { "- \($0)\n" }.joined()
      app.chat(.started("A\(number)"))
      app.chat(.text("A\(number)", text))
      app.chat(.done("A\(number)", text.unicodeScalars.count))
      app.wait(.seconds(5))
    }
    app.draw()
    return app
  }

  private func find(_ query: String, in app: inout AppDriver) {
    app.press(Key(.function(3)))
    for character in query { press(.character(character), &app) }
  }

  /// A key, and the frames that settle what it did.
  private func press(_ key: Key, _ app: inout AppDriver) {
    app.press(key)
    app.draw()
    app.draw()
  }

  private func last(_ app: AppDriver) -> String {
    let rows = app.screen.split(separator: "\n", omittingEmptySubsequences: false)
    return String(rows[rows.count - 2])
  }

  /// The transcript's row and text at which the current match is marked.
  private func marked(_ app: AppDriver) -> [String] {
    var cache = LayoutCache()
    let frame = ScreenView.render(app.state, theme: .standard, cache: &cache).frame
    return (0..<frame.size.rows).compactMap { row in
      let cells = frame.cells.row(row).filter { $0.style == Theme.standard.searchMatch }
      let text = cells.map { frame.cells.text(of: $0) }.joined()
      return text.isEmpty ? nil : text
    }
  }

  private static let three = (0..<3).map { part in
    (0..<30).map { $0 == 15 ? "needle \(part)" : "hay \(part).\($0)" }
  }

  @Test("it goes to the last match above the end, and from match to match, round and round")
  func steps() {
    var app = chat(Self.three)
    find("needle", in: &app)
    #expect(last(app).contains("/ needle") && last(app).contains("3 of 3"))
    #expect(app.screen.contains("needle 2") && marked(app) == ["needle"])
    var seen: [String] = []
    press(.enter, &app)
    for _ in 0..<3 {
      press(Key(.up), &app)
      seen.append(String(last(app).suffix(6)))
      #expect(marked(app) == ["needle"], "the match is on screen")
    }
    #expect(seen == ["2 of 3", "1 of 3", "3 of 3"])
    press(.enter, &app)
    #expect(last(app).hasSuffix("1 of 3") && app.screen.contains("needle 0"))
    #expect(app.typed.isEmpty)
  }

  @Test("Esc closes it and leaves the view where the match is, also while an answer streams")
  func escape() {
    var app = chat(Self.three)
    find("needle 0", in: &app)
    #expect(app.screen.contains("needle 0"))
    let transcript = app.conversation
    app.escape()
    app.draw()
    #expect(app.state.overlays.isEmpty && app.effects.isEmpty)
    #expect(app.conversation.entries == transcript.entries && app.screen.contains("needle 0"))
    app.escape()
    #expect(app.state.overlays.isEmpty)
  }

  @Test("small letters find capitals, a capital is exact")
  func smartCase() {
    func count(_ query: String) -> Int {
      SearchPattern(query).matches(in: 0..<1, of: 1) { _ in "Swift, swift, SWIFT" }.count
    }
    #expect(count("swift") == 3)
    #expect(count("Swift") == 1)
    #expect(count("été") == 0)
    #expect(SearchPattern("é").matches(in: 0..<1, of: 1) { _ in "É é" }.count == 2)
  }

  @Test("an accent is found however it is composed, and what is marked is what was found")
  func composition() {
    var app = chat([["A Caf\u{E9} x.", "A Cafe\u{301} y.", "ＡＢＣ end", "ｶﾞｯﾂ ﬁne"]])
    for (query, count, mark) in [
      ("caf\u{E9}", 2, "Cafe\u{301}"), ("cafe\u{301}", 2, "Cafe\u{301}"),
      ("cafe", 2, "Cafe\u{301}"),
      ("Caf", 2, "Caf"), ("abc", 1, "ＡＢＣ"), ("ABC", 1, "ＡＢＣ"), ("ガッ", 1, "ｶﾞｯ"), ("in", 1, "ﬁn"),
      ("y.", 1, "y."), ("end", 1, "end"),
    ] {
      find(query, in: &app)
      #expect(last(app).contains("of \(count)"), "\(query)")
      #expect(marked(app) == [mark], "\(query)")
      app.escape()
    }
  }

  @Test("a capital or an accent in the query counts")
  func smartMarks() {
    func count(_ query: String, _ text: String) -> Int {
      SearchPattern(query).matches(in: 0..<1, of: 1) { _ in text }.count
    }
    let text = "cafe Café CAFÉ cafe\u{301} Cafe"
    #expect(count("cafe", text) == 5 && count("café", text) == 3)
    #expect(count("Café", text) == 1 && count("Cafe", text) == 2)
    #expect(count("naïve cafe", "naïve café") == 0, "its accent belongs to the e")
    #expect(count("か", "が か\u{3099}") == 0 && count("が", "が か\u{3099}") == 2)
    #expect(count("नमस", "नमस्ते") == 1, "what is being typed is found from the start")
    #expect(count("\u{301}", "e\u{301} é") == 2)
    #expect(count("\u{200B}", "abc") == 0)
  }

  @Test("a match goes on over a wrapped row, with a space or, as in Chinese, without")
  func wrapped() {
    func find(_ query: String, _ rows: [String]) -> [SearchMatch] {
      SearchPattern(query).matches(in: 0..<rows.count, of: rows.count) { rows[$0] }
    }
    #expect(
      find("two three", ["one two", "  three"])
        == [SearchMatch(row: 0, offset: 4, endRow: 1, endOffset: 7)])
    #expect(
      find("終端機", ["這是終端", "機。"])
        == [SearchMatch(row: 0, offset: 2, endRow: 1, endOffset: 1)])
    #expect(find("twothree", ["two three"]).isEmpty)
    #expect(find("two three", ["two", "", "three"]).isEmpty, "not from one paragraph to another")
    #expect(find("quoted text", ["│ quoted", "│ text"]).count == 1)
  }

  @Test("Chinese is found and marked whole on the screen")
  func chinese() {
    var app = chat([["這是一個終端機程式", "沒有"]], size: Size(columns: 40, rows: 12))
    find("終端機", in: &app)
    #expect(last(app).contains("1 of 1") && marked(app) == ["終端機"])
  }

  @Test("where the list covers the transcript, searching, jumping and unfolding take it away")
  func covered() {
    for command in [QukaScreen.Command.search(.open), .jump(.previousQuestion), .toggleDetails] {
      var app = chat([["one"]], size: Size(columns: 40, rows: 12))
      app.press(Key(.tab))
      #expect(app.state.focus == .list && !app.screen.contains("Question 0?"))
      app.change { _ = $0.perform(command) }
      app.draw()
      #expect(app.screen.contains("Question 0?"))
    }
  }

  @Test("what is not there is said, and an empty search closes with Enter")
  func nothing() {
    var app = chat(Self.three)
    find("absent", in: &app)
    #expect(last(app).contains("nothing found"))
    for _ in 0..<6 { press(Key(.backspace), &app) }
    #expect(last(app).contains("Find in this chat"))
    press(.enter, &app)
    #expect(app.state.overlays.isEmpty)
  }

  @Test("a folded part is found once it is unfolded, from within the search")
  func folded() {
    var app = AppDriver.streaming("<think>a secret thought")
    app.chat(.text("A", "</think>The answer", at: 23))
    app.draw()
    find("secret", in: &app)
    #expect(last(app).contains("nothing found"))
    press(.control("o"), &app)
    #expect(last(app).contains("1 of 1") || last(app).contains(" 1"))
    #expect(app.state.search?.query.text == "secret")
  }

  @Test("a long transcript is looked through piece by piece, and then all of it is known")
  func piecewise() {
    var app = chat(Self.three)
    app.press(Key(.function(3)))
    var cache = LayoutCache()
    var (layout, work) = cache.layout(app.state, width: 60, columns: 60, theme: .standard)
    var index = SearchIndex("needle", in: app.state.chats.current)
    var counts: [Int] = []
    for _ in 0..<20 where !index.isComplete || counts.isEmpty {
      index.follow(&layout, &work, rows: 1)
      counts.append(index.finding(SearchBox(), layout, lastRow: 10_000).count)
    }
    #expect(index.isComplete && counts.last == 3)
    #expect(counts == counts.sorted() && counts.count >= 3, "no frame does all of it")
  }

  @Test("a step to where nobody has looked waits for it")
  func waits() {
    let app = chat(Self.three)
    var cache = LayoutCache()
    var (layout, work) = cache.layout(app.state, width: 60, columns: 60, theme: .standard)
    var index = SearchIndex("needle 0", in: app.state.chats.current)
    var box = SearchBox()
    box.step = .nearest
    index.follow(&layout, &work, rows: 1)
    #expect(index.finding(box, layout, lastRow: 10_000).isPending)
    while !index.isComplete { index.follow(&layout, &work, rows: 50) }
    let finding = index.finding(box, layout, lastRow: 10_000)
    #expect(!finding.isPending && finding.number == 1)
  }

  @Test("a query that is too long is cut, and that is said")
  func longQuery() {
    var app = chat(Self.three)
    app.press(Key(.function(3)))
    app.reduce(.input(.paste(String(repeating: "a", count: 5_000) + "b")))
    #expect(app.state.search?.query.text == String(repeating: "a", count: 200))
    #expect(app.screen.contains("A search can have 200 characters at most."))
    app.press(.character("c"))
    #expect(app.state.search?.query.text.count == 200)
    app.escape()
    #expect(app.state.overlays.isEmpty)
  }

  @Test("however alike text and query are, a frame compares a bounded number of characters")
  func comparisons() {
    let app = chat([[String(repeating: "a", count: 20_000)]])
    var cache = LayoutCache()
    var (layout, work) = cache.layout(app.state, width: 60, columns: 60, theme: .standard)
    var index = SearchIndex(String(repeating: "a", count: 199) + "b", in: app.state.chats.current)
    var frames = 0
    repeat {
      index.follow(&layout, &work)
      frames += 1
    } while !index.isComplete && frames < 10_000
    #expect(frames > 2 && index.isComplete, "four million comparisons are too many for one frame")
    var comparisons = 0
    let text = String(repeating: "a", count: 1_000)
    _ = SearchPattern("aaab").matches(in: 0..<1, of: 1, &comparisons) { _ in text }
    #expect((4_000...6_000).contains(comparisons))
  }

  @Test("pasted text is looked for, and does not come into the input")
  func pasted() {
    var app = chat(Self.three)
    app.press(Key(.function(3)))
    app.reduce(.input(.paste("needle\n1")))
    app.draw()
    #expect(last(app).contains("1 of 1") && app.typed.isEmpty)
  }
}

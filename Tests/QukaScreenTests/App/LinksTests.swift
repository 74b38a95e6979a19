import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Links and sources") struct LinksTests {
  private static let text =
    "See [the *docs*](https://example.org/a?b=c) and [a note](#knowledge-k1), <https://x.y>."

  /// A finished answer with two numbered links and a bare one, and the window of its links.
  private func window(_ text: String = text, size: Size = Size(columns: 80, rows: 24)) -> AppDriver
  {
    var app = AppDriver.streaming(text, size: size)
    app.chat(.done("A", text.unicodeScalars.count))
    app.draw()
    app.press(.control("s"))
    return app
  }

  private func links(_ app: AppDriver) -> LinksWindow? {
    if case .links(let window) = app.state.overlays.last { return window }
    return nil
  }

  @Test("the window lists the links with the numbers of the transcript")
  func list() {
    let app = window()
    #expect(links(app)?.references.map(\.number) == [1, 2, nil])
    #expect(app.screen.contains("[1] the docs"))
    #expect(app.screen.contains("[2] a note"))
    #expect(app.screen.contains("https://example.org/a?b=c"))
  }

  @Test("an answer without links says so instead of opening an empty window")
  func none() {
    let app = window("No links here: none.")
    #expect(app.state.overlays.isEmpty)
    #expect(app.state.notice?.text == "There are no links in the answer on screen.")
  }

  @Test("an address is opened only once it was shown in full")
  func open() {
    var app = window()
    #expect(app.press(Key(.right)).isEmpty)
    #expect(links(app)?.showsSelected == true)
    #expect(app.press(.enter).isEmpty, "no frame showed it yet")
    app.draw()
    #expect(app.screen.contains("https://example.org/a?b=c"))
    #expect(app.screen.contains("Enter open"))
    #expect(app.press(.enter) == [.open("https://example.org/a?b=c")])
    app.reduce(.opened("https://example.org/a?b=c", .handedOver(program: "firefox")))
    #expect(app.state.notice?.text == "Sent to firefox.")
    #expect(app.screen.contains("Sent to firefox."))
  }

  @Test(
    "an address that does not fit is read to its end before it opens",
    arguments: [
      Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 20, rows: 6),
    ])
  func openLong(size: Size) {
    let address = "https://example.org/" + String(repeating: "abcdefgh/", count: 600) + "the-end"
    var app = window("[x](\(address))", size: size)
    app.press(.enter)
    app.draw()
    #expect(app.screen.contains("https://example.") && !app.screen.contains("the-end"))
    var presses = 0
    while app.screen.contains("more below"), presses < 1_000 {
      #expect(app.screen.contains("Enter read on") || size.columns < 40)
      #expect(app.press(.enter).isEmpty)
      app.draw()
      presses += 1
    }
    #expect(presses > 1)
    #expect(app.screen.contains("nd "), "its last letters are on screen")
    #expect(app.press(.enter) == [.open(address)])
  }

  @Test(
    "where an address can deceive, its host is named before it opens",
    arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func host(size: Size) {
    func shown(_ address: String) -> String {
      var app = window("[x](\(address))", size: size)
      app.press(.enter)
      app.draw()
      #expect(app.screen.contains("Enter open"))
      return app.screen
    }
    let screen = shown("http://bank.example@evil.example/")
    #expect(screen.contains("This leads to evil.example."))
    #expect(screen.contains("http://bank.example@evil.example/"))
    #expect(shown("https://\u{430}pple.com/").contains("xn--pple-43d.com."))
    #expect(!shown("https://example.org/").contains("This leads"))
    let words = LinksNarrator.words(
      window("[x](http://a@evil.example/)").showing, AppDriver.open().state)
    #expect(words?.contains("This leads to evil.example.") == true)
  }

  @Test("of a long address the list shows three rows at most, and stays a list")
  func preview() {
    let address = "https://example.org/" + String(repeating: "a", count: 6_000)
    let list = (1...30).map { "[label \($0)](https://e.org/\($0))" }.joined(separator: ", ")
    for (size, shown) in [(Size(columns: 80, rows: 24), 16), (Size(columns: 40, rows: 12), 6)] {
      let app = window("[first](\(address)), \(list)", size: size)
      #expect(app.screen.contains("aaaa…"))
      let rows = app.screen.split(separator: "\n").filter { $0.contains("[") }
      #expect(rows.count >= shown, "\(size)")
    }
  }

  @Test("a list longer than its window says how much more there is", arguments: [8, 12, 24])
  func moreLinks(rows: Int) {
    let text = (1...40).map { "[label \($0)](https://e.org/\($0))" }.joined(separator: ", ")
    var app = window(text, size: Size(columns: 40, rows: rows))
    func shown() -> Int {
      app.screen.split(separator: "\n").filter { $0.contains("] label") }.count
    }
    #expect(app.screen.contains("\(40 - shown()) more below"))
    #expect(!app.screen.contains("more above"))
    for _ in 0..<60 { app.press(Key(.down)) }
    #expect(app.screen.contains("\(40 - shown()) more above"))
    #expect(!app.screen.contains("more below"))
  }

  @Test("when nothing of BROWSER works, that is what is said")
  func brokenBrowser() {
    var app = window()
    #expect(app.reduce(.opened("https://a.b", .browserFailed)) == [.copy("https://a.b")])
    app.reduce(.copied("https://a.b", .program))
    #expect(app.state.notice?.text == "No program in $BROWSER could open it. Copied.")
    app.reduce(.copied("https://a.b", .program))
    #expect(app.state.notice?.text == "Copied.")
  }

  @Test("without a desktop the address is copied instead, and that is what is said")
  func openWithoutDesktop() {
    var app = window()
    app.press(.enter)
    app.draw()
    #expect(app.press(.enter) == [.open("https://example.org/a?b=c")])
    let address = "https://example.org/a?b=c"
    #expect(app.reduce(.opened(address, .noDesktop)) == [.copy(address)])
    #expect(app.reduce(.copied(address, .none)) == [.copyThroughTerminal(address)])
    app.reduce(.copied(address, .sent))
    #expect(
      app.state.notice?.text
        == "No browser here. Sent to the terminal to copy; it does not confirm.")
    app.change { $0.size = Size(columns: 40, rows: 12) }
    #expect(app.screen.contains("confirm."), "it is not cut")
  }

  @Test("copying says who took the text, never more")
  func copy() {
    var app = window()
    #expect(app.press(.character("c", .alt)) == [.copy("https://example.org/a?b=c")])
    app.reduce(.copied("x", .program))
    #expect(app.state.notice?.text == "Copied.")
    app.reduce(.copied("x", .tmux(isPassedOn: true)))
    #expect(app.state.notice?.text == "In tmux's buffer, and sent to the terminal.")
    app.reduce(.copied("x", .tmux(isPassedOn: false)))
    #expect(app.state.notice?.text == "In tmux's buffer, to be pasted there.")
  }

  @Test("a source is fetched once, shown, and copied")
  func source() {
    var app = window()
    app.press(Key(.down))
    let id = KnowledgeID("k1")
    #expect(app.press(.enter) == [.loadKnowledge(AppDriver.space, id)])
    #expect(app.screen.contains("loading…"))
    app.reduce(
      .knowledgeLoaded(
        id, .success(Knowledge(id: id, title: "My note", tags: ["x"], text: "It says **so**."))))
    #expect(app.screen.contains("My note"))
    #expect(app.screen.contains("#x"))
    #expect(app.screen.contains("It says so."))
    #expect(app.press(.character("c", .alt)) == [.copy("It says **so**.")])
    #expect(app.press(.enter).isEmpty)
    app.press(Key(.left))
    #expect(links(app)?.showsSelected == false)
    #expect(app.press(.enter).isEmpty, "it is there already")
  }

  @Test("a source that cannot be had says why, and is asked for again")
  func sourceFails() {
    var app = window()
    app.press(Key(.down))
    app.press(.enter)
    let id = KnowledgeID("k1")
    app.reduce(.knowledgeLoaded(id, .failure(.gone)))
    #expect(app.screen.contains("This source is no longer in the space"))
    app.press(Key(.left))
    #expect(app.press(.enter) == [.loadKnowledge(AppDriver.space, id)])
  }

  @Test("Esc closes the window and stops nothing behind it; a second one stops")
  func escape() {
    var app = AppDriver.streaming(Self.text)
    app.press(.control("s"))
    #expect(links(app) != nil)
    app.press(.enter)
    app.forgetEffects()
    app.escape()
    #expect(app.state.overlays.isEmpty && app.stops.isEmpty)
    app.escape()
    #expect(!app.stops.isEmpty)
  }

  private func showLongSource(_ app: inout AppDriver) {
    app.press(Key(.down))
    app.press(.enter)
    let id = KnowledgeID("k1")
    let text = (1...40).map { "line \($0)" }.joined(separator: "\n\n")
    app.reduce(.knowledgeLoaded(id, .success(Knowledge(id: id, title: "T", text: text))))
    app.draw()
  }

  @Test("a long source scrolls to its end and no further, on a small screen too")
  func scrolling() {
    var app = window(size: Size(columns: 40, rows: 12))
    showLongSource(&app)
    #expect(app.screen.contains("line 1") && app.screen.contains("more below"))
    for _ in 0..<30 {
      app.press(Key(.pageDown))
      app.draw()
    }
    #expect(app.screen.contains("line 40") && !app.screen.contains("more below"))
    let end = links(app)?.top
    app.press(Key(.up))
    #expect(links(app)?.top == end.map { $0 - 1 })
  }

  @Test("scrolling is offered where there is something to scroll")
  func scrollHint() {
    var app = window(size: Size(columns: 80, rows: 24))
    app.draw()
    #expect(app.screen.contains("Up Down choose"))
    app.press(.enter)
    app.draw()
    #expect(links(app)?.showsSelected == true)
    #expect(!app.screen.contains("Up Down"))
    app.press(Key(.left))
    showLongSource(&app)
    #expect(app.screen.contains("Up Down scroll"))
  }

  @Test("the window works at every size")
  func sizes() {
    for columns in [1, 2, 5, 8, 20, 40, 200] {
      for rows in [1, 2, 3, 4, 6, 12, 60] {
        var app = window(size: Size(columns: columns, rows: rows))
        #expect(app.screen.split(separator: "\n", omittingEmptySubsequences: false).count == rows)
        app.press(.enter)
        #expect(app.screen.split(separator: "\n", omittingEmptySubsequences: false).count == rows)
      }
    }
  }

  @Test("only web and mail addresses and sources can be opened")
  func targets() {
    #expect(LinkTarget("https://a.b") == .address("https://a.b"))
    #expect(LinkTarget("HTTP://a.b") == .address("HTTP://a.b"))
    #expect(LinkTarget("mailto:a@b.c") == .address("mailto:a@b.c"))
    #expect(LinkTarget("#knowledge-1") == .knowledge("1"))
    // The text's rule for a name and the wire's for an id are one.
    for length in [0, 1, 256, 257] {
      for name in [String(repeating: "x", count: length), String(repeating: ".", count: length)] {
        #expect((LinkTarget("#knowledge-" + name) == nil) == (KnowledgeID(checking: name) == nil))
      }
    }
    #expect(LinkTarget("#knowledge-..") == nil && KnowledgeID(checking: "..") == nil)
    let bad = [
      "", "javascript:alert(1)", "file:///etc/passwd", "ftp://a", "./x", "#knowledge-", "#x",
      "https://", "http://a b", "http://a\u{1B}b", "-https://a", "data:text/html,x",
      "https://good.example\u{200B}.evil.example/", "https://a\u{A0}b", "https://a\u{202E}b",
      "https://a\u{E0062}b", "https://a\u{85}b",
    ]
    for address in bad { #expect(LinkTarget(address) == nil, "\(address)") }
  }

  @Test("the links of a long answer are found within a bounded look, and the list says so")
  func longAnswer() {
    let text = "[a](http://a)\n\n" + String(repeating: "word ", count: 200_000) + "[b](http://b)"
    let window = AppState.links(in: text)
    #expect(window.references.map(\.label) == ["a"])
    #expect(window.rest == "… links of the first 256 KB")
    let short = AppState.links(in: "[a](http://a)")
    #expect(short.rest == nil)
  }

  @Test("links that the list does not have are counted, there and in the transcript")
  func unlisted() {
    let text = (1...2_300).map { "- [label \($0)](https://e.org/\($0))\n" }.joined()
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      var app = window(text, size: size)
      #expect(links(app)?.references.count == 2_000)
      for _ in 0..<2_100 { app.press(Key(.down)) }
      #expect(app.screen.contains("[2000] label 2000"))
      #expect(app.screen.contains("… 2,000 of 2,300 links"))
    }
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    renderer.update(text, isFinal: true)
    #expect(renderer.rows.last?.text == "… 2,270 more links")
  }

  @Test("twelve hundred links can all be reached")
  func many() {
    let text = (1...1_200).map { "- [label \($0)](https://example.org/\($0))\n" }.joined()
    let window = AppState.links(in: text)
    #expect(window.references.count == 1_200 && window.rest == nil)
  }

  @Test("an address that was read to its end stays so when a notice takes rows from it")
  func readOnce() {
    let address = "https://example.org/" + String(repeating: "abcdefghi/", count: 60)
    var app = window("[x](\(address))", size: Size(columns: 40, rows: 12))
    app.press(.enter)
    app.draw()
    var presses = 0
    while app.state.effectsOpening(app.press(.enter)) == nil, presses < 9 {
      presses += 1
      app.draw()
    }
    #expect(presses > 0 && presses < 9)
    app.change { $0.say("Opened with a program that has a very long name, which is said.") }
    app.draw()
    #expect(app.screen.contains("Enter open"))
    #expect(app.state.effectsOpening(app.press(.enter)) == address)
  }

  @Test("Home and End go to the first and the last link")
  func ends() {
    var app = window((1...50).map { "[a\($0)](https://example.org/\($0))" }.joined(separator: " "))
    for (key, selected) in [(Key(.end), 49), (Key(.home), 0)] {
      app.press(key)
      #expect(links(app)?.selected == selected)
    }
  }
}

extension AppDriver {
  /// The window of links, with the selected one in full.
  fileprivate var showing: LinksWindow {
    guard case .links(var window) = state.overlays.last else { return LinksWindow([]) }
    window.show()
    return window
  }
}

extension AppState {
  /// The address that one of these effects opens.
  fileprivate func effectsOpening(_ effects: [Effect]) -> String? {
    for case .open(let address) in effects { return address }
    return nil
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Copying from the chat") struct CopyingTests {
  private static let text = """
    Two ways:

    ```python
    def f():
    \treturn 1  # 一
    ```

    | a | b |
    |---|---|
    | 1 | 2 |

    ```sh
    ls
    ```
    """

  private func app(_ text: String = text, size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.streaming(text, size: size)
    app.chat(.done("A", text.unicodeScalars.count))
    app.draw()
    return app
  }

  private func window(_ app: AppDriver) -> CopyWindow? {
    if case .copy(let window) = app.state.overlays.last { return window }
    return nil
  }

  private func field(_ app: AppDriver) -> SaveWindow? {
    if case .save(let window) = app.state.overlays.last { return window }
    return nil
  }

  @Test("Alt-C and Enter copy the last answer, as it was written")
  func whole() {
    var app = app()
    #expect(app.press(.character("c", .alt)).isEmpty)
    #expect(app.screen.contains("Whole answer, Markdown"))
    #expect(app.press(.enter) == [.copy(Self.text)])
    #expect(app.state.overlays.isEmpty)
    app.reduce(.copied(Self.text, .program))
    #expect(app.state.notice?.text == "Copied 14 lines.")
    // The same key twice does it, too.
    app.press(.character("c", .alt))
    #expect(app.press(.character("c", .alt)) == [.copy(Self.text)])
  }

  @Test("code and tables are offered in their order, shown, and copied without decoration")
  func parts() {
    var app = app()
    app.press(.character("c", .alt))
    #expect(
      window(app)?.choices.map(CopyText.label) == [
        "Whole answer, Markdown · 14 lines", "Whole answer, plain text · 9 lines",
        "Code 1 · python · 2 lines",
        "Table 1, for a spreadsheet · 2 × 1", "Code 2 · sh · 1 line",
      ])
    for _ in 0..<2 { app.press(Key(.down)) }
    #expect(app.screen.contains("return 1  # 一"))
    #expect(app.press(.enter) == [.copy("def f():\n\treturn 1  # 一")])
    app.press(.character("c", .alt))
    for _ in 0..<3 { app.press(Key(.down)) }
    #expect(app.press(.enter) == [.copy("a\tb\n1\t2")])
  }

  @Test("the whole answer without the marks of Markdown, if that is not the same")
  func plain() {
    var app = app()
    app.press(.character("c", .alt))
    app.press(Key(.down))
    #expect(
      app.press(.enter)
        == [.copy("Two ways:\n\ndef f():\n\treturn 1  # 一\n\na\tb\n1\t2\n\nls")])
    var same = self.app("words")
    same.press(.character("c", .alt))
    #expect(window(same)?.choices.map(\.kind) == [.answer])
  }

  @Test("Left and Right go to other messages, and say where they end")
  func otherMessages() {
    var app = app()
    app.press(.character("c", .alt))
    #expect(window(app)?.place == 2)
    #expect(app.screen.contains("message 2 of 2"))
    app.press(Key(.right))
    #expect(app.state.notice?.text == "This is the last message.")
    app.press(Key(.left))
    #expect(window(app)?.choices.map(\.kind) == [.question])
    #expect(app.screen.contains("Copy from your question"))
  }

  @Test("while an answer is written, what is there of it can be copied; nothing is stopped")
  func streaming() {
    var app = AppDriver.streaming("```c\nint a;\nint", size: Size(columns: 80, rows: 24))
    app.draw()
    #expect(app.press(.character("c", .alt)).isEmpty)
    #expect(window(app)?.choices.last?.text == "int a;\nint")
    #expect(app.screen.contains("Copy from the answer so far"))
    app.press(.escape)
    #expect(app.state.conversation.turn?.isRunning == false || app.state.overlays.isEmpty)
  }

  @Test("in a chat without messages it says so, and opens nothing")
  func nothing() {
    var app = AppDriver.open()
    app.press(.character("c", .alt))
    #expect(app.state.overlays.isEmpty)
    #expect(app.state.notice?.text == "There is nothing to copy yet.")
  }

  @Test("what controls terminals is copied as visible signs")
  func hostile() {
    var app = app("```sh\necho \u{1B}]52;c;aGk=\u{7}\u{202E}x\n```")
    app.press(.character("c", .alt))
    for _ in 0..<2 { app.press(Key(.down)) }
    let copied = window(app)?.choice?.text ?? ""
    #expect(copied.hasPrefix("echo "))
    #expect(
      copied.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E && $0 != "\u{7F}" })
  }

  @Test(
    "it is whole on every screen", arguments: [(40, 12), (80, 24), (200, 60), (20, 5), (10, 3)])
  func sizes(columns: Int, rows: Int) {
    let code = (1...60).map { "```sh\necho \($0) 漢字漢字漢字漢字漢字漢字漢字漢字漢字\n```\n" }.joined(
      separator: "\n")
    var app = app(code, size: Size(columns: columns, rows: rows))
    app.press(.character("c", .alt))
    for _ in 0..<70 { app.press(Key(.down)) }
    #expect(window(app)?.choice?.text.hasPrefix("echo 60 ") == true)
    if columns >= 20 { #expect(app.screen.contains("Code 60")) }
    if columns >= 40 { #expect(app.screen.contains("echo 60 漢字")) }
    #expect(app.press(.enter).count == 1)
  }

  // MARK: - To a file

  @Test("Alt-S names a file of the block's language, and Enter writes it")
  func save() {
    var app = app()
    app.press(.character("c", .alt))
    for _ in 0..<2 { app.press(Key(.down)) }
    app.press(.character("s", .alt))
    #expect(field(app)?.path.text == "code-1.py")
    let code = "def f():\n\treturn 1  # 一\n"
    #expect(app.press(.enter) == [.files(.write(code, to: "code-1.py", over: false))])
    #expect(app.press(.enter).isEmpty, "it is being written")
    app.reduce(.files(.wrote("code-1.py", .success(26))))
    #expect(app.state.overlays.isEmpty)
    #expect(app.state.notice?.text == "Written to code-1.py (26 B).")
  }

  @Test("a file that is there is replaced only by a key of its own, and only under that name")
  func replace() {
    var app = app()
    app.press(.character("c", .alt))
    app.press(.character("s", .alt))
    app.press(.enter)
    app.reduce(.files(.wrote("answer.md", .failure(.exists))))
    #expect(app.screen.contains("It is there: F8 replaces it."))
    #expect(app.press(.enter).isEmpty)
    app.type("x")
    #expect(!app.screen.contains("replaces it"))
    #expect(app.press(Key(.function(8))).isEmpty)
    #expect(
      app.press(.enter) == [.files(.write(Self.text + "\n", to: "answer.mdx", over: false))])
    app.reduce(.files(.wrote("answer.mdx", .failure(.exists))))
    #expect(
      app.press(Key(.function(8)))
        == [.files(.write(Self.text + "\n", to: "answer.mdx", over: true))])
  }

  @Test("what cannot be written says why, and the window stays with its name")
  func saveFails() {
    var app = app()
    app.press(.character("c", .alt))
    app.press(.character("s", .alt))
    app.press(.enter)
    app.reduce(.files(.wrote("answer.md", .failure(.failed(reason: "no space left on device")))))
    #expect(app.state.notice?.text == "answer.md could not be written: no space left on device.")
    #expect(field(app)?.path.text == "answer.md")
    app.press(.escape)
    #expect(window(app) != nil, "Esc goes back to what can be copied")
  }

  @Test("no word of an answer gets into the name of a file")
  func hostileName() {
    var app = app("```../../etc/passwd\nx\n```\n\n```py/../x\ny\n```")
    app.press(.character("c", .alt))
    for _ in 0..<2 {
      app.press(Key(.down))
      app.press(.character("s", .alt))
      #expect(field(app)?.path.text.hasSuffix(".txt") == true)
      #expect(field(app)?.path.text.contains("/") == false)
      app.press(.escape)
    }
  }

  // MARK: - Where to

  @Test("what the terminal does not take is kept in a file, and it is said where")
  func fallback() {
    var app = app()
    #expect(app.reduce(.copied("x", .none)) == [.copyThroughTerminal("x")])
    #expect(app.reduce(.copied("x", .tooLong)) == [.files(.keepCopy("x"))])
    app.reduce(.copied("x", .file("/run/copied.txt")))
    #expect(
      app.state.notice?.text
        == "Too long to copy through the terminal: it is in /run/copied.txt")
    app.reduce(.copied("x", .nowhere))
    #expect(app.state.notice?.kind == .warning)
  }
}

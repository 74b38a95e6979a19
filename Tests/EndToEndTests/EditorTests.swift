import FoundationEssentials
import Glibc
import QukaTestSupport
import Testing

/// The person's editor has the terminal; small scripts stand for it.
@Suite("An editor in the terminal", .blocking)
struct EditorTests {
  private static let open = "\u{7}"
  private let folder: TemporaryFolder
  /// Where the file is made; empty before and after.
  private let runtime: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    runtime = try TemporaryFolder()
  }

  /// The environment with an editor that runs a script; `$1` is an argument with a blank, `$2` the file.
  private func environment(_ script: String) throws -> [String: String] {
    try folder.write("echo \"editor for $1\"\n\(script)\n", to: "my editor")
    return TestEnvironment.terminal.merging([
      "VISUAL": "sh '\(folder.file("my editor"))' \"a person\"", "EDITOR": "false",
      "XDG_RUNTIME_DIR": runtime.path, "QUKA_TOKEN": "secret-token", "QUKA_ORIGIN": "none",
    ]) { $1 }
  }

  private static let up = "editor for a person"

  /// The demo with something typed, and the editor opened from there.
  private func edit(
    _ script: String, typed: String = "draft", size: TerminalSize = .standard,
    _ options: String..., usable: String = ScreenText.usable
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--mock"] + options, size: size, environment: environment(script))
    try terminal.wait(for: usable)
    try terminal.send(typed)
    try terminal.wait(for: typed)
    try terminal.send(Self.open)
    try terminal.wait(for: Self.up)
    return terminal
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: runtime.path)) ?? ["unreadable"]
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.lineSettings == LineSettings.untouched)
  }

  @Test("what it saved stands in the input, and nothing stays of the file")
  func changes() throws {
    let terminal = try edit("cat $2; echo 'and more' >> \"$2\"; touch \"$2~\" \"$2.swp\"")
    try terminal.wait(for: "draft\r\n", after: 0)
    try terminal.wait(for: "and more")
    #expect(files == [])
    try quit(terminal)
    #expect(terminal.text.contains("- draft\r\n  and more"), "it is told as every typed text")
  }

  @Test("the file is the person's alone, and no variable of ours is handed on")
  func surroundings() throws {
    let terminal = try edit(
      """
      out=\(folder.file("out"))
      stat -c '%a %n' "$2" "${2%/*}" > $out; env >> $out
      tty < /dev/tty >> $out; test -t 0 -a -t 1 -a -t 2 && echo terminal >> $out
      echo finished > "$2"
      """)
    try terminal.wait(for: "finished")
    let out = folder.text(of: "out")
    let rows = out.split(separator: "\n")
    #expect(rows[0].hasPrefix("600 \(runtime.path)/quka-tui-edit-"))
    #expect(rows[0].hasSuffix(".md") && rows[1].hasPrefix("700 \(runtime.path)/quka-tui-edit-"))
    #expect(out.contains("\nHOME=") && out.contains("\nterminal"))
    #expect(!out.contains("QUKA") && !out.contains("secret-token"))
    try quit(terminal)
  }

  @Test("one that fails leaves the input as it was, and what it saved where it is")
  func fails() throws {
    let terminal = try edit("echo changed > \"$2\"; exit 3")
    try terminal.wait(for: "status 3")
    let kept = try #require(files.first)
    let names = try FileManager.default.contentsOfDirectory(atPath: runtime.file(kept))
    #expect(names.count == 1 && runtime.text(of: "\(kept)/\(names[0])") == "changed\n")
    try quit(terminal)
    #expect(terminal.text.contains("- draft"))
    #expect(terminal.text.contains("\(runtime.path)/\(kept)/\(names[0])"))
  }

  @Test("one that crashes leaves the input as it was, and the terminal as it is taken")
  func crashes() throws {
    let terminal = try edit("printf '\\033[?1049h\\033[?1003h'; stty -echo; kill -KILL $$")
    try terminal.wait(for: "signal 9")
    #expect(files == [])
    let text = terminal.text
    let crash = try #require(text.firstRange(of: "\u{1B}[?1003h"))
    #expect(text[crash.upperBound...].contains("\u{1B}[?1003l"))
    try terminal.send(" goes on")
    try terminal.wait(for: "goes on")
    try quit(terminal)
  }

  @Test("one that changes nothing changes nothing")
  func untouched() throws {
    let terminal = try edit("true")
    try terminal.wait(for: "changed nothing")
    #expect(files == [])
    try terminal.send("\u{1}my ")
    try quit(terminal)
    #expect(terminal.text.contains("- my draft"))
  }

  @Test("a megabyte is taken")
  func long() throws {
    // On a line of its own: the end of a long line is wrapped where it has a blank.
    let terminal = try edit(
      "{ head -c 1000000 /dev/zero | tr '\\0' x; printf '\\nTHE END\\n'; } > \"$2\"")
    try terminal.wait(for: "THE END")
    #expect(files == [])
    try quit(terminal)
  }

  @Test("what is not there is told")
  func missing() throws {
    var environment = try environment("")
    environment["VISUAL"] = "no-such-editor -x"
    let terminal = try PseudoTerminal([BuiltProgram.path(), "--mock"], environment: environment)
    try terminal.wait(for: ScreenText.usable)
    try terminal.send(Self.open)
    try terminal.wait(for: "no-such-editor")
    #expect(files == [])
    try quit(terminal)
  }

  @Test("in screen-reader mode and on a tiny screen it works too")
  func everywhere() throws {
    let heard = try edit("echo edited > \"$2\"", "--screen-reader", usable: "Connected.")
    try heard.wait(for: "> edited")
    try quit(heard)
    let tiny = try PseudoTerminal(
      [BuiltProgram.path(), "--mock"], size: TerminalSize(columns: 10, rows: 3),
      environment: environment("echo edited > \"$2\""))
    try tiny.wait(for: "\u{1B}[?1049h")
    try tiny.send(Self.open)
    try tiny.wait(for: Self.up)
    try tiny.wait(for: "edited")
    try quit(tiny)
  }

  @Test("while it runs the answer streams on, no byte is written and no key read")
  func streaming() throws {
    let server = try ServeProcess("--pace", "2000")
    let environment = try environment(
      "until [ -e \(folder.file("go")) ]; do sleep 0.02; done; echo edited > \"$2\""
    ).merging(["QUKA_TOKEN": ServeProcess.token]) { $1 }
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--server", server.url, "--space", "space123"],
      environment: environment)
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("Please write a table\r")
    try server.waitForLog("stream signal registered")
    try terminal.send(Self.open)
    try terminal.wait(for: Self.up + "\r\n")
    let offset = terminal.output.count
    try server.waitForLog("stream signal removed")
    terminal.resize(to: TerminalSize(columns: 100, rows: 30))
    try terminal.send("typed meanwhile\r")
    try folder.write("", to: "go")
    try terminal.wait(for: "edited", after: offset)
    let after = String(decoding: terminal.output.dropFirst(offset), as: UTF8.self)
    let echo = "typed meanwhile\r\n"
    #expect(
      (after.hasPrefix(echo) ? after.dropFirst(echo.count) : after[...])
        .hasPrefix("\u{1B}[?1049h"))
    #expect(!after.contains("Esc stop"), "the answer is complete")
    try quit(terminal)
    let end = terminal.text
    #expect(end.contains("- edited") && !end.contains("- edited\r\n- typed"))
    #expect(!end.contains("An answer is still being written"))
    #expect(try server.count("stream signal registered") == 1)
  }

  @Test("a request to end gives it time to save, tells where, and restores the terminal")
  func terminated() throws {
    let terminal = try edit(
      "trap 'echo saved > \"$2\"; exit 1' HUP; echo ready; while :; do sleep 0.02; done")
    try terminal.wait(for: "ready")
    terminal.send(signal: SIGTERM)
    #expect(try terminal.waitForExit() == .exited(128 + SIGTERM))
    #expect(terminal.lineSettings == LineSettings.untouched)
    let text = terminal.text
    let left = try #require(text.ranges(of: "\u{1B}[?1049l").last)
    #expect(text[left.upperBound...].contains("- draft"))
    let kept = try #require(files.first)
    #expect(text[left.upperBound...].contains("\(runtime.path)/\(kept)/question-"))
  }
}

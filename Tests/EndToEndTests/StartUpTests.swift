import Glibc
import QukaTestSupport
import Testing

/// Every failure at the start is a sentence that says what to do, and leaves the terminal alone.
@Suite("Starting up", .blocking)
struct StartUpTests {
  @Test("without a terminal it says so", arguments: [["--mock"], []])
  func noTerminal(arguments: [String]) throws {
    let process = try PipedProcess(
      [BuiltProgram.path()] + arguments, environment: TestEnvironment.terminal)
    let status = try process.waitForExit()
    #expect(status != .exited(0))
    #expect(!process.output.contains("\u{1B}"))
    #expect(process.errors.contains("terminal") || arguments.isEmpty)
    #expect(isSentence(process.errors))
  }

  @Test(
    "a width that is none is refused with the widths that there are",
    arguments: [
      ["--ambiguous-width", "3"], ["--ambiguous-width", ""], ["--ambiguous-width=wide"],
    ])
  func badWidth(arguments: [String]) throws {
    let process = try PipedProcess(
      [BuiltProgram.path(), "--mock"] + arguments, environment: TestEnvironment.terminal)
    #expect(try process.waitForExit() != .exited(0))
    #expect(process.errors.contains("--ambiguous-width takes auto, 1 or 2"), "\(process.errors)")
    #expect(process.output.isEmpty)
  }

  @Test("a width without a value is refused")
  func missingWidth() throws {
    let process = try PipedProcess(
      [BuiltProgram.path(), "--ambiguous-width"], environment: TestEnvironment.terminal)
    #expect(try process.waitForExit() != .exited(0))
    #expect(process.errors.contains("--ambiguous-width"), "\(process.errors)")
  }

  @Test("an absent or unknown TERM is named", arguments: [nil, "no-such-terminal"])
  func unknownTerminal(name: String?) throws {
    var environment = TestEnvironment.plain
    environment["TERM"] = name
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--mock"], environment: environment)
    try expectFailure(terminal, saying: "TERM")
    #expect(!terminal.text.contains("\u{1B}"))
  }

  @Test("a question that was typed before the program had the terminal is sent with its Enter")
  func typedAhead() throws {
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--mock", "--screen-reader"], environment: TestEnvironment.terminal,
      typedAhead: "/help\r")
    try terminal.wait(for: "What this demo can do")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("without a token it says where to put one")
  func noToken() throws {
    let terminal = try start(["--server", "http://127.0.0.1:9"])
    try expectFailure(terminal, saying: "QUKA_TOKEN")
  }

  @Test("a server that does not run is named, waited for, and can be given up")
  func noServer() throws {
    let port = try LoopbackSocket.freePort()
    let terminal = try start(["--server", "http://127.0.0.1:\(port)"], token: "any")
    try terminal.wait(for: "Cannot reach 127.0.0.1:\(port)")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.lineSettings == LineSettings.untouched)
  }

  @Test("an address that is none is refused")
  func badAddress() throws {
    let terminal = try start(["--server", "gopher://example.invalid"], token: "any")
    try expectFailure(terminal, saying: "http")
  }

  @Test("a wrong token is told")
  func wrongToken() throws {
    let server = try ServeProcess()
    let terminal = try start(["--server", server.url], token: "wrong")
    try expectFailure(terminal, saying: "token")
  }

  @Test("a space that does not exist is named")
  func wrongSpace() throws {
    let server = try ServeProcess()
    let terminal = try start(
      ["--server", server.url, "--space", "nowhere"], token: ServeProcess.token)
    try expectFailure(terminal, saying: "nowhere")
  }

  @Test("the token can come from a file")
  func tokenFile() throws {
    let server = try ServeProcess()
    let folder = try TemporaryFolder()
    try folder.write(ServeProcess.token + "\n", to: "token")
    let terminal = try start(["--server", server.url, "--token-file", folder.file("token")])
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("the token can come from a pipe of the shell")
  func tokenPipe() throws {
    let server = try ServeProcess()
    let terminal = try PseudoTerminal(
      [
        "/bin/bash", "-c", "\"$0\" --server \"$1\" --token-file <(printf '%s\\n' \"$2\")",
        BuiltProgram.path(), server.url, ServeProcess.token,
      ], environment: TestEnvironment.terminal)
    try terminal.wait(for: ScreenText.usable)
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("while a pipe brings no token, Ctrl-C ends the program")
  func silentPipe() throws {
    let folder = try TemporaryFolder()
    try #require(mkfifo(folder.file("token"), 0o600) == 0)
    let terminal = try start([
      "--server", "http://127.0.0.1:9", "--token-file", folder.file("token"),
    ])
    // It opens only once the program reads it, half a minute at most from now.
    var writer: Int32 = -1
    for _ in 0..<3_000 where writer < 0 {
      writer = open(folder.file("token"), O_WRONLY | O_NONBLOCK)
      if writer < 0 { poll(nil, 0, 10) }
    }
    defer { close(writer) }
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .signaled(SIGINT))
  }

  @Test("a token on the command line is not an option")
  func tokenOption() throws {
    let terminal = try start(["--server", "http://127.0.0.1:9", "--token", "secret"])
    #expect(try terminal.waitForExit() != .exited(0))
  }

  private func start(_ arguments: [String], token: String? = nil) throws -> PseudoTerminal {
    var environment = TestEnvironment.terminal
    environment["QUKA_TOKEN"] = token
    return try PseudoTerminal([BuiltProgram.path()] + arguments, environment: environment)
  }

  /// The sentence is what remains on the screen: nothing is drawn after it.
  private func expectFailure(_ terminal: PseudoTerminal, saying word: String) throws {
    #expect(try terminal.waitForExit() != .exited(0))
    #expect(terminal.lineSettings == LineSettings.untouched)
    let left = terminal.text.ranges(of: "\u{1B}[?1049l").last?.upperBound
    let said = terminal.text[(left ?? terminal.text.startIndex)...]
    #expect(said.contains(word))
    #expect(isSentence(String(said)))
  }

  /// Words for people: nothing of Swift's own descriptions of errors.
  private func isSentence(_ text: String) -> Bool {
    let isSwift = ["Error(", "Optional(", "Fatal error", "Swift."].contains { text.contains($0) }
    return !isSwift && text.contains(" ")
  }
}

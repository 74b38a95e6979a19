import Glibc
import QukaTestSupport
import Testing

/// However the program ends, the terminal is as it was.
@Suite("The terminal afterwards", .blocking)
struct RestorationTests {
  static let requests = [SIGTERM, SIGHUP, SIGINT]
  static let crashes = [SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE]

  @Test("is restored by Ctrl-Q")
  func quit() throws {
    let terminal = try start()
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
  }

  @Test("is restored after a request to end", arguments: requests)
  func request(signal: Int32) throws {
    let terminal = try start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() != .exited(0))
    expectRestored(terminal)
  }

  @Test("is restored after a crash, which stays a crash", arguments: crashes)
  func crash(signal: Int32) throws {
    let terminal = try start()
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() == .signaled(signal))
    expectRestored(terminal)
  }

  @Test("is restored after a trap of the Swift runtime")
  func trap() throws {
    let terminal = try trapped()
    let status = try terminal.waitForExit()
    #expect(status == .signaled(SIGILL) || status == .signaled(SIGTRAP))
    expectRestored(terminal)
  }

  @Test("shows the trap's own words, which were kept while the screen was up")
  func wordsOfTrap() throws {
    let terminal = try trapped()
    let text = terminal.text
    let left = try #require(text.ranges(of: "\u{1B}[?1049l").last)
    #expect(!text[..<left.lowerBound].contains("Fatal error"), "nothing scribbles on the screen")
    #expect(text[left.upperBound...].contains("Fatal error: Index out of range"))
  }

  @Test("is restored when a signal comes while text streams", arguments: [SIGTERM, SIGSEGV])
  func streaming(signal: Int32) throws {
    let terminal = try start()
    let offset = terminal.output.count
    try terminal.send("/long Tell me a story\r")
    try terminal.wait(for: "Esc", after: offset)
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() != .exited(0))
    expectRestored(terminal)
  }

  private func trapped() throws -> PseudoTerminal {
    let folder = try TemporaryFolder()
    let terminal = try start(["QUKA_TEST_TRAP": folder.file("now")])
    try folder.write("", to: "now")
    _ = try terminal.waitForExit()
    return terminal
  }

  private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [BuiltProgram.path(), "--mock"],
      environment: TestEnvironment.terminal.merging(environment) { $1 })
    try terminal.wait(for: ScreenText.usable)
    #expect(!terminal.lineSettings.isCanonical, "the program did not take the terminal over")
    return terminal
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.lineSettings == LineSettings.untouched)
    let text = terminal.text
    #expect(text.contains("\u{1B}[?1049h"), "the alternate screen was never entered")
    for (on, off) in [("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?2004h", "\u{1B}[?2004l")] {
      expectLast(off, after: on, in: text)
    }
    expectLast("\u{1B}[?25h", after: "\u{1B}[?25l", in: text)
  }

  /// Whatever was switched on was switched off later.
  private func expectLast(_ off: String, after on: String, in text: String) {
    guard let last = text.ranges(of: on).last else { return }
    #expect(text[last.upperBound...].contains(off), "\(off.dropFirst()) is missing")
  }
}

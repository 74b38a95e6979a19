import Glibc
import QukaTestSupport
import Testing

/// Whatever signal ends the program, also one that nobody sends on purpose, the terminal is as it was.
@Suite("The terminal after a signal", .blocking)
struct EndingSignalTests {
  /// Those whose default action ends a process (signal(7)): all but those that are ignored, that stop or go on, that cannot
  /// be caught, that glibc keeps for its threads (32 and 33), and SIGPIPE, which the program ignores.
  static let signals: [Int32] = {
    let others: Set<Int32> = [
      SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGKILL, SIGPIPE, 32,
      33,
    ]
    return (1...64).filter { !others.contains($0) }
  }()

  @Test("is as it was, and the signal is told to whoever waits", arguments: signals)
  func restored(signal: Int32) throws {
    let terminal = try PseudoTerminal([BuiltProgram.path(), "--mock"])
    try terminal.wait(for: ScreenText.usable)
    terminal.send(signal: signal)
    let status = try terminal.waitForExit()
    #expect(status == .signaled(signal) || status == .exited(128 + signal))
    #expect(terminal.lineSettings == LineSettings.untouched)
    let text = terminal.text
    for (on, off) in [
      ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?2004h", "\u{1B}[?2004l"),
      ("\u{1B}[?1000h", "\u{1B}[?1000l"), ("\u{1B}[?1004h", "\u{1B}[?1004l"),
    ] {
      let last = try #require(text.ranges(of: on).last, "\(on.dropFirst()) was never sent")
      #expect(text[last.upperBound...].contains(off), "\(off.dropFirst()) is missing")
    }
  }

  @Test("a broken pipe elsewhere ends nothing")
  func brokenPipe() throws {
    let terminal = try PseudoTerminal([BuiltProgram.path(), "--mock"])
    try terminal.wait(for: ScreenText.usable)
    terminal.send(signal: SIGPIPE)
    try terminal.send("still here")
    try terminal.wait(for: "still here")
    try terminal.send("\u{11}")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}

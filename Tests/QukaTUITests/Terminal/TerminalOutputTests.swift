import Glibc
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Output to a terminal", .serialized)
struct TerminalOutputTests {
  /// A terminal that takes nothing any more, as after Ctrl-S.
  private func stop(_ terminal: borrowing ScreenTerminal) { tcflow(terminal.slave, TCOOFF) }
  private func start(_ terminal: borrowing ScreenTerminal) { tcflow(terminal.slave, TCOON) }

  @Test("what the terminal does not take waits, and goes out in order when it does")
  func waits() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    output.add("one ")
    output.flush()
    #expect(output.isIdle)
    stop(terminal)
    output.add("two ")
    output.flush()
    #expect(!output.isIdle && output.backlog == 4)
    output.add("three")
    output.flush()
    start(terminal)
    output.flush()
    #expect(output.isIdle)
    #expect(try terminal.output() == "one two three")
  }

  @Test("beside the frames only the newest of each kind waits, so memory stays level")
  func asides() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    stop(terminal)
    output.add("frame")
    output.flush()
    for number in 0..<10_000 {
      output.say(TerminalModes.title("\(number)"), .title)
      output.say("\u{7}", .notice)
    }
    #expect(output.backlog == 5)
    start(terminal)
    output.flush()
    #expect(try terminal.output() == "frame\u{1B}]2;9999\u{1B}\\\u{7}")
  }

  @Test(
    "before the terminal is left a frame that it took in part is ended, and the rest is not shown")
  func abandon() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    stop(terminal)
    output.add("\u{1B}[38;2;1;2")
    output.flush()
    output.abandon()
    output.add("end")
    start(terminal)
    output.finish()
    #expect(try terminal.output() == TerminalModes.cutOff + "end")
  }

  @Test("a frame that was taken is ended by nothing")
  func whole() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    output.add("frame")
    output.flush()
    output.abandon()
    output.discardUnread()
    output.add("end")
    output.finish()
    #expect(try terminal.output() == "frameend")
  }

  @Test("finishing gives up in time")
  func givesUp() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    stop(terminal)
    output.add(String(repeating: "x", count: 1_000_000))
    let start = MonotonicClock.now
    output.finish(within: 50)
    #expect(output.isIdle)
    #expect(MonotonicClock.now - start < .seconds(5))
    self.start(terminal)
  }

  @Test(
    "finishing gives up in time too where there is room for less than the next character takes",
    .timeLimit(.minutes(1)))
  func halfARoom() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    var byte: UInt8 = 0x20
    while write(output.descriptor, &byte, 1) == 1 {}
    // The line translates it to two bytes; reading a little leaves room for one at some point.
    try terminal.skip(1)
    output.add(String(repeating: "\n", count: 70_000))
    output.finish(within: 50)
    #expect(output.isIdle)
  }

  @Test("the shell's own descriptor keeps blocking")
  func flags() throws {
    let terminal = try ScreenTerminal()
    let output = TerminalOutput(terminal.slave)
    #expect(fcntl(terminal.slave, F_GETFL) & O_NONBLOCK == 0)
    #expect(fcntl(output.descriptor, F_GETFL) & O_NONBLOCK != 0)
    #expect(output.descriptor != terminal.slave)
  }

  @Test("a screen draws one frame into a stopped terminal and is ready again when that was taken")
  func screen() throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    _ = try terminal.output()
    let isReady = screen.isReady
    #expect(isReady)
    stop(terminal)
    screen.present(CursesScreenTests.frame("one"))
    let awaited = screen.awaitedRoom
    let room = try #require(awaited)
    #expect(!DescriptorWait.isWritable(room))
    start(terminal)
    #expect(DescriptorWait.isWritable(room))
    screen.takeRoom()
    let isReadyAgain = screen.isReady
    #expect(isReadyAgain)
    #expect(try terminal.output().contains("one"))
  }

  @Test(
    "a screen in a stopped terminal can be left, and the line's modes are given back",
    .timeLimit(.minutes(1)))
  func leaves() throws {
    let terminal = try ScreenTerminal()
    let modes = terminal.modes()
    var screen = try CursesScreen(terminal.options())
    stop(terminal)
    screen.present(CursesScreenTests.frame("one"))
    screen.close()
    #expect(terminal.modes() == modes)
    start(terminal)
  }

  @Test("a window of impossible size is drawn in part")
  func hugeWindow() throws {
    let terminal = try ScreenTerminal(Size(columns: 65_535, rows: 10_000))
    var screen = try CursesScreen(terminal.options())
    let size = screen.size
    #expect(size == Size(columns: 1_000, rows: 500))
    screen.present(CursesScreenTests.frame("one", size: screen.size))
    screen.close()
  }
}

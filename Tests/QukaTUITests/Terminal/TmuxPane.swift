import Glibc
import QukaTestSupport
import QukaWire

@testable import QukaTUI

/// A pane of tmux that this process writes to itself: nothing runs in it.
final class TmuxPane {
  struct Silent: Error {}

  let tmux: Tmux
  /// The pane's terminal, in raw mode.
  let descriptor: Int32

  init(_ size: TerminalSize = TerminalSize(columns: 200, rows: 50)) throws {
    tmux = try Tmux(["sleep", "1000"], size: size)
    descriptor = open(try tmux.value(of: "pane_tty"), O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Silent() }
    var modes = termios()
    tcgetattr(descriptor, &modes)
    cfmakeraw(&modes)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  deinit { close(descriptor) }

  /// How many columns the cursor advances when tmux draws a text at the start of a row.
  func columns(of text: String) throws -> Int {
    TerminalOutput.write("\u{1B}[m\u{1B}[2J\u{1B}[3;1H\(text)", to: descriptor)
    return try answer().column
  }

  /// Waits until tmux has drawn everything that was written so far.
  func answer() throws -> Point {
    TerminalOutput.write("\u{1B}[6n", to: descriptor)
    return try cursorReport()
  }

  func options() -> ScreenOptions {
    var options = ScreenOptions()
    options.input = descriptor
    options.output = descriptor
    options.environment = ["TERM": "tmux-256color"]
    options.redirectsErrors = false
    return options
  }

  /// Reads up to the next answer about the cursor.
  func cursorReport() throws -> Point {
    var decoder = KeyDecoder()
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      guard DescriptorWait.wait(for: [descriptor], atMost: .seconds(20)) == [true] else {
        throw Silent()
      }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { throw Silent() }
      for input in decoder.receive(buffer[..<count], at: .zero) {
        if case .reply(.cursor(let point)) = input { return point }
      }
    }
  }
}

import Glibc
import QukaTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen
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

  /// Writes all of it, however long tmux takes.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// How many columns the cursor advances when tmux draws a text at the start of a row.
  func columns(of text: String) throws -> Int {
    write("\u{1B}[m\u{1B}[2J\u{1B}[3;1H\(text)\u{1B}[6n")
    return try cursorReport().column
  }

  /// Waits until tmux has drawn everything that was written so far.
  func settle() throws {
    // Not from the first row, whose report may be a key.
    write("\u{1B}7\u{1B}[3;1H\u{1B}[6n\u{1B}8")
    _ = try cursorReport()
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
    while true {
      for reply in try read() {
        if case .cursor(let point) = reply { return point }
      }
    }
  }

  /// Reads all answers up to the device attributes.
  func replies() throws -> [TerminalReply] {
    var replies: [TerminalReply] = []
    while !replies.contains(.deviceAttributes) { replies += try read() }
    return replies
  }

  private var decoder = KeyDecoder()

  private func read() throws -> [TerminalReply] {
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      guard DescriptorWait.wait(for: [descriptor], atMost: .seconds(20)) == [true] else {
        throw Silent()
      }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { throw Silent() }
      let replies = decoder.receive(buffer[..<count], at: .zero).compactMap { input in
        if case .reply(let reply) = input { return reply } else { return nil }
      }
      if !replies.isEmpty { return replies }
    }
  }
}

import Glibc
import QukaScreen

/// The modes of a terminal's line, and the way back to those that were found.
///
/// All of them are set at once (TCSANOW): to wait until everything is written, as `endwin` of ncurses does, takes for ever
/// where nobody reads.
struct TerminalLine {
  private let descriptor: Int32
  let found: termios

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var found = termios()
    tcgetattr(descriptor, &found)
    self.found = found
  }

  /// Keys come one by one and as they are, so that Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys; and every byte is
  /// written as it is: a line end that becomes two bytes does not fit where there is room for one.
  func takeKeys() {
    var raw = found
    cfmakeraw(&raw)
    tcsetattr(descriptor, TCSANOW, &raw)
  }

  /// - Parameter droppingInput: what was typed and not read is thrown away.
  func restore(droppingInput: Bool = false) {
    if droppingInput { tcflush(descriptor, TCIFLUSH) }
    var modes = found
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  /// The size that the terminal tells, if it does; never larger than what can be drawn in time.
  var size: Size? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Self.clamp(Size(columns: Int(window.ws_col), rows: Int(window.ws_row)))
  }

  /// More is left blank: no screen has it, and each cell costs memory and time.
  static func clamp(_ size: Size) -> Size {
    Size(columns: min(size.columns, 1_000), rows: min(size.rows, 500))
  }
}

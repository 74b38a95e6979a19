import CNCurses
import Glibc
import QukaScreen

/// The steps by which ncurses takes a terminal.
enum TerminalSetup {
  struct Opened {
    let handle: OpaquePointer
    let input: UnsafeMutablePointer<FILE>
    /// What ncurses writes to.
    let stream: CursesStream
    let isDirect: Bool

    /// The end of ncurses' use of it.
    func close() {
      delscreen(handle)
      fclose(input)
    }
  }

  /// Opens the first description that ncurses knows. Not `initscr`: that ends the process on an
  /// unknown TERM.
  static func open(_ profile: TerminalProfile, input: Int32) throws(TerminalError) -> Opened {
    // On a stream of our own, on a duplicate, so that closing it leaves the process's descriptor alone.
    guard let reading = fdopen(fcntl(input, F_DUPFD_CLOEXEC, 3), "r") else {
      throw .inputIsNoTerminal
    }
    guard let stream = CursesStream() else {
      fclose(reading)
      throw .outputIsNoTerminal
    }
    use_env(true)
    use_tioctl(true)
    for description in profile.descriptions {
      guard let handle = open(description, reading, stream.file) else { continue }
      guard quka_terminal_string("cup") != nil else {
        endwin()
        delscreen(handle)
        continue
      }
      return Opened(
        handle: handle, input: reading, stream: stream, isDirect: description == .direct)
    }
    fclose(reading)
    throw failure(profile)
  }

  private static func failure(_ profile: TerminalProfile) -> TerminalError {
    for case .named(let name) in profile.descriptions {
      return ["dumb", "unknown"].contains(name) ? .terminalTooSimple(name) : .terminalUnknown(name)
    }
    return .terminalNotNamed
  }

  private static func open(
    _ description: TerminalProfile.Description, _ input: UnsafeMutablePointer<FILE>,
    _ output: UnsafeMutablePointer<FILE>
  ) -> OpaquePointer? {
    switch description {
    case .named(let name): return newterm(name, output, input)
    case .direct:
      // ncurses has read the entry when newterm returns; children must not inherit it.
      let old = getenv("TERMINFO").map { String(cString: $0) }
      setenv("TERMINFO", DirectColorEntry.terminfo, 1)
      defer { if let old { setenv("TERMINFO", old, 1) } else { unsetenv("TERMINFO") } }
      return newterm(DirectColorEntry.name, output, input)
    }
  }

  /// How ncurses is to write. The line's modes are `TerminalLine`'s, as ncurses sees no terminal.
  ///
  /// No `keypad`: it would only switch the cursor keys to application mode, for ncurses' own
  /// reading; without it arrows are `CSI A`, with modifiers `CSI 1;5A`.
  static func setModes() {
    // No line end is translated, so it may move the cursor by them.
    nonl()
    let window = quka_screen_window()
    // Or ncurses would look for typed keys and leave frames half written.
    typeahead(-1)
    scrollok(window, false)
    idlok(window, true)
  }

  /// The terminal's own strings for keys. Single bytes are left out but for Backspace: terminfo
  /// calls Ctrl-J a cursor key on some terminals.
  static func keyStrings() -> [[UInt8]: Key] {
    var strings: [[UInt8]: Key] = [:]
    for (name, key) in capabilities {
      guard let text = quka_terminal_string(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.count > 1 && bytes.first == 0x1B || name == "kbs" && bytes.count == 1 {
        strings[bytes] = key
      }
    }
    return strings
  }

  private static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
      ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
      ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kbs", Key(.backspace)),
      ("kcbt", Key(.tab, .shift)), ("kri", Key(.up, .shift)), ("kind", Key(.down, .shift)),
      ("kLFT", Key(.left, .shift)), ("kRIT", Key(.right, .shift)),
      ("kHOM", Key(.home, .shift)), ("kEND", Key(.end, .shift)), ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", Key(.function($0))) }
}

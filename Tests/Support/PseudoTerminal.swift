import Glibc

/// Runs a program on a pseudo-terminal of its own: bytes in, bytes out, as a terminal would see them.
///
/// It draws nothing and answers no queries; `Tmux` is the terminal for tests that read the screen.
public final class PseudoTerminal {
  private let controller: ByteCollector
  /// Stays open so that the line settings outlive the program, as they do below a shell.
  private let line: Int32
  private let path: String
  private let process: ChildProcess

  /// Starts `arguments` as the leader of a new session on a new terminal with canonical line settings.
  ///
  /// - Parameter typedAhead: what was typed there before.
  public init(
    _ arguments: [String], size: TerminalSize = .standard,
    environment: [String: String] = TestEnvironment.terminal, typedAhead: String = ""
  ) throws {
    var (near, far): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: Int(PATH_MAX))
    var window = Self.window(size)
    guard openpty(&near, &far, &name, nil, &window) == 0 else {
      throw SystemError("opening a pseudo-terminal")
    }
    for end in [near, far] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    controller = ByteCollector(descriptor: near)
    line = far
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    path = String(decoding: bytes, as: UTF8.self)
    let ahead = Array(typedAhead.utf8)
    guard write(near, ahead, ahead.count) == ahead.count else { throw SystemError("typing ahead") }
    process = try ChildProcess(arguments, environment: environment, streams: .terminal(path: path))
  }

  deinit { close(line) }

  /// Everything that the program has written so far.
  public var output: [UInt8] { controller.bytes }

  /// Everything that the program has written so far, as text.
  public var text: String { controller.text }

  /// The line settings, as `stty -a` shows them.
  public var lineSettings: LineSettings {
    var settings = termios()
    tcgetattr(line, &settings)
    return LineSettings(settings)
  }

  /// Types: one write, so that the program can read it as one.
  public func send(_ keys: String) throws {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(controller.descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN || errno == EINTR else { throw SystemError("typing") }
        controller.collect(milliseconds: 10)
      }
    }
  }

  public func send(signal: Int32) { process.send(signal: signal) }

  /// Changes the size; the kernel sends SIGWINCH.
  public func resize(to size: TerminalSize) {
    var window = Self.window(size)
    _ = ioctl(controller.descriptor, UInt(TIOCSWINSZ), &window)
  }

  /// Reads until the program has written `text` after the first `offset` bytes.
  public func wait(
    for text: String, after offset: Int = 0, within duration: Duration = .seconds(20)
  ) throws {
    let deadline = Deadline(within: duration)
    let wanted = Array(text.utf8)
    while output.dropFirst(offset).firstRange(of: wanted) == nil {
      guard !deadline.hasPassed, process.poll() == nil else {
        collectRest()
        if output.dropFirst(offset).firstRange(of: wanted) != nil { return }
        throw WaitedInVain(for: "“\(text)”", seen: self.text)
      }
      controller.collect(milliseconds: deadline.milliseconds(atMost: 20))
    }
  }

  /// Whether the program could write on: nobody has to read for that.
  private var hasRoom: Bool {
    var request = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Reads nothing until the program has filled the terminal, as one does that is stalled.
  public func waitUntilFull(within duration: Duration = .seconds(20)) throws {
    let deadline = Deadline(within: duration)
    while hasRoom {
      guard !deadline.hasPassed, process.poll() == nil else {
        throw WaitedInVain(for: "a full terminal", seen: text)
      }
      poll(nil, 0, deadline.milliseconds(atMost: 10))
    }
  }

  /// Fills the terminal with blanks, as if the program had written them and nobody read.
  public func fill() throws {
    let own = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard own >= 0 else { throw SystemError("opening \(path)") }
    defer { close(own) }
    let blanks = [UInt8](repeating: 0x20, count: 4_096)
    for size in [blanks.count, 1] { while write(own, blanks, size) > 0 {} }
  }

  /// Waits for the program's end without reading anything.
  /// - Returns: how it ended, and how long that took.
  public func waitForExitUnread(
    within duration: Duration = .seconds(20)
  ) throws -> (ExitStatus, Duration) {
    let start = ContinuousClock.now
    let deadline = Deadline(within: duration)
    while true {
      if let status = process.poll() { return (status, ContinuousClock.now - start) }
      guard !deadline.hasPassed else { throw WaitedInVain(for: "the program's end", seen: text) }
      poll(nil, 0, deadline.milliseconds(atMost: 2))
    }
  }

  /// Reads what is there.
  public func read() { collectRest() }

  /// Reads until the program has ended, and what it wrote last.
  public func waitForExit(within duration: Duration = .seconds(20)) throws -> ExitStatus {
    let deadline = Deadline(within: duration)
    while true {
      if let status = process.poll() {
        collectRest()
        return status
      }
      guard !deadline.hasPassed else { throw WaitedInVain(for: "the program's end", seen: text) }
      controller.collect(milliseconds: deadline.milliseconds(atMost: 5))
    }
  }

  private func collectRest() {
    var count = -1
    while count != output.count {
      count = output.count
      controller.collect(milliseconds: 0)
    }
  }

  private static func window(_ size: TerminalSize) -> winsize {
    winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}

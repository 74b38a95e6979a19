import Glibc

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// A pty pair: the screen writes to the slave, the test reads what a terminal would get from the
/// master.
struct ScreenTerminal: ~Copyable {
  struct Failure: Error {}

  private let master: Int32
  let slave: Int32

  /// TIOCSPTLCK and TIOCGPTN, which Swift does not import (posix_openpt neither).
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// Not among the bytes that a screen writes.
  private static let mark: [UInt8] = Array("\u{1}mark\u{2}".utf8)

  init(_ size: Size = Size(columns: 80, rows: 24)) throws {
    (master, slave) = try Self.openPair()
    setSize(size)
  }

  deinit {
    close(slave)
    close(master)
  }

  private static func openPair() throws -> (master: Int32, slave: Int32) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, setLock, &unlocked) == 0, ioctl(master, getNumber, &number) == 0 else {
      throw Failure()
    }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure() }
    return (master, slave)
  }

  func setSize(_ size: Size) {
    var window = winsize()
    window.ws_col = UInt16(size.columns)
    window.ws_row = UInt16(size.rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// The terminal's modes, in a form that can be compared.
  func modes() -> [UInt32] {
    var modes = termios()
    tcgetattr(slave, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Everything that was written since the last call. Waits for a mark of its own instead of a
  /// time.
  func output() throws -> String {
    guard write(slave, Self.mark, Self.mark.count) == Self.mark.count else { throw Failure() }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while !bytes.suffix(Self.mark.count).elementsEqual(Self.mark) {
      guard DescriptorWait.wait(for: [master], atMost: .seconds(10)) == [true] else {
        throw Failure()
      }
      let count = read(master, &piece, piece.count)
      guard count > 0 else { throw Failure() }
      bytes += piece.prefix(count)
    }
    return String(decoding: bytes.dropLast(Self.mark.count), as: UTF8.self)
  }

  /// Reads so many bytes and throws them away.
  func skip(_ count: Int) throws {
    var bytes = [UInt8](repeating: 0, count: count)
    guard read(master, &bytes, count) == count else { throw Failure() }
  }

  /// What the person or the terminal sends.
  func type(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard write(master, bytes, bytes.count) == bytes.count else { throw Failure() }
  }

  /// Sends an answer, from a thread of its own, once `request` was written: after whatever is written in
  /// the tenth of a second behind it.
  /// - Returns: what was read meanwhile.
  func answer(_ request: String, with answer: String) -> Task<String, any Error> {
    Task.detached { [master] in
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 4_096)
      var hasRequest = false
      while DescriptorWait.wait(
        for: [master], atMost: hasRequest ? .milliseconds(100) : .seconds(10)) == [true]
      {
        let count = read(master, &piece, piece.count)
        guard count > 0 else { throw Failure() }
        bytes += piece.prefix(count)
        hasRequest = String(decoding: bytes, as: UTF8.self).contains(request)
      }
      let reply = Array(answer.utf8)
      guard hasRequest, write(master, reply, reply.count) == reply.count else { throw Failure() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  func options(_ environment: [String: String] = [:]) -> ScreenOptions {
    var options = ScreenOptions()
    options.input = slave
    options.output = slave
    options.environment = ["TERM": "xterm-256color"].merging(environment) { $1 }
    options.redirectsErrors = false
    return options
  }
}

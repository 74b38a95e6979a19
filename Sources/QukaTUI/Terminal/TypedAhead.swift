import Glibc

/// What was typed before the program had the terminal, as in `quka-tui⏎hello⏎` at once.
///
/// Until then the terminal's line made a line end of every Enter (ICRNL, termios(3)). Here it is Enter again; several lines
/// are a paste all the same, as in every read of a terminal that marks none (`PasteBurst`).
struct TypedAhead: Equatable, Sendable {
  /// Bytes of it that were not read yet.
  private var rest: Int

  init(bytes: Int) { rest = max(0, bytes) }

  /// What waits at a terminal whose line takes keys already.
  init(waitingAt descriptor: Int32) {
    var count: Int32 = 0
    self.init(bytes: ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0)
  }

  /// So much of a read belongs together: what is typed ahead comes alone, because answers of the terminal follow it.
  func count(of bytes: Int) -> Int { rest > 0 ? min(rest, bytes) : bytes }

  /// The bytes of the next read as they were typed.
  mutating func typed(_ bytes: [UInt8]) -> [UInt8] {
    guard rest > 0 else { return bytes }
    defer { rest -= min(rest, bytes.count) }
    return bytes.prefix(rest).map { $0 == 0x0A ? 0x0D : $0 } + bytes.dropFirst(rest)
  }
}

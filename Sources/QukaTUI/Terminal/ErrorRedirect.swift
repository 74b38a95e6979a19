import CNCurses
import Glibc

/// Keeps what is written to standard error while the screen is up, and prints it when the screen is gone:
/// beside the cells it would scribble on them, and dropped it would take a crash's own words with it.
struct ErrorRedirect: ~Copyable {
  /// The real standard error, kept aside.
  private let saved: Int32
  /// Where it is printed: the same, but never waiting, where that is a terminal.
  private let shown: Int32
  /// What was written meanwhile.
  private let kept: Int32

  /// More is not kept. It lies in memory, not in a file that somebody would have to find and delete.
  private static let limit = 1 << 20

  init?() {
    let kept = Self.openMemory()
    guard kept >= 0 else { return nil }
    let saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0, dup2(kept, 2) >= 0 else {
      close(kept)
      if saved >= 0 { close(saved) }
      return nil
    }
    self.saved = saved
    self.kept = kept
    let own = TerminalDescriptor.unblocked(saved)
    shown = own >= 0 ? own : saved
    CrashGuard.keepErrors(in: kept, for: shown)
  }

  deinit {
    CrashGuard.forgetErrors()
    dup2(saved, 2)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: KeptErrors.pieceSize)
    KeptErrors.print(kept, to: shown, through: buffer)
    buffer.deallocate()
    if shown != saved { close(shown) }
    close(saved)
    close(kept)
  }

  /// A file in memory that cannot grow beyond the limit; its pages are only taken when written.
  private static func openMemory() -> Int32 {
    let kept = quka_memory_file("standard error")
    guard kept >= 0 else { return open("/dev/null", O_WRONLY | O_CLOEXEC) }
    let (addSeals, sealGrow): (Int32, Int32) = (1033, 4)  // F_ADD_SEALS, F_SEAL_GROW
    if ftruncate(kept, off_t(limit)) == 0 { _ = fcntl(kept, addSeals, sealGrow) }
    return kept
  }
}

/// Prints what `ErrorRedirect` kept. Async-signal-safe, because the handler of a crash prints it too.
enum KeptErrors {
  static let pieceSize = 512
  /// Bytes that are printed, the last ones: the end says why it was the end.
  static let shown: off_t = 16_384
  /// Milliseconds for which a terminal that takes nothing is waited for.
  private static let patience: Int32 = 100

  /// Copies the end of what was written to `kept`; what would act on a terminal becomes a question mark.
  static func print(
    _ kept: Int32, to target: Int32, through buffer: UnsafeMutableBufferPointer<UInt8>
  ) {
    let end = lseek(kept, 0, SEEK_CUR)
    var position = max(0, end - shown)
    var previous: UInt8 = 0
    while position < end {
      let wanted = min(buffer.count, Int(end - position))
      let count = pread(kept, buffer.baseAddress, wanted, position)
      guard count > 0 else { return }
      var index = 0
      while index < count {
        let byte = buffer[index]
        if acts(byte, after: previous) { buffer[index] = 0x3F }
        previous = byte
        index += 1
      }
      let piece = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(count))
      guard TerminalDescriptor.write(piece, to: target, within: patience) == count else { return }
      position += off_t(count)
    }
  }

  /// C0 but tab and line feed, DEL, and the second byte of a C1 character.
  @inline(__always)
  private static func acts(_ byte: UInt8, after previous: UInt8) -> Bool {
    if byte < 0x20 { return byte != 0x09 && byte != 0x0A }
    return byte == 0x7F || (previous == 0xC2 && byte >= 0x80 && byte < 0xA0)
  }
}

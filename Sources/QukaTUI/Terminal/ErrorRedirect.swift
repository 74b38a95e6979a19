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

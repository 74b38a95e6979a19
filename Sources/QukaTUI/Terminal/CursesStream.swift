import CNCurses
import Glibc

/// What ncurses writes to in place of the terminal: a file in memory, so that no write of its waits.
///
/// ncurses drops what a descriptor does not take, so it cannot be given one that never blocks; and at its end it waits
/// until the terminal has taken everything.
final class CursesStream {
  let file: UnsafeMutablePointer<FILE>
  private let descriptor: Int32

  init?() {
    descriptor = quka_memory_file("screen")
    guard descriptor >= 0 else { return nil }
    guard let file = fdopen(descriptor, "w") else {
      close(descriptor)
      return nil
    }
    self.file = file
  }

  deinit { fclose(file) }

  /// Hands over what ncurses has written since the last call.
  func move(to output: TerminalOutput) {
    let count = Int(lseek(descriptor, 0, SEEK_CUR))
    guard count > 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { bytes in
      let read = pread(descriptor, bytes.baseAddress, count, 0)
      output.add(UnsafeRawBufferPointer(rebasing: bytes.prefix(max(0, read))))
    }
    lseek(descriptor, 0, SEEK_SET)
  }
}

import CNCurses
import Glibc

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

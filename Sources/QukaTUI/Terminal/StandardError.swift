import Glibc

/// Standard error, which may be a terminal that takes no output: the program ends all the same.
enum StandardError {
  /// Milliseconds for which such a terminal is waited for; then the rest is given up.
  private static let patience: Int32 = 100

  static func write(_ text: String) {
    var text = text
    let own = TerminalDescriptor.unblocked(STDERR_FILENO)
    text.withUTF8 { bytes in
      _ = TerminalDescriptor.write(
        UnsafeRawBufferPointer(bytes), to: own >= 0 ? own : STDERR_FILENO, within: patience)
    }
    if own >= 0 { close(own) }
  }
}

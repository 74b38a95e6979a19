import NIOCore

/// How soon a socket is read again after a read.
///
/// A server that streams many chats sends each piece of text by itself, some thousand a second, and a read of its own for
/// each would cost more than what is done with it. Then a read waits a little, and takes what has come meanwhile. A
/// single answer is always read at once, and so is what fills a read: there is more of that already.
struct ReadPace {
  /// How long a read waits: a token on screen may come so much later, and a frame takes four times as long.
  static let pause = TimeAmount.milliseconds(2)
  /// So many reads within `window` make a server busy: more than a thousand a second.
  static let manyReads = 10
  static let window = TimeAmount.milliseconds(10)
  /// Bytes that come in a pause while the server is busy: two pieces of text and more.
  static let fewBytes = 600
  /// Bytes after which nothing waits.
  static let manyBytes = 16 << 10

  private enum Mode {
    /// Each read is followed by another at once; they are counted.
    case eager(reads: Int, since: NIODeadline)
    case pausing
  }

  private var mode = Mode.eager(reads: 0, since: .uptimeNanoseconds(0))

  /// When to read again; nil for at once.
  ///
  /// - Parameter bytes: how many the read that has just ended gave.
  mutating func next(after bytes: Int, at now: NIODeadline) -> NIODeadline? {
    switch mode {
    case .eager(let reads, let since) where now - since <= Self.window:
      mode = reads + 1 < Self.manyReads ? .eager(reads: reads + 1, since: since) : .pausing
    case .eager: mode = .eager(reads: 1, since: now)
    case .pausing: if bytes < Self.fewBytes { mode = .eager(reads: 1, since: now) }
    }
    guard case .pausing = mode, bytes < Self.manyBytes else { return nil }
    return now + Self.pause
  }
}

import Synchronization

/// Makes the server's identifiers: random 32-character ones, session snowflakes, connection UUIDs.
final class Identifiers: Sendable {
  private struct State {
    var generator: SplitMix64
    /// Apart, so that one request more or less leaves everything else as it is.
    var requests: SplitMix64
    var lastSession: Int64 = 0
  }

  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
  )

  private let state: Mutex<State>
  private let clock: any MockClock

  /// - Parameter seed: the same seed and clock give the same identifiers; `nil` takes a random one.
  init(seed: UInt64?, clock: any MockClock) {
    let seed = seed ?? .random(in: .min ... .max)
    state = Mutex(
      State(generator: SplitMix64(seed: seed), requests: SplitMix64(seed: ~seed)))
    self.clock = clock
  }

  /// 32 characters `[0-9A-Za-z]`: message ids.
  func text() -> String {
    state.withLock { Self.text(&$0.generator) }
  }

  /// The same for a request's id.
  func request() -> String {
    state.withLock { Self.text(&$0.requests) }
  }

  private static func text(_ generator: inout SplitMix64) -> String {
    let letters = (0..<32).map { _ in alphabet.randomElement(using: &generator) ?? 48 }
    return String(decoding: letters, as: UTF8.self)
  }

  /// A 19-digit number that grows with time (docs/protocol.md §3.3).
  func session() -> String {
    let milliseconds = clock.unixNanoseconds / 1_000_000 - 1_288_834_974_657
    return state.withLock { state in
      state.lastSession = max(state.lastSession + 1, milliseconds << 22)
      return String(state.lastSession)
    }
  }

  /// 32 hexadecimal digits: share tokens.
  func hexadecimal() -> String {
    let (high, low) = state.withLock { ($0.generator.next(), $0.generator.next()) }
    return String(decoding: Self.hexadecimal(high) + Self.hexadecimal(low), as: UTF8.self)
  }

  /// A version-4 UUID for a connection.
  func uuid() -> String {
    let (high, low) = state.withLock { ($0.generator.next(), $0.generator.next()) }
    let digits = Self.hexadecimal((high & ~0xF000) | 0x4000) + Self.hexadecimal(low >> 2 | 1 << 63)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  /// A random duration between two bounds.
  func duration(in range: ClosedRange<Duration>) -> Duration {
    let bounds = range.lowerBound.nanoseconds...range.upperBound.nanoseconds
    return .nanoseconds(state.withLock { Int64.random(in: bounds, using: &$0.generator) })
  }

  private static func hexadecimal(_ value: UInt64) -> [UInt8] {
    (0..<16).map { Array("0123456789abcdef".utf8)[Int(value >> UInt64(60 - 4 * $0) & 15)] }
  }
}

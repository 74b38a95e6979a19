import Synchronization

/// The rate limiter of docs/protocol.md §3.0: one bucket of tokens per key.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var refilled: Duration
  }

  private let clock: any MockClock
  private let burst: Double
  private let perSecond: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - burst: how many calls a full bucket allows at once.
  ///   - perSecond: how many tokens come back each second.
  init(clock: any MockClock, burst: Double = 120, perSecond: Double = 1) {
    self.clock = clock
    self.burst = burst
    self.perSecond = perSecond
  }

  /// Takes one token; false when the bucket is empty.
  func allow(_ key: String) -> Bool {
    let now = clock.now
    return buckets.withLock { buckets in
      var bucket = buckets[key] ?? Bucket(tokens: burst, refilled: now)
      bucket.tokens = min(burst, bucket.tokens + (now - bucket.refilled).seconds * perSecond)
      bucket.refilled = now
      defer { buckets[key] = bucket }
      guard bucket.tokens >= 1 else { return false }
      bucket.tokens -= 1
      return true
    }
  }
}

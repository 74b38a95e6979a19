import QukaMock
import Testing

extension MockServer.Configuration {
  /// Answers as fast as they can be sent.
  static var fast: MockServer.Configuration {
    var configuration = MockServer.Configuration()
    configuration.pace = Pace(tokensPerSecond: 5_000, flushInterval: .milliseconds(5))
    configuration.namingDelay = .zero
    return configuration
  }

  /// Long answers that nobody waits for: they stream until they are stopped. A story of a thousand tokens
  /// takes minutes, so that none ends by itself on a busy machine.
  static var endless: MockServer.Configuration {
    var configuration = MockServer.Configuration()
    configuration.pace = Pace(tokensPerSecond: 5, flushInterval: .milliseconds(100))
    configuration.namingDelay = .zero
    return configuration
  }
}

extension MockServer {
  /// Waits until no generation is registered or running; fails after half a minute.
  func hasSettled() async throws {
    for _ in 0..<6_000 {
      let counters = counters()
      if counters.active == 0, counters.runningGenerations == 0 {
        #expect(counters.registered == counters.removed)
        return
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("Generations are left: \(counters()).")
  }
}

/// Random numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

import QukaMock

/// The turbulence of a running server: draws what becomes of each publication.
struct TurbulentStream: Sendable {
  /// What becomes of a publication.
  enum Fate: Equatable, Sendable {
    case disturbed(Disturbance)
    case delayed(Duration)
    case untouched
  }

  private let turbulence: Turbulence
  private var generator: SplitMix64

  init(_ turbulence: Turbulence) {
    self.turbulence = turbulence
    generator = SplitMix64(seed: turbulence.seed)
  }

  mutating func next() -> Fate {
    var roll = Double.random(in: 0..<1, using: &generator)
    let shares: [(Double, Disturbance)] = [
      (turbulence.duplicates, .duplicate), (turbulence.omissions, .omit),
      (turbulence.swaps, .swap), (turbulence.splits, .split),
    ]
    for (share, disturbance) in shares {
      if roll < share { return .disturbed(disturbance) }
      roll -= share
    }
    guard roll < turbulence.delays else { return .untouched }
    let (seconds, attoseconds) = turbulence.longestDelay.components
    let longest = max(1, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    return .delayed(.nanoseconds(Int64.random(in: 1...longest, using: &generator)))
  }
}

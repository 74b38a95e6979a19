/// Disturbances at random, on the channels of all sessions, repeatable by their seed.
///
/// A publication meets at most one of them; the probabilities may add up to 1.
public struct Turbulence: Sendable {
  public var duplicates = 0.0
  public var omissions = 0.0
  /// Comes after the one that follows it.
  public var swaps = 0.0
  /// A delta comes as two (`Disturbance.split`).
  public var splits = 0.0
  /// Comes later, whatever was published meanwhile.
  public var delays = 0.0
  public var longestDelay: Duration = .seconds(3)
  public var seed: UInt64

  public init(seed: UInt64) {
    self.seed = seed
  }
}

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
    let longest = max(1, turbulence.longestDelay.nanoseconds)
    return .delayed(.nanoseconds(Int64.random(in: 1...longest, using: &generator)))
  }
}

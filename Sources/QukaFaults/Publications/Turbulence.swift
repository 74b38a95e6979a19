/// Disturbances at random, on the channels of all sessions, repeatable by their seed.
///
/// A publication meets at most one of them; the probabilities may add up to 1.
package struct Turbulence: Sendable {
  package var duplicates = 0.0
  package var omissions = 0.0
  /// Comes after the one that follows it.
  package var swaps = 0.0
  /// A delta comes as two (`Disturbance.split`).
  package var splits = 0.0
  /// Comes later, whatever was published meanwhile.
  package var delays = 0.0
  package var longestDelay: Duration = .seconds(3)
  package var seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }
}

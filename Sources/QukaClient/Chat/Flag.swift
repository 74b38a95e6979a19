import Synchronization

/// A flag that is raised once, from any thread.
final class Flag: Sendable {
  private let value = Atomic(false)
  var isRaised: Bool { value.load(ordering: .acquiring) }
  /// Whether it was down before.
  @discardableResult
  func raise() -> Bool { !value.exchange(true, ordering: .acquiringAndReleasing) }
}

import Synchronization

/// Which search is the newest: an older one gives up, so that searches do not queue up while somebody types.
final class SearchTurns: Sendable {
  private let latest = Atomic<Int>(0)

  /// - Returns: the number of a new search.
  func begin() -> Int { latest.wrappingAdd(1, ordering: .relaxed).newValue }

  func isLatest(_ number: Int) -> Bool { latest.load(ordering: .relaxed) == number }
}

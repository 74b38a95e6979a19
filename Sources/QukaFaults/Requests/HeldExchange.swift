import QukaMock

/// A request that a fault keeps from being answered (`Fault.holdRequest`, `.holdAnswer`).
package struct HeldExchange: Equatable, Sendable {
  /// Counted from 1 in the order of holding.
  package let id: Int
  package let route: Route
  /// Its connection stands: somebody waits for the answer.
  package internal(set) var isAwaited = true
}

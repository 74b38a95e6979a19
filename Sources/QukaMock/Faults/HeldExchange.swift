/// A request that a fault keeps from being answered (`Fault.holdRequest`, `.holdAnswer`).
public struct HeldExchange: Equatable, Sendable {
  /// Counted from 1 in the order of holding.
  public let id: Int
  public let route: Route
  /// Its connection stands: somebody waits for the answer.
  public internal(set) var isAwaited = true
}

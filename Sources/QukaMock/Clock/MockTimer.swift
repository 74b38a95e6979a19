/// A pending callback of a `MockClock`.
public struct MockTimer: Sendable {
  private let onCancel: @Sendable () -> Void

  public init(onCancel: @escaping @Sendable () -> Void) {
    self.onCancel = onCancel
  }

  /// Withdraws the callback; without effect when it already ran.
  public func cancel() {
    onCancel()
  }
}

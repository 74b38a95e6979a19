import Synchronization

/// The open WebSockets, and the refusals that the next commands on them meet.
final class SocketList: Sendable {
  private struct State {
    var endings: [Int: @Sendable (Disconnect?) -> Void] = [:]
    var refusedTokens = 0
    var refusedSubscriptions: [RealtimeError] = []
    var frameFault: SocketFault?
  }

  private let state = Mutex(State())

  /// - Parameter end: closes the connection with a close frame, or cuts it without one; returns at
  ///   once, callable from any thread.
  func add(_ connection: Int, end: @escaping @Sendable (Disconnect?) -> Void) {
    state.withLock { $0.endings[connection] = end }
  }

  func remove(_ connection: Int) {
    state.withLock { $0.endings[connection] = nil }
  }

  var count: Int { state.withLock { $0.endings.count } }

  /// The next frame meets the fault.
  func spoil(_ fault: SocketFault?) {
    state.withLock { $0.frameFault = fault }
  }

  /// Takes what the next frame meets.
  func takeFrameFault() -> SocketFault? {
    state.withLock { state in
      defer { state.frameFault = nil }
      return state.frameFault
    }
  }

  /// Ends every WebSocket that is open now.
  func endAll(_ disconnect: Disconnect?) {
    let endings = state.withLock { Array($0.endings.values) }
    for end in endings { end(disconnect) }
  }

  func refuseTokens(_ times: Int) {
    state.withLock { $0.refusedTokens += max(times, 0) }
  }

  func refuseSubscriptions(_ error: RealtimeError, _ times: Int) {
    let errors = repeatElement(error, count: max(times, 0))
    state.withLock { $0.refusedSubscriptions += errors }
  }

  /// Whether the next token is refused, whatever it is.
  func takeTokenRefusal() -> Bool {
    state.withLock { state in
      guard state.refusedTokens > 0 else { return false }
      state.refusedTokens -= 1
      return true
    }
  }

  /// The error that the next subscription meets; `nil` when it meets none.
  func takeSubscriptionRefusal() -> RealtimeError? {
    state.withLock { $0.refusedSubscriptions.isEmpty ? nil : $0.refusedSubscriptions.removeFirst() }
  }
}

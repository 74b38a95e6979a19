import QukaMock
import Synchronization

/// The open WebSockets, and the refusals that the next commands on them meet.
final class SocketList: Sendable {
  private struct State {
    /// By the connection.
    var sockets: [Int: Socket] = [:]
    var refusedTokens = 0
    var refusedSubscriptions: [RealtimeError] = []
    var frameFault: SocketFault?
  }

  private let state = Mutex(State())

  func add(_ socket: Socket) {
    state.withLock { $0.sockets[socket.connection] = socket }
  }

  func remove(_ connection: Int) {
    state.withLock { $0.sockets[connection] = nil }
  }

  var count: Int { state.withLock { $0.sockets.count } }

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
    let sockets = state.withLock { Array($0.sockets.values) }
    for socket in sockets { socket.end(disconnect) }
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

import QukaChat
import QukaWire
import Synchronization

/// What the server told and nobody took yet, for a program without a terminal's event loop.
final class ServerMailbox: ServerEventSink {
  private struct State {
    var events: [ServerEvent] = []
    var wasFull = false
  }

  private let state = Mutex(State())
  private let limit: Int
  private let pressureChanged = Mutex<(@Sendable () -> Void)?>(nil)
  /// Yields when something waits.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  /// - Parameter limit: how many events may wait before reading from the server pauses.
  init(limit: Int = Limits.inboxEvents) {
    self.limit = limit
    (arrivals, arrival) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  var isFull: Bool { state.withLock { $0.events.count > limit } }

  func onPressureChange(_ handler: @escaping @Sendable () -> Void) {
    pressureChanged.withLock { $0 = handler }
  }

  func post(_ event: ServerEvent) {
    change { $0.events.append(event) }
    arrival.yield()
  }

  /// Wakes the one who takes, although nothing may wait.
  func wake() { arrival.yield() }

  /// No more wakes.
  func close() { arrival.finish() }

  /// Takes all that waits, in order.
  func drain() -> [ServerEvent] {
    var events: [ServerEvent] = []
    change { state in swap(&events, &state.events) }
    return events
  }

  private func change(_ body: (inout State) -> Void) {
    let hasChanged = state.withLock { state in
      body(&state)
      let isFull = state.events.count > limit
      defer { state.wasFull = isFull }
      return isFull != state.wasFull
    }
    guard hasChanged else { return }
    let handler = pressureChanged.withLock { $0 }
    handler?()
  }
}

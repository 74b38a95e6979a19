import QukaMock
import Synchronization

/// The faults that wait for their requests.
final class FaultPlan: Sendable {
  private struct Held {
    var exchange: HeldExchange
    var connection: Int
    var goOn: @Sendable () -> Void
    var drop: @Sendable () -> Void
  }

  private struct State {
    var planned: [Route: [Fault]] = [:]
    var held: [Held] = []
    var lastHeld = 0
    var outage: Outage?
  }

  private let state = Mutex(State())

  /// The next `times` requests of the route meet the fault.
  func inject(_ fault: Fault, on route: Route, times: Int) {
    let faults = repeatElement(fault, count: max(times, 0))
    state.withLock { $0.planned[route, default: []].append(contentsOf: faults) }
  }

  /// Takes the fault that the route's next request meets.
  func take(for route: Route) -> Fault? {
    state.withLock { state in
      guard state.planned[route]?.isEmpty == false else { return nil }
      return state.planned[route]?.removeFirst()
    }
  }

  /// What every request meets now, before any planned fault.
  var outage: Outage? {
    get { state.withLock { $0.outage } }
    set { state.withLock { $0.outage = newValue } }
  }

  /// Forgets what was planned; what is held stays held.
  func clear() {
    state.withLock { $0.planned = [:] }
  }

  // MARK: - Held exchanges

  /// - Parameter goOn: carries the request out or writes its answer.
  func hold(_ exchange: Exchange, goOn: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.lastHeld += 1
      state.held.append(
        Held(
          exchange: HeldExchange(id: state.lastHeld, route: exchange.route),
          connection: exchange.connection, goOn: goOn, drop: { exchange.answer(.drop) }))
    }
  }

  var held: [HeldExchange] { state.withLock { $0.held.map(\.exchange) } }

  /// Lets everything that is held go on, in the order in which it came.
  func release() {
    let held = state.withLock { state in
      defer { state.held = [] }
      return state.held
    }
    for exchange in held { exchange.goOn() }
  }

  /// Lets one exchange go on, also when nobody waits for its answer any more.
  func release(_ id: Int) {
    take(id)?.goOn()
  }

  /// Closes the connection of one exchange; what was not carried out never is.
  func drop(_ id: Int) {
    take(id)?.drop()
  }

  /// The connection has ended: its exchanges are held on for nobody.
  func connectionEnded(_ connection: Int) {
    state.withLock { state in
      for index in state.held.indices where state.held[index].connection == connection {
        state.held[index].exchange.isAwaited = false
      }
    }
  }

  private func take(_ id: Int) -> Held? {
    state.withLock { state in
      guard let index = state.held.firstIndex(where: { $0.exchange.id == id }) else { return nil }
      return state.held.remove(at: index)
    }
  }
}

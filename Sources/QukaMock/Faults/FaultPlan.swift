import Synchronization

/// The faults that wait for their requests.
final class FaultPlan: Sendable {
  private struct State {
    var planned: [Route: [Fault]] = [:]
    var held: [@Sendable () -> Void] = []
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

  func hold(_ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.held.append(action) }
  }

  var heldCount: Int { state.withLock { $0.held.count } }

  /// Lets everything that is held go on, in the order in which it came.
  func release() {
    let held = state.withLock { state in
      defer { state.held = [] }
      return state.held
    }
    for action in held { action() }
  }

  /// Forgets what was planned; what is held stays held.
  func clear() {
    state.withLock { $0.planned = [:] }
  }
}

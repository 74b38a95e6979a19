/// The subscriptions of one connection, in the order in which they were asked for.
struct SubscriptionTable: Equatable, Sendable {
  enum State: Equatable, Sendable {
    /// Asked for by the command with this id; replies to older ones say nothing.
    case requested(id: Int)
    case active(since: Instant)
    /// Refused for the moment, or ended by the server.
    case waiting(until: Instant)
  }

  struct Subscription: Equatable, Sendable {
    var state: State
    var backoff: Backoff
  }

  private(set) var channels: [String] = []
  private var subscriptions: [String: Subscription] = [:]

  subscript(channel: String) -> Subscription? { subscriptions[channel] }

  func contains(_ channel: String) -> Bool { subscriptions[channel] != nil }

  /// The earliest end of a wait.
  var nextRetry: Instant? {
    subscriptions.values.compactMap { subscription in
      guard case .waiting(let instant) = subscription.state else { return nil }
      return instant
    }.min()
  }

  /// The channels whose wait is over, in order.
  func due(at now: Instant) -> [String] {
    channels.filter { channel in
      guard case .waiting(let instant) = subscriptions[channel]?.state else { return false }
      return instant <= now
    }
  }

  mutating func setRequested(_ channel: String, id: Int, backoff: Backoff) {
    if subscriptions[channel] == nil { channels.append(channel) }
    let known = subscriptions[channel]?.backoff ?? backoff
    subscriptions[channel] = Subscription(state: .requested(id: id), backoff: known)
  }

  mutating func setActive(_ channel: String, now: Instant) {
    subscriptions[channel]?.state = .active(since: now)
  }

  /// Waits with jitter before the next attempt. A subscription that stood for longer than the longest
  /// wait begins anew, and without one.
  mutating func wait(
    _ channel: String, now: Instant, using generator: inout some RandomNumberGenerator
  ) {
    guard var subscription = subscriptions[channel] else { return }
    var delay = Duration.zero
    if case .active(let since) = subscription.state, now - since > subscription.backoff.maximum {
      subscription.backoff.reset()
    } else {
      delay = subscription.backoff.next(using: &generator)
    }
    subscription.state = .waiting(until: now + delay)
    subscriptions[channel] = subscription
  }

  @discardableResult
  mutating func remove(_ channel: String) -> State? {
    channels.removeAll { $0 == channel }
    return subscriptions.removeValue(forKey: channel)?.state
  }
}

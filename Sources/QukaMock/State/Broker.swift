import Synchronization

/// Hands publications to the connections that subscribed to a channel, in the order of publishing.
final class Broker: Sendable {
  /// A connection as the broker sees it.
  struct Subscriber: Sendable {
    var id: Int
    /// Queues one reply line; returns at once, callable from any thread, keeps the order of calls.
    var send: @Sendable (String) -> Void
  }

  private struct State {
    var channels: [String: [Int: Subscriber]] = [:]
    var deliveries = 0
  }

  private let state = Mutex(State())

  /// How many publications were handed to connections so far, one for each connection.
  var deliveries: Int { state.withLock { $0.deliveries } }

  func subscribe(_ subscriber: Subscriber, to channel: String) {
    state.withLock { $0.channels[channel, default: [:]][subscriber.id] = subscriber }
  }

  func unsubscribe(_ id: Int, from channel: String) {
    state.withLock { state in
      state.channels[channel]?[id] = nil
      if state.channels[channel]?.isEmpty == true { state.channels[channel] = nil }
    }
  }

  /// How many connections read the channel.
  func subscribers(of channel: String) -> Int {
    state.withLock { $0.channels[channel]?.count ?? 0 }
  }

  /// Publishes one document (docs/protocol.md §5.5).
  ///
  /// The lock is held while the line is queued, so that two publications reach every connection in
  /// the same order.
  func publish(_ document: JSON, to channel: String) {
    let push: JSON = ["push": ["channel": .string(channel), "pub": ["data": document]]]
    let line = push.encoded
    state.withLock { state in
      for subscriber in (state.channels[channel] ?? [:]).values {
        subscriber.send(line)
        state.deliveries += 1
      }
    }
  }
}

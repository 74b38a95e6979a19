import Synchronization

/// Hands publications to the connections that subscribed to a channel, in the order of publishing.
final class Broker: Sendable {
  /// A connection as the broker sees it.
  struct Subscriber: Sendable {
    var id: Int
    /// Queues one reply line; returns at once, callable from any thread, keeps the order of calls.
    var send: @Sendable (String) -> Void
  }

  private let channels = Mutex<[String: [Int: Subscriber]]>([:])

  func subscribe(_ subscriber: Subscriber, to channel: String) {
    channels.withLock { $0[channel, default: [:]][subscriber.id] = subscriber }
  }

  func unsubscribe(_ id: Int, from channel: String) {
    channels.withLock { channels in
      channels[channel]?[id] = nil
      if channels[channel]?.isEmpty == true { channels[channel] = nil }
    }
  }

  /// How many connections read the channel.
  func subscribers(of channel: String) -> Int {
    channels.withLock { $0[channel]?.count ?? 0 }
  }

  /// Publishes one document (docs/protocol.md §5.5).
  ///
  /// The lock is held while the line is queued, so that two publications reach every connection in
  /// the same order.
  func publish(_ document: JSON, to channel: String) {
    let push: JSON = ["push": ["channel": .string(channel), "pub": ["data": document]]]
    let line = push.encoded
    channels.withLock { channels in
      for subscriber in (channels[channel] ?? [:]).values { subscriber.send(line) }
    }
  }
}

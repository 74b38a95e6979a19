import Synchronization

/// Hands publications to the connections that subscribed to a channel, in the order of publishing.
package final class Broker: Sendable {
  /// A connection as the broker sees it.
  struct Subscriber: Sendable {
    var id: Int
    /// Queues reply lines; returns at once, callable from any thread, keeps the order of calls. The
    /// lines of one call share frames.
    var send: @Sendable ([String]) -> Void
  }

  private struct State {
    var channels: [String: [Int: Subscriber]] = [:]
    var deliveries = 0
  }

  private let state = Mutex(State())
  private let interference: any Interference
  /// The server's clock.
  package let clock: any MockClock

  init(clock: any MockClock, interference: any Interference = NoInterference()) {
    self.clock = clock
    self.interference = interference
  }

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

  /// Publishes one document (docs/protocol.md §5.5), or what the interference makes of it.
  ///
  /// The lock is held while the lines are queued, so that two publications reach every connection in
  /// the same order.
  package func publish(_ document: JSON, to channel: String) {
    state.withLock { state in
      let documents = interference.publications(of: document, to: channel, by: self)
      Self.send(documents, to: channel, &state)
    }
  }

  /// Publishes what `take` gives, as it is. It is asked under the same lock: what is published meanwhile
  /// follows.
  package func deliver(_ take: () -> [(channel: String, documents: [JSON])]) {
    state.withLock { state in
      for (channel, documents) in take() { Self.send(documents, to: channel, &state) }
    }
  }

  private static func send(_ documents: [JSON], to channel: String, _ state: inout State) {
    guard !documents.isEmpty, let subscribers = state.channels[channel] else { return }
    let lines = documents.map { document in
      (["push": ["channel": .string(channel), "pub": ["data": document]]] as JSON).encoded
    }
    for subscriber in subscribers.values { subscriber.send(lines) }
    state.deliveries += subscribers.count * lines.count
  }
}

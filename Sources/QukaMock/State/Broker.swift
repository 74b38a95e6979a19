import Synchronization

/// Hands publications to the connections that subscribed to a channel, in the order of publishing.
final class Broker: Sendable {
  /// A connection as the broker sees it.
  struct Subscriber: Sendable {
    var id: Int
    /// Queues reply lines; returns at once, callable from any thread, keeps the order of calls. The
    /// lines of one call share frames.
    var send: @Sendable ([String]) -> Void
  }

  private struct State {
    var channels: [String: [Int: Subscriber]] = [:]
    var disturbances: [DisturbancePlan] = []
    var turbulence: TurbulentStream?
    /// Publications that turbulence lets come late, by channel, oldest first.
    var late: [String: [Late]] = [:]
    var lastLate = 0
    var deliveries = 0
  }

  /// A publication that comes late.
  private struct Late {
    var serial: Int
    var document: JSON
    /// It waits for the next publication of its channel instead of a time.
    var isSwapped: Bool
  }

  private let state = Mutex(State())
  private let clock: any MockClock

  /// - Parameter clock: when turbulence lets delayed publications come.
  init(clock: any MockClock) {
    self.clock = clock
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

  /// Publishes one document (docs/protocol.md §5.5), or what the disturbances make of it.
  ///
  /// The lock is held while the lines are queued, so that two publications reach every connection in
  /// the same order.
  func publish(_ document: JSON, to channel: String) {
    state.withLock { state in
      var documents = [document]
      for index in state.disturbances.indices {
        documents = documents.flatMap { state.disturbances[index].pass($0, on: channel) }
      }
      if state.turbulence != nil { documents = documents.flatMap { shake($0, channel, &state) } }
      Self.send(documents, to: channel, &state)
    }
  }

  /// Disturbs the publications that come from now on.
  func disturb(_ plan: DisturbancePlan) {
    state.withLock { $0.disturbances.append(plan) }
  }

  /// Ends the disturbances that `isOver` names and publishes what they kept back, each channel's
  /// publications in as few frames as possible.
  func endDisturbances(where isOver: @Sendable (Disturbance) -> Bool) {
    state.withLock { state in
      let kept = state.disturbances.filter { isOver($0.disturbance) }.flatMap(\.kept)
      state.disturbances.removeAll { isOver($0.disturbance) }
      var channels: [String] = []
      for (channel, _) in kept where !channels.contains(channel) { channels.append(channel) }
      for channel in channels {
        let documents = kept.filter { $0.channel == channel }.map(\.document)
        Self.send(documents, to: channel, &state)
      }
    }
  }

  // MARK: - Turbulence

  /// Disturbs publications at random from now on; `nil` ends it, and what is late comes now.
  func setTurbulence(_ turbulence: Turbulence?) {
    state.withLock { state in
      state.turbulence = turbulence.map { TurbulentStream($0) }
      guard turbulence == nil else { return }
      for channel in state.late.keys.sorted() {
        Self.send(state.late[channel, default: []].map(\.document), to: channel, &state)
      }
      state.late = [:]
    }
  }

  /// What comes of a publication now, with those that waited for it.
  private func shake(_ document: JSON, _ channel: String, _ state: inout State) -> [JSON] {
    guard case .chatSession = ChannelName(parsing: channel) else { return [document] }
    let swapped = state.late[channel, default: []].filter(\.isSwapped).map(\.document)
    state.late[channel]?.removeAll(where: \.isSwapped)
    switch state.turbulence?.next() ?? .untouched {
    case .untouched, .disturbed(.hold): return [document] + swapped
    case .disturbed(.duplicate): return [document, document] + swapped
    case .disturbed(.omit): return swapped
    case .disturbed(.split): return DisturbancePlan.split(document) + swapped
    case .disturbed(.swap): _ = keep(document, channel, isSwapped: true, &state)
    case .delayed(let delay):
      let serial = keep(document, channel, isSwapped: false, &state)
      _ = clock.schedule(after: delay) { [weak self] in self?.deliver(late: serial, on: channel) }
    }
    return swapped
  }

  private func keep(
    _ document: JSON, _ channel: String, isSwapped: Bool, _ state: inout State
  ) -> Int {
    state.lastLate += 1
    state.late[channel, default: []].append(
      Late(serial: state.lastLate, document: document, isSwapped: isSwapped))
    return state.lastLate
  }

  private func deliver(late serial: Int, on channel: String) {
    state.withLock { state in
      guard let index = state.late[channel]?.firstIndex(where: { $0.serial == serial }),
        let document = state.late[channel]?.remove(at: index).document
      else { return }
      Self.send([document], to: channel, &state)
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

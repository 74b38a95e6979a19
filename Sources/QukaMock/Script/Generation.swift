import Synchronization

/// A running turn: moves a `Performance` with the clock, publishes what it says and stores it.
///
/// Everything happens under one lock, so that a stop from any thread falls between two events and
/// nothing clean follows its DONE.
final class Generation: Sendable {
  /// Where the turn takes place.
  struct Place: Sendable {
    var session: String
    var space: String
    var user: String
  }

  private struct State {
    var performance: Performance
    var timer: MockTimer?
    var onEnd: (@Sendable () -> Void)?
  }

  private let place: Place
  private let store: Store
  private let broker: Broker
  private let clock: any MockClock
  private let quirks: MockServer.Quirks
  private let state: Mutex<State>

  init(
    _ performance: Performance, at place: Place, store: Store, broker: Broker, clock: any MockClock
  ) {
    self.place = place
    self.store = store
    self.broker = broker
    self.clock = clock
    quirks = performance.configuration.quirks
    state = Mutex(State(performance: performance))
  }

  /// Begins to play.
  ///
  /// - Parameter onEnd: called exactly once, after the last event was published.
  func start(onEnd: @escaping @Sendable () -> Void) {
    state.withLock { $0.onEnd = onEnd }
    play { $0.run(at: $1) }
  }

  /// Ends the turn as a stop does.
  func stop() {
    play { $0.stop(at: $1) }
  }

  /// Ends the turn without a word, for the server's shutdown.
  func abandon() {
    play { performance, _ in
      performance.isFinished = true
      return []
    }
  }

  private func play(_ move: (inout Performance, Duration) -> [TurnEvent]) {
    let onEnd = state.withLock { state in
      state.timer?.cancel()
      state.timer = nil
      for event in move(&state.performance, clock.now) { publish(event) }
      guard let deadline = state.performance.deadline else {
        defer { state.onEnd = nil }
        return state.onEnd
      }
      state.timer = clock.schedule(after: deadline - clock.now) { [self] in
        play { $0.run(at: $1) }
      }
      return nil
    }
    onEnd?()
  }

  /// Publishes, then stores: history may lag the socket by one delta (docs/protocol.md §7.7).
  private func publish(_ event: TurnEvent) {
    let isAnnouncement = event.type == "1" || event.type == "5"
    guard let data = event.payload(session: place.session) ?? announcement(of: event) else {
      return
    }
    let subject = isAnnouncement ? "on_message_init" : "on_message"
    let envelope = ServerCore.envelope(data, subject: subject, type: event.type)
    broker.publish(envelope, to: ChannelName.chat(space: place.space, session: place.session))
    remember(event)
  }

  private func announcement(of event: TurnEvent) -> JSON? {
    guard case .began(let id, let role) = event else { return nil }
    return store.begin(
      id, role: role, session: place.session, space: place.space, user: place.user
    ).meta
  }

  /// Whether an ending after that much text does not reach the storage (docs/protocol.md §4.2). The
  /// events that the server adds to the receiver's own carry the kind text, and do.
  private func leavesGenerating(_ length: Int, _ kind: MessageKind) -> Bool {
    quirks.contains(.storedGenerating) && length > 0 && kind == .unknown
  }

  private func remember(_ event: TurnEvent) {
    switch event {
    case .began:
      return
    case .delta(let id, let text, _, let progress, _):
      store.update(id, session: place.session) { message in
        message.text += text
        message.progress = progress
      }
    case .done(let id, let length, let progress, let kind):
      let isCut = progress != .complete && leavesGenerating(length, kind)
      store.update(id, session: place.session) { $0.progress = isCut ? .generating : progress }
    case .failed(let id, let length, _, let kind, let discards):
      if discards { return store.discard(id, session: place.session) }
      let isCut = leavesGenerating(length, kind)
      store.update(id, session: place.session) { $0.progress = isCut ? .generating : .failed }
    case .toolUpdated(let id, let tips, _, let progress):
      store.update(id, session: place.session) { message in
        message.text = tips.json.encoded
        message.toolName = tips.name
        message.toolArguments = tips.arguments
        message.progress = progress
      }
    case .toolDone(let id, _):
      store.update(id, session: place.session) { $0.progress = .complete }
    case .toolFailed(let id, _):
      store.update(id, session: place.session) { $0.progress = .failed }
    }
  }
}

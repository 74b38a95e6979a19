import NIOCore
import QukaWire

// What runs on a standing connection.
extension RealtimeClient {
  func receive(_ text: String) {
    guard case .open(let open) = state else { return }
    var generator = SystemRandomNumberGenerator()
    perform(open.session.receive(text, now: .current, using: &generator))
  }

  /// Sends and reports what the session wants sent and reported.
  func perform(_ output: CentrifugeSession.Output) {
    guard case .open(let open) = state else { return }
    for message in output.messages { open.channel.send(text: message) }
    var onlyPublications = output.messages.isEmpty && !output.events.isEmpty
    for event in output.events {
      if case .publication(let channel, let data) = event {
        deliver(data, from: channel)
      } else {
        onlyPublications = false
        handle(event)
      }
    }
    if !onlyPublications { setTimer() }
  }

  private func deliver(_ data: JSONValue, from channel: String) {
    guard let session = wanted[channel] else { return }
    report(.chat(session, ChatEvent(publication: data)))
  }

  private func handle(_ event: CentrifugeSession.Event) {
    switch event {
    case .connected:
      attempt = 0
      backoff.reset()
      report(.connected)
    case .subscribed(let channel):
      if let session = wanted[channel] { report(.subscribed(session)) }
    case .subscriptionFailed(let channel, let error):
      guard let session = wanted.remove(channel) else { return }
      report(.subscriptionFailed(session, code: error.code, message: error.message))
    case .publication(let channel, let data): deliver(data, from: channel)
    case .ended(let ending): ended(ending)
    }
  }

  /// Sees to it that the session hears of the time when it has to. Publications only ever move its
  /// deadline away, so they leave the timer alone.
  func setTimer() {
    guard case .open(let open) = state, let deadline = open.neededTimer else { return }
    let generation = generation
    let task = loop.scheduleTask(deadline: NIODeadline(deadline)) { [weak self] () -> Void in
      self?.assumeIsolated { $0.timerRang(generation) }
    }
    open.setTimer(deadline, task)
  }

  private func timerRang(_ generation: Int) {
    guard case .open(let open) = state, generation == self.generation else { return }
    open.timerRang()
    // A server that is not listened to has not fallen silent.
    guard !isReadingPaused else { return }
    var generator = SystemRandomNumberGenerator()
    perform(open.session.advance(to: .current, using: &generator))
  }
}

import Synchronization

/// The server without its sockets: state, registry, broker and the rules that join them.
package final class ServerCore: Sendable {
  let configuration: MockServer.Configuration
  package let clock: any MockClock
  let identifiers: Identifiers
  let log: EventLog
  let store: Store
  package let broker: Broker
  let registry: CancelRegistry
  let limiter: RateLimiter
  package let interference: any Interference
  let requests = RequestRecorder()
  let questions = QuestionRecorder()
  let tokens: TokenList
  let objects: ObjectStore
  let shares = ShareList()

  private struct Running {
    var nextSerial = 0
    var generations: [Int: Generation] = [:]
    var isClosed = false
  }

  private let running = Mutex(Running())
  private let createdSpaces = Mutex<[Space]>([])

  init(_ configuration: MockServer.Configuration, clock: any MockClock) {
    self.configuration = configuration
    self.clock = clock
    identifiers = Identifiers(seed: configuration.seed, clock: clock)
    let log = EventLog(clock: clock, sink: configuration.log)
    let interference = configuration.interference
    let broker = Broker(clock: clock, interference: interference)
    self.interference = interference
    self.log = log
    self.broker = broker
    store = Store(clock: clock, interference: interference)
    tokens = TokenList(clock: clock)
    objects = ObjectStore()
    registry = CancelRegistry(log: log) { session in
      broker.publish(Self.stopNotice(session, clock), to: ChannelName.stopNotices)
    }
    limiter = RateLimiter(clock: clock)
    addSamples()
  }

  /// Logs that stops will be executed and where the server listens.
  func announce(address: String) {
    log.write(
      .info, "server side subscription handler ready",
      ["channel": ChannelName.stopNotices, "note": "stops are executed by this process only"]
    )
    log.write(.info, "listening", ["address": address])
  }

  var isCompatible: Bool { configuration.mode == .compatible }

  func account(token: String) -> Account? {
    if let account = configuration.accounts.first(where: { $0.token == token }) { return account }
    let owner = tokens.owner(of: token)
    return owner.flatMap { id in configuration.accounts.first { $0.id == id } }
  }

  /// Those of the configuration and those that were created since, oldest first.
  var spaces: [Space] { configuration.spaces + createdSpaces.withLock { $0 } }

  func space(_ id: String) -> Space? {
    spaces.first { $0.id == id }
  }

  func addSpace(_ space: Space) {
    createdSpaces.withLock { $0.append(space) }
  }

  var counters: RegistryCounters {
    var counters = registry.counters
    counters.runningGenerations = running.withLock { $0.generations.count }
    return counters
  }

  /// Starts the turn that answers a question and returns the id of its first message.
  ///
  /// The turn is registered before this returns, so that a stop that follows the answer to the send
  /// is never lost (docs/protocol.md §8.5, I4).
  ///
  /// - Parameters:
  ///   - script: what is answered; `nil` asks the assistant.
  ///   - isOutOfReach: another instance of the server has registered it, so that no stop here reaches it
  ///     (docs/protocol.md §8.4, 1).
  func generate(
    _ question: Question,
    at place: Generation.Place,
    script: Script? = nil,
    isOutOfReach: Bool = false
  ) -> String {
    let performance = Performance(
      script ?? configuration.assistant.script(for: question),
      configuration: Performance.Configuration(
        pace: configuration.pace, quirks: configuration.quirks, agent: question.agent,
        timeLimit: question.agent.timeLimit
      ),
      startingAt: clock.now, makeID: identifiers.text
    )
    let generation = Generation(performance, at: place, store: store, broker: broker, clock: clock)
    let token =
      isOutOfReach ? nil : registry.register(session: place.session) { generation.stop() }
    let remove = { @Sendable [registry] in
      if let token { registry.remove(session: place.session, token: token) }
    }
    guard let serial = admit(generation) else {
      remove()
      return performance.answerID
    }
    generation.start { [weak self] in
      remove()
      self?.dismiss(serial)
    }
    return performance.answerID
  }

  /// Ends every turn without a word and lets none begin.
  func close() {
    let generations = running.withLock { running in
      running.isClosed = true
      return Array(running.generations.values)
    }
    for generation in generations { generation.abandon() }
  }

  private func admit(_ generation: Generation) -> Int? {
    running.withLock { running in
      guard !running.isClosed else { return nil }
      running.nextSerial += 1
      running.generations[running.nextSerial] = generation
      return running.nextSerial
    }
  }

  private func dismiss(_ serial: Int) {
    running.withLock { $0.generations[serial] = nil }
  }

  private func addSamples() {
    if let saved = configuration.saved {
      for session in saved.sessions { store.add(session) }
      return
    }
    guard let owner = configuration.accounts.first else { return }
    for space in configuration.spaces {
      for sample in space.samples.sorted(by: { $0.age > $1.age }) {
        store.add(session(sample, in: space, of: owner))
      }
    }
  }

  private func session(
    _ sample: SampleSession,
    in space: Space,
    of owner: Account
  ) -> StoredSession {
    let time = clock.unixSeconds - sample.age.nanoseconds / 1_000_000_000
    var session = StoredSession(
      id: identifiers.session(), spaceID: space.id, userID: owner.id, title: sample.title,
      isOfficial: true, createdAt: time, latestAccess: time, accessSerial: 0
    )
    for (index, message) in sample.messages.enumerated() {
      var stored = StoredMessage(
        id: identifiers.text(), sequence: Int64(index + 1), sendTime: time + Int64(index) * 20,
        role: message.role, userID: owner.id, sessionID: session.id, spaceID: space.id,
        progress: message.progress, text: message.text
      )
      stored.attachments = message.attachments
      stored.toolName = message.toolName
      stored.toolArguments = message.toolArguments
      session.messages.append(stored)
    }
    return session
  }
}

import NIOCore
import NIOPosix
import QukaClient
import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire
import Synchronization

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// The whole program without its terminal: the real reducer, effects and client over loopback TCP,
/// against a mock server in the process.
///
/// Time is virtual on both sides and moves only when the test moves it. What the network carries is
/// waited for by counting, never by sleeping: `settle` returns when every effect has its answer reduced
/// and every publication of the server was seen. The actor has a thread of its own, so that waiting
/// never takes one from the tasks it waits for.
actor HeadlessClient {
  nonisolated let server: MockServer
  nonisolated let clock: ManualClock
  nonisolated let loop: any NIOCore.EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.executor.asUnownedSerialExecutor()
  }

  private(set) var state: AppState
  private(set) var now = Instant.zero
  /// Everything that the reducer wanted done, in order.
  private(set) var effects: [Effect] = []
  let inbox: Inbox
  private let runner: ChatRunner
  private let size: Size
  /// Later runs of the program against the same server.
  private var successors: [HeadlessClient] = []
  private let seen: SeenEvents
  /// Effects whose answer was not reduced yet.
  var unanswered = 0
  var awaitedSubscriptions: Set<SessionID> = []
  /// How often the link was lost.
  private var losses = 0
  /// Publications that went into connections which are gone.
  var lostDeliveries = 0

  private init(
    server: MockServer, clock: ManualClock, loop: any NIOCore.EventLoop, size: Size
  ) throws {
    self.server = server
    self.clock = clock
    self.loop = loop
    self.size = size
    let seen = SeenEvents()
    self.seen = seen
    inbox = Inbox { seen.count($0) }
    runner = ChatRunner(
      configuration: try ServerConfiguration(baseURL: server.url, token: "demo-token"),
      group: MultiThreadedEventLoopGroup.singleton,
      stopGroup: MultiThreadedEventLoopGroup.singleton, inbox: inbox,
      backoff: Backoff(minimum: .milliseconds(1), maximum: .milliseconds(2)))
    state = AppState(size: size, place: .server("test"), at: .zero)
  }

  /// Starts a server and a client that is signed in and connected, lets them play, and ends both.
  static func run(
    _ configuration: MockServer.Configuration, size: Size = Size(columns: 80, rows: 24),
    _ body: (HeadlessClient) async throws -> Void
  ) async throws {
    var configuration = configuration
    let clock = ManualClock()
    configuration.clock = clock
    let server = try await MockServer.start(configuration)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let client = try HeadlessClient(
      server: server, clock: clock, loop: group.next(), size: size)
    let result: Result<Void, any Error>
    do {
      try await client.signIn()
      try await body(client)
      result = .success(())
    } catch {
      result = .failure(error)
    }
    server.releaseHeld()
    await client.end()
    await server.shutdown()
    try await group.shutdownGracefully()
    try result.get()
  }

  private func signIn() throws {
    now = .zero + clock.now
    lostDeliveries = server.deliveries
    perform([.signIn])
    try settle()
  }

  private func end() async {
    await runner.shutdown()
    for successor in successors { await successor.end() }
  }

  /// The program is killed and started anew, against the same server; this client is of no use any more.
  func restart() async throws -> HeadlessClient {
    await runner.shutdown()
    try waitUntilAlone()
    let successor = try HeadlessClient(server: server, clock: clock, loop: loop, size: size)
    successors.append(successor)
    try await successor.signIn()
    return successor
  }

  /// Cuts every connection, and waits until the link stands again.
  func cut() async throws {
    let before = losses
    await server.cutConnections()
    try waitForLoss(after: before)
    try settle()
  }

  /// Waits until the first loss of the link was seen.
  func untilLost() throws { try waitForLoss(after: 0) }

  /// Waits until the server has noticed that nobody is connected.
  private func waitUntilAlone() throws {
    let deadline = MonotonicClock.now + .seconds(30)
    while server.socketCount > 0 {
      guard MonotonicClock.now < deadline else { throw Unsettled(missing: "the socket stays") }
      _ = DescriptorWait.wait(for: [inbox.descriptor], atMost: .milliseconds(2))
    }
  }

  private func waitForLoss(after before: Int) throws {
    let deadline = MonotonicClock.now + .seconds(30)
    while losses == before {
      guard MonotonicClock.now < deadline else { throw Unsettled(missing: "the loss was not seen") }
      for event in inbox.drain() { take(event) }
      _ = DescriptorWait.wait(for: [inbox.descriptor], atMost: .milliseconds(2))
    }
  }

  /// Reduces an event of the person, performs what follows, and waits for all of it.
  func reduce(_ event: Event, leaving count: Int = 0) throws {
    take(event)
    try settle(leaving: count)
  }

  private func take(_ event: Event) {
    let event = event.ofOneSpace
    note(event)
    perform(state.reduce(corrected(event), at: now))
  }

  /// Tells the server's time instead of the machine's.
  private func corrected(_ event: Event) -> Event {
    guard case .server(.historyLoaded(let id, let result, var page)) = event else { return event }
    page.receivedAt = Int(clock.unixNanoseconds / 1_000_000_000)
    return .historyLoaded(id, result, page)
  }

  private func perform(_ effects: [Effect]) {
    self.effects += effects
    for case .server(let effect) in effects {
      note(effect)
      runner.perform(effect)
    }
  }
}

// MARK: - Waiting for the network

extension HeadlessClient {
  /// What was still missing when the wait was given up.
  struct Unsettled: Error {
    var missing: String
  }

  /// Waits until every effect is answered and every publication reduced.
  ///
  /// - Parameter count: answers that will not come now, because the server delays them; what it holds
  ///   is known.
  func settle(leaving count: Int = 0) throws {
    let deadline = MonotonicClock.now + .seconds(30)
    while true {
      // Zero delays at the server are due at once.
      clock.advance(by: .zero)
      let wasComplete = isComplete(leaving: count)
      let events = inbox.drain()
      for event in events { take(event) }
      if wasComplete, events.isEmpty { return }
      guard MonotonicClock.now < deadline else { throw Unsettled(missing: missing) }
      if !events.isEmpty { continue }
      _ = DescriptorWait.wait(for: [inbox.descriptor], atMost: .milliseconds(2))
    }
  }

  private func isComplete(leaving count: Int) -> Bool {
    let isLinked = state.chats.connection.isConnected && awaitedSubscriptions.isEmpty
    return isLinked && unanswered == server.heldCount + count
      && seen.publications + lostDeliveries == server.deliveries
  }

  private var missing: String {
    "unanswered: \(unanswered), held: \(server.heldCount), link: \(state.chats.connection), subscriptions: "
      + "\(awaitedSubscriptions), publications: \(seen.publications) + \(lostDeliveries) of "
      + "\(server.deliveries)"
  }

  /// What goes into a connection that is gone never comes.
  func connectionWasLost() {
    losses += 1
    lostDeliveries = server.deliveries - seen.publications
    awaitedSubscriptions = Set(state.chats.subscriptions)
  }
}

// MARK: - Time

extension HeadlessClient {
  /// Lets time pass on both sides, stopping at everything that is due in between.
  func advance(_ duration: Duration, leaving count: Int = 0) throws {
    let end = now + duration
    while let next = nextInstant, next <= end { try step(to: next, leaving: count) }
    try step(to: end, leaving: count)
  }

  /// Lets time pass until the state is as wanted, at most `limit`.
  func advance(
    until isWanted: @Sendable (AppState) -> Bool, atMost limit: Duration = .seconds(400),
    leaving count: Int = 0
  ) throws {
    let end = now + limit
    while !isWanted(state) {
      guard let next = nextInstant, next <= end else {
        throw Unsettled(missing: "the wanted state did not come")
      }
      try step(to: next, leaving: count)
    }
  }

  private var nextInstant: Instant? {
    let server = clock.nextDeadline.map { Instant.zero + $0 }
    return [server, state.deadline].compactMap { $0 }.min()
  }

  private func step(to instant: Instant, leaving count: Int) throws {
    now = max(now, instant)
    clock.advance(by: now - (Instant.zero + clock.now))
    try settle(leaving: count)
    guard let deadline = state.deadline, deadline <= now else { return }
    try reduce(.tick, leaving: count)
  }
}

/// Counts the publications that the client has seen, on the network's thread.
private final class SeenEvents: Sendable {
  private let chatEvents = Atomic(0)

  var publications: Int { chatEvents.load(ordering: .acquiring) }

  func count(_ event: Event) {
    if case .server(.realtime(.chat)) = event {
      chatEvents.add(1, ordering: .acquiringAndReleasing)
    }
  }
}

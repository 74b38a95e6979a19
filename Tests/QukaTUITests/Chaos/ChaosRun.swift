import NIOCore
import NIOPosix
import QukaClient
import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// One voyage of the whole client through every fault that the mock knows, and then into a calm sea.
///
/// The real reducer, effects, REST and WebSocket client talk over loopback TCP with a mock server in
/// the process. What happens is decided by the seed alone: time is virtual on both sides, one request
/// is under way at a time, and the order in which the answers and the socket's events are reduced is
/// drawn from the seed, not left to the threads. So a run replays exactly, on any machine.
actor ChaosRun {
  nonisolated let seed: UInt64
  nonisolated let server: MockServer
  nonisolated let clock: ManualClock
  nonisolated let loop: any NIOCore.EventLoop
  /// A thread of its own, because it waits.
  nonisolated let person: MultiThreadedEventLoopGroup
  nonisolated let network: MultiThreadedEventLoopGroup
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.executor.asUnownedSerialExecutor()
  }

  let inbox: Inbox
  let runner: ChatRunner
  let tap: EventTap
  var state: AppState
  var random: SeededGenerator
  var now = Instant.zero
  var sea = Sea()
  /// What the network still owes.
  var debts = Debts()
  /// Events that came and were not reduced yet, the next one last.
  var events: [Event] = []
  /// Effects that were not performed yet, the next one last.
  var effects: [Effect] = []
  var questions = Questions()
  var promises = Promises()
  private(set) var trace: [String] = []
  /// What went wrong, the first one first.
  private(set) var problems: [String] = []
  var problem: String? { problems.first }

  private init(seed: UInt64, server: MockServer, clock: ManualClock) throws {
    self.seed = seed
    self.server = server
    self.clock = clock
    random = SeededGenerator(seed: seed)
    person = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    loop = person.next()
    network = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let tap = EventTap()
    self.tap = tap
    inbox = Inbox { tap.add($0) }
    // Nothing that a slow machine could decide: no real deadline is ever reached, and the client connects
    // again when the run's own clock says so.
    let never = Duration.seconds(3_600)
    let configuration = try ServerConfiguration(
      baseURL: server.url, token: "demo-token",
      timeouts: ServerConfiguration.Timeouts(
        connect: never, request: never, send: never, name: never, stop: never))
    runner = ChatRunner(
      configuration: configuration, group: network, stopGroup: network, inbox: inbox,
      backoff: Backoff(minimum: never, maximum: never))
    state = AppState(size: Size(columns: 80, rows: 24), place: .server("test"), at: .zero)
  }

  /// What came of a run.
  struct Outcome: Sendable {
    var problems: [String]
    var trace: [String]
    var turns: Int
    var stops: Int
    var losses: Int
    var faults: Int
    var seconds: Int64
  }

  /// Sails until that many turns have begun, and looks at what is left.
  static func sail(seed: UInt64, turns: Int, quirks: [ChaosQuirk]) async throws -> Outcome {
    let clock = ManualClock()
    let server = try await MockServer.start(
      .chaos(seed: seed, clock: clock, quirks: quirks))
    let run = try ChaosRun(seed: seed, server: server, clock: clock)
    await run.sail(turns: turns)
    let outcome = await run.outcome
    await run.end()
    await server.shutdown()
    try await run.network.shutdownGracefully()
    try await run.person.shutdownGracefully()
    return outcome
  }

  private func sail(turns: Int) {
    do {
      effects = [.signIn]
      try settle()
      sea.isRough = true
      while state.chats.nextTurn < turns, problem == nil { try weather() }
      if problem == nil { try calmDown() }
    } catch {
      report("\(error)")
    }
  }

  private func end() async {
    server.setOutage(nil)
    for exchange in server.heldExchanges { server.dropHeld(exchange.id) }
    await runner.shutdown()
  }

  private var outcome: Outcome {
    Outcome(
      problems: problems, trace: trace, turns: state.chats.nextTurn, stops: promises.stops,
      losses: debts.losses, faults: sea.faults, seconds: (now - .zero).components.seconds)
  }

  // MARK: - Telling

  func note(_ text: @autoclosure () -> String) {
    trace.append("\((now - .zero).wholeMilliseconds) \(text())")
  }

  func report(_ text: String) {
    note("PROBLEM \(text)")
    problems.append(text)
  }

  // MARK: - Chance

  /// A number from 0 up to and without `limit`.
  func chance(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

  func duration(_ range: ClosedRange<Int64>) -> Duration {
    .milliseconds(Int64.random(in: range, using: &random))
  }
}

extension MockServer.Configuration {
  /// A server with a long chat and a short one, whose answers depend on the question alone.
  fileprivate static func chaos(seed: UInt64, clock: ManualClock, quirks: [ChaosQuirk]) -> Self {
    var configuration = Self()
    configuration.clock = clock
    configuration.assistant = ChaosAnswers(seed: seed, quirks: quirks)
    configuration.pace = Pace(tokensPerSecond: 90, flushInterval: .milliseconds(300))
    configuration.quirks = seed.isMultiple(of: 3) ? [] : .chaos(quirks)
    configuration.namingDelay = .zero
    configuration.interference = Faults()
    configuration.seed = seed
    configuration.timing.pingInterval = .seconds(1_000_000)
    configuration.timing.connectTimeout = .seconds(1_000_000)
    // The client ends such connections itself; when exactly is the machine's business.
    configuration.timing.closeTimeout = .seconds(1_000_000)
    configuration.timing.rejectionDelay = .seconds(1_000_000)
    let texts = (0..<230).map { "Line \($0) of an old story. 昔々。" }
    configuration.spaces = [
      Space(
        id: "space123",
        samples: [
          SampleSession(title: "An old story", age: .seconds(7_200), texts: texts),
          SampleSession(title: "A note", age: .seconds(3_600), texts: ["Hello?", "Hello."]),
        ])
    ]
    return configuration
  }
}

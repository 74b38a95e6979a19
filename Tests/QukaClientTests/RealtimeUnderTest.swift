import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Synchronization

/// A realtime client with its reports in a stream.
final class RealtimeUnderTest: Sendable {
  let client: RealtimeClient
  private let events: AsyncStream<RealtimeEvent>
  private let all: EventList

  convenience init(
    _ url: String,
    backoff: Backoff = Backoff(minimum: .milliseconds(1), maximum: .milliseconds(5)),
    pingMargin: Duration = .seconds(10), clocks: SleepClocks = .system
  ) throws {
    self.init(try .make(url), backoff: backoff, pingMargin: pingMargin, clocks: clocks)
  }

  init(
    _ configuration: ServerConfiguration,
    backoff: Backoff = Backoff(minimum: .milliseconds(1), maximum: .milliseconds(5)),
    pingMargin: Duration = .seconds(10), clocks: SleepClocks = .system
  ) {
    let (events, continuation) = AsyncStream<RealtimeEvent>.makeStream()
    let all = EventList()
    self.events = events
    self.all = all
    client = RealtimeClient(
      configuration: configuration, appID: "quka", group: MultiThreadedEventLoopGroup.singleton,
      backoff: backoff, pingMargin: pingMargin, clocks: clocks
    ) { event in
      all.append(event)
      continuation.yield(event)
    }
  }

  /// Everything reported so far.
  var reported: [RealtimeEvent] { all.events }

  func next() async -> RealtimeEvent? {
    for await event in events { return event }
    return nil
  }

  /// The next `count` reports.
  func next(_ count: Int) async -> [RealtimeEvent] {
    var gathered: [RealtimeEvent] = []
    while gathered.count < count, let event = await next() { gathered.append(event) }
    return gathered
  }

  /// Waits for the first report for which `body` is not nil.
  func first<Found: Sendable>(_ body: (RealtimeEvent) -> Found?) async -> Found? {
    while let event = await next() {
      if let found = body(event) { return found }
    }
    return nil
  }
}

private final class EventList: Sendable {
  private let list = Mutex<[RealtimeEvent]>([])
  var events: [RealtimeEvent] { list.withLock { $0 } }
  func append(_ event: RealtimeEvent) { list.withLock { $0.append(event) } }
}

extension RealtimeEvent {
  var disconnection: (reason: String, retryIn: Duration?)? {
    guard case .disconnected(let reason, let retryIn) = self else { return nil }
    return (reason.sentence, retryIn)
  }
}

import NIOCore
import NIOPosix
import QukaClient
import QukaWire
import Synchronization
import Testing

@Suite("Back-pressure", .timeLimit(.minutes(5)))
struct BackPressureTests {
  private static let count = 1_500
  private static let text = String(repeating: "x", count: 16_000)

  /// On the first connection a flood, and then the end that a slow client meets.
  private static func flood(_ command: RealtimeTestServer.Command) -> [RealtimeTestServer.Action] {
    let agreed = RealtimeTestServer.agreeing(command)
    guard command.subscribed != nil, command.connection == 1 else { return agreed }
    return agreed + (0..<count).map { .send(delta($0)) } + [.close(3008)]
  }

  private static func delta(_ number: Int) -> String {
    #"{"push":{"channel":"/chat_session/sp/1","pub":{"data":{"data":{"message_id":"m","#
      + #""message":"\#(text)","start_at":\#(number),"complete":3},"subject":"on_message","#
      + #""type":"2"}}}}"#
  }

  @Test(
    "a receiver without room stops the socket; later all comes in order, 3008 and the way back too")
  func pauses() async throws {
    let server = try await RealtimeTestServer.start(Self.flood)
    let room = Atomic<Bool>(true)
    let places = Mutex<[Int]>([])
    let (events, continuation) = AsyncStream<RealtimeEvent>.makeStream()
    let group = MultiThreadedEventLoopGroup.singleton
    let holder = Mutex<RealtimeClient?>(nil)
    let client = RealtimeClient(
      configuration: try .make(server.url), appID: "quka", group: group,
      backoff: Backoff(minimum: .milliseconds(1), maximum: .milliseconds(5)),
      mayRead: { room.load(ordering: .acquiring) },
      onEvent: { event in
        guard case .chat(_, .delta(_, _, let start, _)) = event else {
          continuation.yield(event)
          return
        }
        let isFirst = places.withLock { places in
          places.append(start)
          return places.count == 1
        }
        guard isFirst else { return }
        room.store(false, ordering: .releasing)
        holder.withLock { $0 }?.reconsiderReading()
        continuation.yield(event)
      })
    holder.withLock { $0 = client }
    await client.subscribe(space: SpaceID("sp"), session: SessionID("1"))
    await client.start()
    var iterator = events.makeAsyncIterator()
    for _ in 0..<4 { _ = await iterator.next() }
    for loop in group.makeIterator() {
      for _ in 0..<300 { try await loop.submit {}.get() }
    }
    #expect(places.withLock(\.count) < Self.count / 5, "the socket is still read")

    room.store(true, ordering: .releasing)
    client.reconsiderReading()
    let rest = [await iterator.next(), await iterator.next(), await iterator.next()]
    guard case .disconnected(let reason, .some) = rest[0] else {
      Issue.record("not \(String(describing: rest[0]))")
      return
    }
    #expect(reason == .closed(DisconnectCode(rawValue: 3008)))
    #expect(rest[1...] == [.connecting(attempt: 1), .connected])
    #expect(await iterator.next() == .subscribed(SessionID("1")))
    #expect(places.withLock { $0 } == Array(0..<Self.count))
    await client.shutdown()
    await server.stop()
  }
}

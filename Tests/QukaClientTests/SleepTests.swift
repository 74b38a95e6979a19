import QukaWire
import Synchronization
import Testing

@testable import QukaClient

/// Clocks of a machine that a test sends to sleep.
private final class TestClocks: Sendable {
  private struct State {
    var asleep = Duration.zero
    var looks = 0
  }

  private let state = Mutex(State())

  func sleep(_ duration: Duration) {
    state.withLock { $0.asleep += duration }
  }

  /// Returns when what was set before has been seen and acted upon.
  func wereLookedAt() async {
    let before = state.withLock { $0.looks }
    while state.withLock({ $0.looks }) < before + 2 { await Task.yield() }
  }

  var clocks: SleepClocks {
    SleepClocks(interval: .milliseconds(2)) {
      let now = ClockReading.current.monotonic
      let asleep = self.state.withLock { state in
        state.looks += 1
        return state.asleep
      }
      return ClockReading(monotonic: now, sinceBoot: now + asleep)
    }
  }
}

@Suite("A machine that slept", .timeLimit(.minutes(5)))
struct SleepTests {
  private let one = SessionID("1")

  @Test("sleep is what the clocks differ by, counted once")
  func watch() {
    func reading(_ monotonic: Int, _ sinceBoot: Int) -> ClockReading {
      ClockReading(
        monotonic: .zero + .seconds(monotonic), sinceBoot: .zero + .seconds(sinceBoot))
    }
    var watch = SleepWatch(reading(100, 500))
    #expect(watch.slept(reading(102, 502)) == nil)
    #expect(watch.slept(reading(104, 564)) == .seconds(60))
    #expect(watch.slept(reading(106, 566)) == nil)
    // A process that only stood still: both clocks went on.
    #expect(watch.slept(reading(200, 660)) == nil)
    #expect(watch.slept(reading(202, 663)) == .seconds(1))
  }

  @Test("the system's clocks do not differ while the machine is awake")
  func awake() {
    var watch = SleepWatch(.current)
    #expect(watch.slept(.current) == nil)
  }

  @Test("a standing link is given up at once, made again and subscribed again")
  func openConnection() async throws {
    let server = try await RealtimeTestServer.start()
    let machine = TestClocks()
    let test = try RealtimeUnderTest(
      server.url, backoff: Backoff(minimum: .seconds(600), maximum: .seconds(600)),
      clocks: machine.clocks)
    await test.client.subscribe(space: SpaceID("s"), session: one)
    await test.client.start()
    let start: [RealtimeEvent] = [.connecting(attempt: 1), .connected, .subscribed(one)]
    #expect(await test.next(3) == start)
    machine.sleep(.seconds(3 * 3_600))
    #expect(
      await test.next() == .disconnected(reason: .slept(.seconds(3 * 3_600)), retryIn: .zero))
    #expect(await test.next(3) == start)
    await test.client.shutdown()
    #expect(test.reported.count == 7, "the old link's end is not reported again")
    await server.stop()
  }

  @Test("a wait for the next attempt is cut short")
  func waiting() async throws {
    let port = try ClosedPort()
    let machine = TestClocks()
    let test = try RealtimeUnderTest(
      "http://127.0.0.1:\(port.number)",
      backoff: Backoff(minimum: .seconds(600), maximum: .seconds(600)), clocks: machine.clocks)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    #expect(await test.next()?.disconnection?.retryIn == .seconds(600))
    machine.sleep(.seconds(90))
    #expect(
      await test.next() == .disconnected(reason: .slept(.seconds(90)), retryIn: .zero))
    #expect(await test.next() == .connecting(attempt: 1))
    await test.client.shutdown()
  }

  @Test("an attempt that was under way is begun again")
  func connecting() async throws {
    let listener = try FullListener()
    let machine = TestClocks()
    let test = try RealtimeUnderTest(
      "http://127.0.0.1:\(listener.port)", clocks: machine.clocks)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    machine.sleep(.seconds(600))
    #expect(
      await test.next() == .disconnected(reason: .slept(.seconds(600)), retryIn: .zero))
    #expect(await test.next() == .connecting(attempt: 1))
    await test.client.shutdown()
  }

  @Test("a link that ended for good stays ended")
  func stopped() async throws {
    let server = try await RealtimeTestServer.start { _ in [.close(3501)] }
    let machine = TestClocks()
    let test = try RealtimeUnderTest(server.url, clocks: machine.clocks)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let end = try #require(await test.next()?.disconnection)
    #expect(end.retryIn == nil)
    machine.sleep(.seconds(600))
    await machine.wereLookedAt()
    #expect(test.reported.count == 2, "the sleep is no news")
    await test.client.reconnectNow()
    #expect(await test.next() == .connecting(attempt: 1))
    await test.client.shutdown()
    await server.stop()
  }

  @Test("a link on which not even pings arrive is given up after the announced time and the margin")
  func silent() async throws {
    let server = try await RealtimeTestServer.start { command in
      guard command.isConnect, command.connection == 1 else {
        return RealtimeTestServer.agreeing(command)
      }
      return [.send(#"{"id":\#(command.id),"connect":{"client":"c","ping":1,"pong":true}}"#)]
    }
    let test = try RealtimeUnderTest(server.url, pingMargin: .milliseconds(100))
    await test.client.start()
    #expect(await test.next(2) == [.connecting(attempt: 1), .connected])
    let end = try #require(await test.next()?.disconnection)
    #expect(end.reason == "The server stopped responding.")
    #expect(end.retryIn != nil)
    #expect(await test.next(2) == [.connecting(attempt: 1), .connected])
    await test.client.shutdown()
    await server.stop()
  }
}

import QukaWire
import Testing

@testable import QukaChat

@Suite("The stop requests of a chat") struct StopRequestsTests {
  private static let (first, second) = (TurnID(number: 1), TurnID(number: 2))

  @Test("are counted by turn, and hold everything up until the last is answered")
  func counted() {
    var stops = StopRequests()
    #expect(stops.count == 0 && !stops.holdUp && !stops.areOut(for: Self.first))
    for turn in [Self.first, Self.first, Self.second] { stops.send(for: turn) }
    #expect(stops.count == 3)
    stops.answered(for: Self.first)
    #expect(stops.count == 2 && stops.areOut(for: Self.first))
    stops.answered(for: Self.first)
    #expect(!stops.areOut(for: Self.first) && stops.areOut(for: Self.second) && stops.holdUp)
    stops.answered(for: Self.second)
    #expect(stops == StopRequests())
  }

  @Test("an answer too many does no harm")
  func tooMany() {
    var stops = StopRequests()
    stops.answered(for: Self.first)
    #expect(stops == StopRequests())
    stops.send(for: Self.second)
    let before = stops
    stops.answered(for: Self.first)
    #expect(stops == before)
    stops.answered(for: Self.second)
    stops.answered(for: Self.second)
    stops.send(for: Self.second)
    #expect(stops.count == 1 && stops.holdUp)
  }

  @Test("a lost one holds up for the pause, and then is only warned of")
  func lost() {
    let (timing, now) = (TurnTiming(), Instant.zero + .seconds(100))
    var stops = StopRequests()
    stops.send(for: Self.first)
    stops.answered(for: Self.first)
    stops.lose(at: now, timing)
    #expect(stops.count == 0 && stops.holdUp)
    #expect(stops.lost?.waitsUntil == now + timing.lostStopPause)
    #expect(stops.lost?.doubtfulUntil == now + timing.lostStopDoubt)
    stops.waitNoLonger()
    #expect(!stops.holdUp)
    #expect(stops.lost?.doubtfulUntil == now + timing.lostStopDoubt)

    let later = now + .seconds(30)
    stops.lose(at: later, timing)
    #expect(stops.holdUp && stops.lost?.waitsUntil == later + timing.lostStopPause)
  }
}

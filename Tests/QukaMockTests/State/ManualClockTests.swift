import Testing

@testable import QukaMock

@Suite("The manual clock")
struct ManualClockTests {
  @Test("callbacks run in order, each at its own moment, also those scheduled on the way")
  func order() {
    let clock = ManualClock()
    let seen = Locked<[String]>([])
    let note = { @Sendable (name: String) in
      let entry = "\(name)@\(clock.now.nanoseconds / 1_000_000)"
      seen.update { $0.append(entry) }
    }
    _ = clock.schedule(after: .milliseconds(20)) { note("b") }
    _ = clock.schedule(after: .milliseconds(10)) {
      note("a")
      _ = clock.schedule(after: .milliseconds(5)) { note("nested") }
    }
    _ = clock.schedule(after: .milliseconds(99)) { note("late") }
    clock.advance(by: .milliseconds(50))
    #expect(seen.value == ["a@10", "nested@15", "b@20"])
    #expect(clock.now == .milliseconds(50))
    #expect(clock.pendingTimers == 1)
  }

  @Test("a cancelled callback does not run")
  func cancel() {
    let clock = ManualClock()
    let count = Counter()
    clock.schedule(after: .seconds(1)) { count.increment() }.cancel()
    clock.advance(by: .seconds(2))
    #expect(count.value == 0)
  }

  @Test("log times have nine digits and a Z")
  func logTime() {
    #expect(WallClockText.log(1_795_363_200_000_000_042) == "2026-11-22T16:00:00.000000042Z")
  }
}

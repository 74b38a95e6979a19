import Testing

@testable import QukaMock

@Suite("The rate limiter (docs/protocol.md §3.0)")
struct RateLimiterTests {
  @Test("a full bucket allows 120 calls, then one a second")
  func burst() {
    let clock = ManualClock()
    let limiter = RateLimiter(clock: clock)
    #expect((0..<130).count { _ in limiter.allow("a") } == 120)
    #expect(limiter.allow("b"))
    clock.advance(by: .milliseconds(2500))
    #expect((0..<10).count { _ in limiter.allow("a") } == 2)
  }
}

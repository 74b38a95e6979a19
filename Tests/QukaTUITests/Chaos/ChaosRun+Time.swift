import QukaMock
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

extension ChaosRun {
  /// Lets time pass, stopping at what is due in between; a busy machine now and then looks late.
  func advance(_ duration: Duration) throws {
    let end = now + duration
    while problem == nil {
      guard let next = nextInstant, next <= end else { break }
      let lateness = sea.isRough && chance(12) == 0 ? self.duration(1...900) : .zero
      try step(to: min(end, next + lateness))
    }
    try step(to: end)
  }

  /// Lets time pass until the state is as wanted.
  func advance(atMost limit: Duration, until isWanted: () -> Bool) throws {
    let end = now + limit
    while problem == nil, !isWanted() {
      guard let next = nextInstant, next <= end else { return try step(to: end) }
      try step(to: next)
    }
  }

  private var nextInstant: Instant? {
    let server = clock.nextDeadline.map { Instant.zero + $0 }
    return [server, state.deadline, sea.deadline].compactMap(\.self).min()
  }

  private func step(to instant: Instant) throws {
    now = max(now, instant)
    clock.advance(by: now - (Instant.zero + clock.now))
    try settle()
    try keepAgenda()
    var ticks = 0
    while let deadline = state.deadline, deadline <= now, problem == nil {
      ticks += 1
      guard ticks < 1_000 else { return report("a deadline is not met by its tick") }
      reduce(.tick)
      try settle()
    }
  }
}

import QukaWire

/// The stop requests of a session whose answer is out. The call names only the session, so any of them could hit a later
/// answer: nothing is sent meanwhile (S13).
package struct StopRequests: Equatable, Sendable {
  /// How many are unanswered, by the turn that they are to stop.
  private var unanswered: [TurnID: Int] = [:]
  /// The last one that got lost and may still reach the server.
  private(set) var lost: Lost?

  /// A stop request that was not answered in time.
  ///
  /// Nobody can know whether it still arrives, so the next question waits a little, and says later what
  /// may happen; it never waits for ever (S13).
  struct Lost: Equatable, Sendable {
    /// Nothing is sent until then; nil when that time is over.
    var waitsUntil: Instant?
    /// Until then a question says that the stop may reach its answer.
    var doubtfulUntil: Instant
  }

  package var count: Int { unanswered.values.reduce(0, +) }

  /// Nothing may be sent yet.
  var holdUp: Bool { !unanswered.isEmpty || lost?.waitsUntil != nil }

  func areOut(for turn: TurnID) -> Bool { unanswered[turn] != nil }

  mutating func send(for turn: TurnID) { unanswered[turn, default: 0] += 1 }

  mutating func answered(for turn: TurnID) {
    guard let count = unanswered[turn] else { return }
    unanswered[turn] = count > 1 ? count - 1 : nil
  }

  mutating func lose(at now: Instant, _ timing: TurnTiming) {
    lost = Lost(
      waitsUntil: now + timing.lostStopPause, doubtfulUntil: now + timing.lostStopDoubt)
  }

  /// A lost one has been waited for long enough.
  mutating func waitNoLonger() { lost?.waitsUntil = nil }
}

import QukaWire

/// The mending of a transcript in which something is missing (docs/protocol.md §7.7).
///
/// What is missing may only be late, because publications can overtake each other; so history is asked
/// after a moment. History may lag the socket by a delta, or fail; so it is asked again, with growing
/// pauses and not for ever.
struct Repair: Equatable, Sendable {
  struct Timing: Equatable, Sendable {
    /// How long stragglers are waited for before history is asked.
    var stragglers: Duration = .milliseconds(400)
    /// The pauses before each further try.
    var pauses: [Duration] = [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)]
  }

  /// How often history was asked.
  private(set) var tries = 0
  /// When to ask; nil while the answer is out, and after the last try.
  private(set) var dueAt: Instant?
  private(set) var isGivenUp = false

  /// Waits for stragglers first.
  init(at now: Instant, timing: Timing) {
    dueAt = now + timing.stragglers
  }

  /// History is asked now.
  mutating func ask() {
    tries += 1
    dueAt = nil
  }

  /// The answer did not help: plans the next try, or gives up.
  mutating func planNext(at now: Instant, timing: Timing) {
    guard dueAt == nil, !isGivenUp, tries > 0 else { return }
    if tries > timing.pauses.count {
      isGivenUp = true
    } else {
      dueAt = now + timing.pauses[tries - 1]
    }
  }
}

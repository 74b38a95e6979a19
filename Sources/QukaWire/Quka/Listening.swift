/// Silence on an open channel.
///
/// Only time in which something could have been heard counts, and it adds up: connecting again does not begin
/// the waiting anew.
public struct Listening: Equatable, Sendable {
  /// The silence before `since`.
  private var before = Duration.zero
  /// Since when the channel is open; nil while it is closed.
  private var since: Instant?

  init(since: Instant?) {
    self.since = since
  }

  mutating func begin(at now: Instant) {
    if since == nil { since = now }
  }

  mutating func pause(at now: Instant) {
    if let since { before += now - since }
    since = nil
  }

  /// When it will have been silent for so long; nil while the channel is closed.
  func end(after silence: Duration) -> Instant? {
    since.map { $0 + (silence - before) }
  }
}

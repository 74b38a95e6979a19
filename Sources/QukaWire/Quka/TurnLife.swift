/// Whether a turn is known to run: a stored "generating" is more often a stopped answer than a running one
/// (docs/protocol.md §4.2), and a turn may have died with the server while its channel was closed.
public enum TurnLife: Equatable, Sendable {
  /// It was asked, or an event of it came, on the channel as it stands.
  case certain
  /// A sign of life is listened for.
  case awaited(Listening)
  /// None came.
  case doubtful
}

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

/// What history tells of a turn that may still run.
public struct StoredTurn: Equatable, Sendable {
  public var messages: Set<MessageID>
  /// Since it was asked.
  public var age: Duration
  /// Its last message is a tool that has not ended: it may be silent for minutes.
  public var runsTool: Bool

  public init(messages: Set<MessageID>, age: Duration = .zero, runsTool: Bool = false) {
    self.messages = messages
    self.age = age
    self.runsTool = runsTool
  }
}

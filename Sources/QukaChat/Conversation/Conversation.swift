import QukaWire

/// One chat session as this client knows it: what was said, what is known of the server's record, the turn that runs,
/// and what is being typed.
package struct Conversation: Equatable, Sendable {
  package internal(set) var transcript = Transcript()
  /// What the server's record told, and what is wanted of it.
  package internal(set) var record = Record()
  /// What is missing or doubtful here, and how it is mended.
  var mending = Mending()
  /// Whether the session's events are heard.
  package internal(set) var channel = Channel.unopened
  /// The running or last turn.
  package internal(set) var turn: Turn?
  package internal(set) var turnID = TurnID(number: -1)
  /// What is left of the turns before.
  var earlier = EarlierTurns()
  /// The question that is on its way, or the last one if it got no whole answer.
  package internal(set) var delivery = Delivery.none
  /// The stop requests that are out.
  package internal(set) var stops = StopRequests()
  /// When to ask what became of a stop that was not confirmed; nil when there is none.
  var unconfirmed: UnconfirmedLook?
  /// What was typed here and not sent.
  package var unsent = Unsent()
  /// What its questions are asked with; nil until something was chosen or asked here.
  package internal(set) var toggles: Set<Toggle>?
  /// An answer grew or ended here while another session was on screen.
  package internal(set) var isUnread = false
  /// The server does not know this chat any more.
  package internal(set) var isGone = false

  package init() {}

  package var entries: [Entry] { transcript.entries }
  /// The last turn was given up unconfirmed, and may still run at the server.
  package var isDetached: Bool { earlier.isDetached }
  package var sending: Delivery.Sending? { delivery.sending }
  var failed: FailedQuestion? { delivery.failed }

  /// Nothing of this session is under way, so a message can go out at once (S13).
  package var canSend: Bool {
    sending == nil && !isGenerating && !stops.holdUp && unsent.uploading == nil
  }

  package var isGenerating: Bool { turn?.isRunning ?? false }

  /// An answer runs, or may run, so it can be stopped.
  package var mayBeStopped: Bool { turn?.isActive ?? false }

  /// An answer runs as far as anybody can tell, and is counted where running answers are.
  package var isSeenRunning: Bool { activity != .idle && turn?.isHearsay == false }
}

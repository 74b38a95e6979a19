import QukaWire

/// One item of a transcript, in the order it is shown.
package struct Entry: Equatable, Sendable {
  /// Names an entry for as long as the program runs; the layout cache is keyed by it.
  package struct ID: Hashable, Sendable {
    package var number: Int
  }

  package enum Content: Equatable, Sendable {
    case question(Question)
    case answer(Answer)
    case tool(ToolCall)
    case mark(TurnMark)
  }

  package let id: ID
  /// The server's id, once there is one.
  package var message: MessageID?
  package var content: Content
  /// Rises with every change, so that the layout cache notices without comparing texts.
  package var revision = 0
  /// When the server stored it, in Unix seconds; 0 when that is not known.
  var sentAt = 0
}

/// What the person asked.
package struct Question: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case sending
    case sent
    /// Why it was not answered, if that is known, and whether a key sends it again.
    case failed(TurnFailure?, isRepeatable: Bool)
  }

  package var text: String
  /// What it was asked with; nil for a question of the history, which does not tell.
  package var options: SendOptions?
  package var state: State
  package var attachments: [Attachment] = []
}

/// What the assistant wrote in one model round.
package struct Answer: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case open
    case completed
    case stopped
    case failed
    /// Its end was never told.
    case incomplete
  }

  package var text = AnswerText()
  package var state: State = .open
  /// Text that came while the view of this answer is frozen by a stop.
  package var held = ""
  /// Code points in `held`; counted as they come, so that holding costs what showing does.
  var heldCodePoints = 0
  /// Text from beyond a gap, in its order and apart; history closes the gap, then it follows.
  package var early: [EarlyText] = []
  /// The length in code points that the terminal event named.
  var announcedLength = 0
  /// What is being done about a missing part.
  package var gap: Gap = .none
  /// Its turn was given up unconfirmed: later text no longer moves the screen.
  var isFrozen = false
  /// When its thinking began, if that was seen.
  var thinkingSince: Instant?
  /// How long it thought, once that is over.
  package var thoughtFor: Duration?
  /// When its first event came, if that was seen.
  package var startedAt: Instant?
  /// From its first event to its end.
  package var took: Duration?

  /// The repair of a missing part, as the line under the answer tells it.
  package enum Gap: Equatable, Sendable {
    /// Nothing is missing, or what is missing may only be late.
    case none
    case fetching
    /// Every try was used: what came from beyond the gap is shown after a mark.
    case unrepaired
    /// The server does not know the chat any more.
    case lost
  }

  /// Code points received so far without a gap, shown or held.
  var receivedCodePoints: Int { text.codePoints + heldCodePoints }

  /// A part is missing: before text that came already, or before the end that was announced.
  var hasGap: Bool { !early.isEmpty || receivedCodePoints < announcedLength }
}

/// One tool call, from its announcement to its result.
package struct ToolCall: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case running
    case completed
    case failed
    case stopped
    /// Its end was never told. It need not have failed: of parallel calls of one tool only the first is told of
    /// (docs/protocol.md §6.4).
    case untold
  }

  package var name: String
  package var arguments: String
  package var content: String
  package var state: State
  /// When it was announced, if that was seen.
  package var startedAt: Instant?
  /// From its announcement to its result.
  package var took: Duration?

  /// Nothing came of it but its announcement, which does not even name the tool.
  package var isOnlyAnnounced: Bool { name.isEmpty && content.isEmpty }
}

/// The line under a turn that did not simply complete.
package enum TurnMark: Equatable, Sendable {
  /// Visible characters of the turn's answers, and the time from key to confirmation.
  case stopped(characters: Int, after: Duration?)
  case finished
  case notConfirmed(TurnFailure?)
  case failed(TurnFailure?)
  case interrupted
  /// Stored as unfinished: stopped, broken off, or still running, the server does not tell.
  case incomplete
}

extension Entry {
  var isMark: Bool {
    if case .mark = content { return true }
    return false
  }
}

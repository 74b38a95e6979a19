import QukaText
import QukaWire

/// Everything that can happen to the program, in the order in which it is reduced.
package enum Event: Equatable, Sendable {
  case input(TerminalInput)
  case resized(Size)
  /// A deadline of the state has passed.
  case tick
  /// A day began, or the time zone changed.
  case day(LocalDay)
  /// A frame was laid out; its measures bound scrolling.
  case laidOut(TranscriptMetrics)
  /// A signal asks the program to end.
  case terminated

  case signedIn(Result<SignIn, Failure>)
  case sessionsLoaded(page: Int, Result<Page<ChatSession>, Failure>)
  case historyLoaded(SessionID, Result<[Message], Failure>, HistoryPage = HistoryPage())
  case sessionTitled(SessionID, Result<String, Failure>)
  case sessionDeleted(SessionID, Result<Deleted, Failure>)
  case knowledgeLoaded(KnowledgeID, Result<Knowledge, Failure>)

  /// tmux told how long it holds Esc.
  case escapeTime(milliseconds: Int)
  case copied(String, CopyOutcome)
  case opened(String, OpenOutcome)

  case sessionCreated(TurnID, Result<SessionID, Failure>)
  case messageNamed(TurnID, Result<MessageID, Failure>)
  case sendWritten(TurnID)
  case sendWithdrawn(TurnID)
  case sendAnswered(TurnID, Result<SendReceipt, Failure>)
  case stopAnswered(TurnID, StopAnswer)

  case link(LinkEvent)
  case theme(ThemeEvent)
  case toggles(ToggleEvent)
  /// The terminal showed how wide it draws what others draw otherwise.
  case measured(TerminalWidths)
}

/// What `GET /user/info` and `GET /space/list` told.
package struct SignIn: Equatable, Sendable {
  package var user: User
  package var spaces: [Space]

  package init(user: User, spaces: [Space]) {
    self.user = user
    self.spaces = spaces
  }
}

/// Stands for "nothing" where a result must be comparable.
package struct Deleted: Equatable, Sendable {
  package init() {}
}

/// A request that failed, in words for the person.
package struct Failure: Error, Equatable, Sendable {
  package var sentence: String
  /// The server decided against it (a 4xx answer): nothing was done.
  package var isRefusal = false
  /// The request may have reached the server although its answer is lost.
  package var mayHaveArrived = false
  /// The server does not know the chat (404): it was deleted elsewhere.
  package var isGone = false
  /// The server does not allow it to this user (403).
  package var isForbidden = false
  /// This side gave it up.
  var isCancelled = false
  /// For a send: what exactly went wrong, if more is known.
  package var sending: SendFailure?

  package init(
    sentence: String, isRefusal: Bool = false, mayHaveArrived: Bool = false, isGone: Bool = false,
    isForbidden: Bool = false, isCancelled: Bool = false, sending: SendFailure? = nil
  ) {
    self.sentence = sentence
    self.isRefusal = isRefusal
    self.mayHaveArrived = mayHaveArrived
    self.isGone = isGone
    self.isForbidden = isForbidden
    self.isCancelled = isCancelled
    self.sending = sending
  }

  /// What the failure means for the question that was sent.
  var sendFailure: SendFailure {
    sending ?? (isRefusal ? .refused : mayHaveArrived ? .lost : .unsent)
  }
}

/// News from the WebSocket.
package enum LinkEvent: Equatable, Sendable {
  case connecting(attempt: Int)
  case connected
  /// Without a pause there will be no further attempt.
  case disconnected(reason: String, retryIn: Duration?)
  case subscribed(SessionID)
  case subscriptionFailed(SessionID, String)
  case chat(SessionID, ChatEvent)
}

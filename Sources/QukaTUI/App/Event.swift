import QukaText
import QukaWire

/// Everything that can happen to the program, in the order in which it is reduced.
enum Event: Equatable, Sendable {
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
struct SignIn: Equatable, Sendable {
  var user: User
  var spaces: [Space]
}

/// Stands for "nothing" where a result must be comparable.
struct Deleted: Equatable, Sendable {}

/// A request that failed, in words for the person.
struct Failure: Error, Equatable, Sendable {
  var sentence: String
  /// The server decided against it (a 4xx answer): nothing was done.
  var isRefusal = false
  /// The request may have reached the server although its answer is lost.
  var mayHaveArrived = false
  /// The server does not know the chat (404): it was deleted elsewhere.
  var isGone = false
  /// The server does not allow it to this user (403).
  var isForbidden = false
  /// This side gave it up.
  var isCancelled = false
  /// For a send: what exactly went wrong, if more is known.
  var sending: SendFailure?

  /// What the failure means for the question that was sent.
  var sendFailure: SendFailure {
    sending ?? (isRefusal ? .refused : mayHaveArrived ? .lost : .unsent)
  }
}

/// News from the WebSocket.
enum LinkEvent: Equatable, Sendable {
  case connecting(attempt: Int)
  case connected
  /// Without a pause there will be no further attempt.
  case disconnected(reason: String, retryIn: Duration?)
  case subscribed(SessionID)
  case subscriptionFailed(SessionID, String)
  case chat(SessionID, ChatEvent)
}

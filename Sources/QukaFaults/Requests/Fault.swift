/// Misbehaviour that a test asks for, applied to requests of one route.
package enum Fault: Equatable, Sendable {
  /// Carried out at once, answered later: events come before the answer.
  case delayAnswer(Duration)
  /// Carried out at once, answered when `releaseHeld()` is called.
  case holdAnswer
  /// Neither carried out nor answered before `releaseHeld()` is called.
  case holdRequest
  /// Refused with an envelope of this status, not carried out.
  case refuse(status: Int)
  /// Another send of the session is being handled: 403 with its own text (docs/protocol.md §3.4),
  /// not carried out.
  case busy
  /// A proxy's error page, not carried out.
  case html(status: Int)
  /// An answer without a body, such as the 204 of docs/protocol.md §2.2; not carried out.
  case empty(status: Int)
  /// The connection is closed without an answer; not carried out.
  case dropConnection
  /// Carried out, then the connection is closed without an answer.
  case dropAnswer
  /// Carried out; the answer is the first half of its JSON.
  case truncate
  /// A send that stores the question and fails inside: success with an empty `answer_id`
  /// (docs/protocol.md §9, 18). Without effect on other routes.
  case emptyAnswerID
  /// Answered with 200 and `data` null, not carried out.
  case ignore
}

/// Why a REST call failed, in terms a person can act upon.
public enum APIError: Error, Equatable, Sendable {
  /// No connection could be made.
  case unreachable(host: String, NetworkProblem)
  /// The deadline passed without a whole answer.
  case timedOut(host: String)
  /// The connection ended before the answer did. A handler that crashes at the server looks like this
  /// (docs/protocol.md §1.1).
  case connectionLost(host: String)
  /// The server refused (docs/protocol.md §2.2): HTTP status, `meta.code`, `meta.message`.
  case refused(status: Int, code: Int, message: String)
  /// The way to the server is barred, by its certificate or by a proxy; nothing of the request went out.
  case noWay(TransportError)
  /// The address answers with another one, which is not followed: the token would go there.
  case redirected(status: Int, location: String?)
  /// The answer is not the QukaAI envelope: a proxy's page, another program, a wrong path. Status 0:
  /// it is not even HTTP.
  case notQuka(status: Int)
  /// The answer breaks the rules of HTTP.
  case brokenAnswer(ResponseError)
  /// The envelope is right, what it carries is not.
  case unreadableAnswer(AnswerSubject)
  /// The send succeeded without an `answer_id`: something failed inside the server and no answer will
  /// come (docs/protocol.md §3.4).
  case answerNotStarted
  /// The request's path would lead elsewhere, by an id such as `..`; nothing was sent.
  case unusableIdentifier
  /// The answer is longer than this client reads.
  case answerTooLarge
  /// The calling task was cancelled.
  case cancelled
}

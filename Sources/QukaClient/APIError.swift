import QukaWire

/// Why a REST call failed, in terms a person can act upon.
public enum APIError: Error, Equatable, Sendable {
  /// No connection could be made; `reason` is a phrase such as "connection refused".
  case unreachable(host: String, reason: String)
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
  case unreadableAnswer(String)
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

extension APIError {
  /// The same for who just started the program: the server may be the wrong one.
  public var sentenceAtStart: String {
    let advice: String? =
      switch self {
      case .unreachable: "Try --mock for the offline demo."
      case .notQuka(400): "Check the server address: does it want https://?"
      case .notQuka(502...504): nil
      case .notQuka: "Check the server address."
      case .brokenAnswer: "Check the server address, and any proxy on the way."
      case .timedOut, .connectionLost, .refused, .noWay, .redirected, .unreadableAnswer,
        .answerNotStarted, .unusableIdentifier, .answerTooLarge, .cancelled:
        nil
      }
    return sentence + (advice.map { " " + $0 } ?? "")
  }

  /// What happened, and what to do about it.
  public var sentence: String {
    switch self {
    case .unreachable(let host, let reason):
      "\(host) does not answer (\(reason)). Is the server running?"
    case .timedOut(let host): "\(host) took too long to answer. Try again."
    case .connectionLost(let host):
      "\(host) closed the connection without an answer. Try again; if it persists, "
        + "look at the server's log."
    case .refused(let status, _, let message): Self.refusal(status: status, message: message)
    case .noWay(let error): error.sentence
    case .redirected(let status, let location):
      Redirection.sentence(status: status, location: location)
    case .notQuka(let status): Self.foreignAnswer(status: status)
    case .brokenAnswer(let error): "The answer is not proper HTTP: \(error)."
    case .unreadableAnswer(let what):
      "The server's answer could not be read (\(what)). Is it a QukaAI server of another version?"
    case .answerNotStarted:
      "The server took the question but did not start an answer. Try again."
    case .unusableIdentifier:
      "The server's name for this chat or space cannot stand in a request; nothing was sent."
    case .answerTooLarge: "The server's answer is too large to be read."
    case .cancelled: "Cancelled."
    }
  }

  private static func refusal(status: Int, message: String) -> String {
    let said = message.isEmpty ? "" : ": \(message)"
    return switch status {
    case 400:
      "The server did not understand the request (400\(said)). This is a fault of this client."
    case 401: "The server refused the token (401). Check QUKA_TOKEN or --token-file."
    case 402: "This needs a paid plan at this server (402\(said))."
    case 403: "The server does not allow this (403\(said))."
    case 404: "The server does not know this chat or space (404\(said)). It may have been deleted."
    case 429: "Too many requests (429). Wait a few seconds, then try again."
    case 500...: "The server failed (\(status)\(said)). Try again; its log knows more."
    default: "The server refused (\(status)\(said))."
    }
  }

  private static func foreignAnswer(status: Int) -> String {
    switch status {
    case 0: "This address does not speak HTTP."
    case 200..<300: "This address answers, but not as a QukaAI server."
    case 404: "There is no QukaAI API at this address (404)."
    case 502...504:
      "A proxy answers, but the server behind it does not (\(status)). Is the server running?"
    default: "An unexpected answer came from this address (\(status))."
    }
  }

  /// Whether repeating the call cannot help: the token, the plan, the right or the thing is missing.
  public var isFinal: Bool {
    switch self {
    case .refused(let status, _, _): [400, 401, 402, 403, 404].contains(status)
    case .notQuka(let status): status == 404
    case .redirected, .unreadableAnswer, .unusableIdentifier, .answerTooLarge, .cancelled: true
    case .unreachable, .noWay, .timedOut, .connectionLost, .brokenAnswer, .answerNotStarted: false
    }
  }
}

extension APIError: CustomStringConvertible {
  public var description: String { sentence }
}

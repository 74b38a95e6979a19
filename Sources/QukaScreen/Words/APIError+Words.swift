import QukaWire

extension APIError: Explainable {
  package var fact: String {
    switch self {
    case .unreachable(let host, let problem): "Cannot reach \(host) (\(problem.phrase))."
    case .timedOut(let host): "\(host) took too long to respond."
    case .connectionLost(let host): "\(host) closed the connection without a response."
    case .refused(let status, _, let message): Self.refusal(status: status, message: message)
    case .noWay(let error): error.fact
    case .redirected(let status, let location):
      Redirection.fact(status: status, location: location)
    case .notQuka(let status): Self.foreignAnswer(status: status)
    case .brokenAnswer(let error): "The response is not proper HTTP: \(error.phrase)."
    case .unreadableAnswer(let subject):
      "Could not read the server's response (\(subject.phrase))."
    case .answerNotStarted: "The server took the question but did not start an answer."
    case .unusableIdentifier:
      "The server's id for this chat or space is not usable; nothing was sent."
    case .answerTooLarge: "The server's response is too large to read."
    case .cancelled: "Cancelled."
    }
  }

  package var advice: String? {
    switch self {
    case .unreachable: "Is the server running?"
    case .timedOut, .answerNotStarted: "Retry."
    case .connectionLost: "Retry. If it fails again, check the server's log."
    case .refused(let status, _, _): Self.advice(onRefusal: status)
    case .noWay(let error): error.advice
    case .redirected(_, let location): Redirection.advice(location: location)
    case .notQuka(502...504): "Is the server running?"
    case .unreadableAnswer: "Is it a QukaAI server of another version?"
    case .notQuka, .brokenAnswer, .unusableIdentifier, .answerTooLarge, .cancelled: nil
    }
  }

  /// The same for who just started the program: the server may be the wrong one.
  package var sentenceAtStart: String {
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

  /// The same where a key is named that does what the advice may be.
  package var sentenceBesideKey: String {
    switch self {
    case .timedOut, .answerNotStarted: fact
    case .connectionLost: fact + " If it fails again, check the server's log."
    case .refused(429, _, _): fact + " Wait a few seconds first."
    case .refused(500..., _, _): fact + " The server's log may say why."
    case .unreachable, .refused, .noWay, .redirected, .notQuka, .brokenAnswer, .unreadableAnswer,
      .unusableIdentifier, .answerTooLarge, .cancelled:
      sentence
    }
  }

  private static func refusal(status: Int, message: String) -> String {
    let said = message.isEmpty ? "" : ": \(message)"
    return switch status {
    case 400: "The server did not understand the request (400\(said))."
    case 401: "The server refused the token (401)."
    case 402: "This needs a paid plan at this server (402\(said))."
    case 403: "The server does not allow this (403\(said))."
    case 404: "The server does not know this chat or space (404\(said))."
    case 429: "Too many requests (429)."
    case 500...: "Server error (\(status)\(said))."
    default: "The server refused the request (\(status)\(said))."
    }
  }

  private static func advice(onRefusal status: Int) -> String? {
    switch status {
    case 400: "This is a bug in this program."
    case 401: "Check QUKA_TOKEN or --token-file."
    case 404: "It may have been deleted."
    case 429: "Wait a few seconds, then retry."
    case 500...: "Retry, or check the server's log."
    default: nil
    }
  }

  private static func foreignAnswer(status: Int) -> String {
    switch status {
    case 0: "This address does not speak HTTP."
    case 200..<300: "This address answers, but not as a QukaAI server."
    case 404: "There is no QukaAI API at this address (404)."
    case 502...504: "A proxy answers, but the server behind it does not (\(status))."
    default: "An unexpected response came from this address (\(status))."
    }
  }
}

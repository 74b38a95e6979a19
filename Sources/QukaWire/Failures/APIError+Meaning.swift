// What an error means for what comes next.
extension APIError {
  /// Whether repeating the call cannot help: the token, the plan, the right or the thing is missing.
  public var isFinal: Bool {
    switch self {
    case .refused(let status, _, _): [400, 401, 402, 403, 404].contains(status)
    case .notQuka(let status): status == 404
    case .redirected, .unreadableAnswer, .unusableIdentifier, .answerTooLarge, .cancelled: true
    case .unreachable, .noWay, .timedOut, .connectionLost, .brokenAnswer, .answerNotStarted: false
    }
  }

  /// The server does not know what the request was about.
  public var isGone: Bool {
    if case .refused(404, _, _) = self { return true }
    return false
  }

  /// The server does not allow this user what was asked.
  public var isForbidden: Bool {
    if case .refused(403, _, _) = self { return true }
    return false
  }

  /// The request may have been carried out although its answer did not come.
  public var mayHaveArrived: Bool {
    switch self {
    case .timedOut, .connectionLost, .brokenAnswer, .unreadableAnswer, .answerTooLarge, .cancelled:
      true
    case .refused(let status, _, _), .notQuka(let status): status >= 500
    case .unreachable, .noWay, .redirected, .unusableIdentifier, .answerNotStarted: false
    }
  }
}

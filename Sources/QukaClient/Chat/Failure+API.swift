import QukaChat
import QukaWire

// From the client's words to the reducer's.

extension Failure {
  /// - Parameter isStart: the program has just been started.
  init(_ error: APIError, isStart: Bool = false) {
    self.init(
      sentence: isStart ? error.sentenceAtStart : error.sentence, isRefusal: error.isRefusal,
      mayHaveArrived: error.mayHaveArrived, isGone: error.isGone, isForbidden: error.isForbidden,
      isCancelled: error == .cancelled)
  }
}

extension SendFailure {
  /// What a failed send means for the question (docs/protocol.md §2.2, §3.4).
  init(_ error: APIError, isWritten: Bool) {
    let lost: SendFailure = isWritten ? .lost : .unsent
    switch error {
    case _ where error.isDuplicate: self = .duplicate
    case _ where error.isBusy: self = .busy
    case .answerNotStarted: self = .noAnswer
    case .unreachable, .noWay, .unusableIdentifier: self = .unsent
    case .redirected: self = .refused
    case .timedOut, .connectionLost, .answerTooLarge, .cancelled: self = lost
    // The server may have said yes in words that cannot be read.
    case .unreadableAnswer, .brokenAnswer: self = .lost
    case .refused(let status, _, _) where Self.isOfProxy(status): self = .lost
    case .refused(let status, _, _): self = status >= 500 ? .failed : .refused
    case .notQuka(let status): self = (300..<500).contains(status) ? .refused : lost
    }
  }

  /// A gateway speaks for a server that may have heard.
  private static func isOfProxy(_ status: Int) -> Bool { (502...504).contains(status) }
}

extension StopAnswer {
  init(_ error: APIError) {
    let what = error.firstSentence
    switch error {
    case .refused(401, _, _), .refused(403, _, _), .refused(404, _, _), .unusableIdentifier:
      self = .refused(what)
    case .timedOut, .connectionLost, .refused(504, _, _), .notQuka(504): self = .lost(what)
    case .refused, .notQuka, .unreachable, .noWay, .redirected, .brokenAnswer, .unreadableAnswer,
      .answerNotStarted, .answerTooLarge, .cancelled:
      self = .failed(what)
    }
  }
}

extension APIError {
  /// What happened, without the advice, which is for a person who started the request.
  fileprivate var firstSentence: String {
    guard let end = sentence.firstRange(of: ". ") else { return sentence }
    return String(sentence[..<end.lowerBound]) + "."
  }

  /// The server decided against the request, so nothing was done.
  fileprivate var isRefusal: Bool {
    switch self {
    case .refused(let status, _, _): (400..<500).contains(status)
    case .notQuka(let status): (300..<500).contains(status)
    case .redirected: true
    case .unreachable, .noWay, .timedOut, .connectionLost, .brokenAnswer, .unreadableAnswer,
      .unusableIdentifier, .answerNotStarted, .answerTooLarge, .cancelled:
      false
    }
  }

  /// The server does not know what the request was about.
  fileprivate var isGone: Bool {
    if case .refused(404, _, _) = self { return true }
    return false
  }

  /// The server does not allow this user what was asked.
  fileprivate var isForbidden: Bool {
    if case .refused(403, _, _) = self { return true }
    return false
  }

  /// The request may have been carried out although its answer did not come.
  fileprivate var mayHaveArrived: Bool {
    switch self {
    case .timedOut, .connectionLost, .brokenAnswer, .unreadableAnswer, .answerTooLarge, .cancelled:
      true
    case .refused(let status, _, _), .notQuka(let status): status >= 500
    case .unreachable, .noWay, .redirected, .unusableIdentifier, .answerNotStarted: false
    }
  }
}

extension SendFailure {
  /// What a failed send means for the question (docs/protocol.md §2.2, §3.4).
  public init(_ error: APIError, isWritten: Bool) {
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

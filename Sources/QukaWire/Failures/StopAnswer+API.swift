extension StopAnswer {
  /// What a stop request that failed came back with.
  public init(_ error: APIError) {
    switch error {
    case .refused(401, _, _), .refused(403, _, _), .refused(404, _, _), .unusableIdentifier:
      self = .refused(error)
    case .timedOut, .connectionLost, .refused(504, _, _), .notQuka(504): self = .lost(error)
    case .refused, .notQuka, .unreachable, .noWay, .redirected, .brokenAnswer, .unreadableAnswer,
      .answerNotStarted, .answerTooLarge, .cancelled:
      self = .failed(error)
    }
  }
}

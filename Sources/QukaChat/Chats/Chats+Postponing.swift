import QukaWire

// Questions of which nothing went out because the server was gone: they wait for the connection, like what is asked
// during an outage. Only the requests before a question may fail so: whether the question itself arrived is another
// matter (`Chats+Resending.swift`).
extension Chats {
  /// So long after a request without an answer the loss of the connection may still come.
  static let lossFollows = Duration.seconds(1)

  /// What a question needs before it goes out, a session or an id, could not be had.
  ///
  /// - Parameter news: what is told if it is not for want of a connection.
  mutating func startFailed(
    _ failure: Failure, _ news: AskingNews, in key: ConversationID
  ) -> [ServerEffect] {
    guard failure.isOutage, !connection.isClosed else { return giveBack(key, news) }
    if connection.isWaiting { return postpone(key) }
    conversations[key]?.delivery.doubt(Delivery.Doubt(news: news, until: now + Self.lossFollows))
    return []
  }

  /// The question is in the queue again, as the first, and goes out with the connection.
  mutating func postpone(
    _ key: ConversationID, _ verb: ((inout Turn) -> [Turn.Action])? = nil
  ) -> [ServerEffect] {
    let now = now
    if key == current { tell(.asking(.waitsForConnection)) }
    return turnActions(in: key) { conversation in
      conversation.postpone(verb ?? { $0.postWithdrawn(at: now) }, at: now)
    }
  }

  /// The connection is lost: that is why.
  mutating func postponeDoubtful() -> [ServerEffect] {
    chats { $0.sending?.doubt != nil }.flatMap { postpone($0) }
  }

  /// The connection was not lost: the question comes back, and why is told.
  mutating func giveBackDoubtful() -> [ServerEffect] {
    let now = now
    return chats { $0.sending?.doubt.map { $0.until <= now } ?? false }.flatMap { key in
      conversations[key]?.sending?.doubt.map { giveBack(key, $0.news) } ?? []
    }
  }

  private mutating func giveBack(_ key: ConversationID, _ news: AskingNews) -> [ServerEffect] {
    tell(.asking(news))
    let now = now
    return turnActions(in: key) { $0.postWithdrawn(at: now) }
  }
}

extension Failure {
  /// No answer came from the server.
  var isOutage: Bool {
    switch error {
    case .unreachable, .timedOut, .connectionLost: true
    case .refused, .noWay, .redirected, .notQuka, .brokenAnswer, .unreadableAnswer,
      .answerNotStarted, .unusableIdentifier, .answerTooLarge, .cancelled:
      false
    }
  }
}

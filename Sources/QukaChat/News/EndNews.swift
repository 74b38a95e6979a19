import QukaWire

/// News of answers that end, and of stops.
package enum EndNews: Equatable, Sendable {
  case ended(ConversationID, Turn.Ending)
  /// A stop ended in a chat that is not on screen. Of the one on screen its mark tells.
  case stopEnded(SessionID, Turn.Ending, mark: TurnMark?)
  /// A question was stopped before it was sent: it is in the input again, or held.
  case withdrawn(ConversationID, isInInput: Bool)
  case nothingToStop(ConversationID)
  case answerIsComplete(ConversationID)
  /// Every answer is stopped; so many were still going on.
  case stoppingAll(count: Int)
  case alreadyStopping
  case nothingRuns
  case stopFailed(APIError, in: ConversationID)
}

/// News of what was said before.
package enum HistoryNews: Equatable, Sendable {
  case loaded(ConversationID)
  case failed(ConversationID, Failure, isRetry: Bool, isGivenUp: Bool)
  case loadingOlder(ConversationID)
  case loadingAgain
  case nothingToTryAgain
  /// The message that was asked for is here.
  case goalReached(ConversationID, Entry.ID)
  /// It is not to be had.
  case goalMissed(ConversationID)
}

/// News of what was said before.
package enum HistoryNews: Equatable, Sendable {
  case loaded(ConversationID)
  case failed(ConversationID, Failure, isRetry: Bool, isGivenUp: Bool)
  case loadingOlder(ConversationID)
  case loadingAgain
  case nothingToTryAgain
}

/// What is known of the messages before the first one here.
package enum OlderHistory: Equatable, Sendable {
  /// There are none: the transcript begins where the chat does.
  case none
  case available
  case loading
  case failed(HistoryFailure)
}

/// What is known of the messages before the first one here.
package enum OlderHistory: Equatable, Sendable {
  /// There are none: the transcript begins where the chat does.
  case none
  case available
  case loading
  case failed(HistoryFailure)
}

/// Why a page of the history is not here.
package enum HistoryFailure: Equatable, Sendable {
  case request(Failure)
  /// The server gives the same messages on every page.
  case repeatsItself
  /// The server does not know the chat any more.
  case gone(title: String?)
}

/// Why a page of the history is not here.
package enum HistoryFailure: Equatable, Sendable {
  case request(Failure)
  /// The server gives the same messages on every page.
  case repeatsItself
  /// The server does not know the chat any more.
  case gone(title: String?)
}

/// Which page of a chat's history an answer is, and when it came.
package struct HistoryPage: Equatable, Sendable {
  /// Messages asked for at once, as the web client does.
  package static let size = 100

  /// 1 is the newest page (docs/protocol.md §3.5).
  package var number = 1
  /// How many messages the server holds; nil when it did not tell.
  package var total: Int?
  /// The wall clock, in Unix seconds: tells how old a message is that looks unfinished. Nil when nobody
  /// looked at the clock; nothing then counts as old.
  package var receivedAt: Int?

  package init(number: Int = 1, total: Int? = nil, receivedAt: Int? = nil) {
    self.number = number
    self.total = total
    self.receivedAt = receivedAt
  }
}

/// How much a search may do: measured with a million messages (Benchmarks/README.md).
package struct SearchLimits: Equatable, Sendable {
  /// So many messages that have the pieces of a query are fetched and put in order.
  package var sorted = 1_500
  /// So many are remembered, while all messages are gone through in order. When more have them, all are read from the
  /// newest on: enough of them have the query.
  package var remembered = 20_000
  /// After so many steps a search answers with what it has: passing a message is one, reading its text thirty.
  package var steps = 200_000

  /// Steps before the index is asked for what is shorter than a piece, as most messages have it.
  package var tried = 30_000

  static let passing = 1
  static let reading = 30

  package init() {}
}

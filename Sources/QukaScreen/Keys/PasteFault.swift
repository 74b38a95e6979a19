/// What was wrong with a paste whose text came.
package enum PasteFault: Hashable, Sendable {
  /// It was longer than what is taken of one, in bytes.
  case tooLong(taken: Int, of: Int)
  /// The terminal did not say where it ends.
  case noEnd
}

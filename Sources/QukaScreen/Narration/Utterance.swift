/// One thing that a screen reader is told.
package enum Utterance: Equatable, Sendable {
  /// A line of its own.
  case line(String)
  /// Text that goes on where the last piece ended.
  case piece(String)
  /// The pieces so far are whole.
  case end
}

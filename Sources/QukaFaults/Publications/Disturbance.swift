/// What can happen to a publication between the server and its readers.
package enum Disturbance: Equatable, Sendable {
  /// Comes twice.
  case duplicate
  /// Comes after the one that follows it.
  case swap
  /// Never comes.
  case omit
  /// Comes when `releasePublications()` is called.
  case hold
  /// A delta comes as two, cut inside its first grapheme that has several code points, else after
  /// its first code point.
  case split
}

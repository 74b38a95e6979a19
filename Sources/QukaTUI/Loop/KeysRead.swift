/// What reading the keyboard gave.
enum KeysRead: Equatable, Sendable {
  case bytes([UInt8])
  case nothing
  /// The terminal is gone.
  case gone
}

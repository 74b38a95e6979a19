/// An open WebSocket as an `Interference` sees it.
package struct Socket: Sendable {
  /// Which TCP connection it is, counted from 1.
  package let connection: Int
  /// Ends it with a close frame, or TCP without one; returns at once, callable from any thread.
  package let end: @Sendable (Disconnect?) -> Void
}

/// What becomes of a frame that is about to go out on a WebSocket.
package enum FrameFate: Equatable, Sendable {
  case sent
  /// These bytes go out in its place, then TCP ends without a close frame.
  case torn([UInt8])
  /// It is dropped with all that follows, and the connection is closed.
  case closed(Disconnect)
}

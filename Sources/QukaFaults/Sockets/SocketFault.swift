/// What happens to the next frame that goes out on a WebSocket.
package enum SocketFault: Equatable, Sendable {
  /// Half of it goes out, then TCP ends without a close frame.
  case halfFrame
  /// It is dropped with all that follows, and the connection is closed as slow (3008).
  case slow
}

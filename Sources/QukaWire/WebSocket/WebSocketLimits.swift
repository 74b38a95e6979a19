/// How much a server may make this client remember. Everything that grows with what the server sends
/// has a bound here, so a broken or hostile server costs a closed connection and not the memory.
public struct WebSocketLimits: Equatable, Sendable {
  /// Bytes of the answer to the opening handshake, status line and header fields together.
  public var handshakeBytes: Int
  /// Bytes kept of the body of a refusal; the rest is not read.
  public var refusalBodyBytes: Int
  /// Payload bytes of one frame.
  public var frameBytes: Int
  /// Payload bytes of one message, all fragments together; a compressed message is held to it as it
  /// arrives and again while it is inflated, so that a small one cannot become a large one unseen.
  public var messageBytes: Int
  /// Frames of one message; bounds the work an endless row of empty fragments can cause.
  public var fragments: Int

  public init(
    handshakeBytes: Int = 16 * 1024,
    refusalBodyBytes: Int = 4 * 1024,
    frameBytes: Int = 16 * 1024 * 1024,
    messageBytes: Int = 16 * 1024 * 1024,
    fragments: Int = 16 * 1024
  ) {
    self.handshakeBytes = handshakeBytes
    self.refusalBodyBytes = refusalBodyBytes
    self.frameBytes = frameBytes
    self.messageBytes = messageBytes
    self.fragments = fragments
  }
}

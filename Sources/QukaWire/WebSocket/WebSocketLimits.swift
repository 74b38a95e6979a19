/// How much a server may make a WebSocket connection remember. Everything that grows with what the server
/// sends has a bound here, so a broken or hostile server costs a closed connection and not the memory. Why
/// each is what it is says `Limits`.
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
  /// Bytes that wait to be written because the server does not read them.
  public var outboundBytes: Int

  public init(
    handshakeBytes: Int = Limits.handshakeBytes,
    refusalBodyBytes: Int = Limits.refusalBodyBytes,
    frameBytes: Int = Limits.frameBytes,
    messageBytes: Int = Limits.messageBytes,
    fragments: Int = Limits.fragments,
    outboundBytes: Int = Limits.outboundBytes
  ) {
    self.handshakeBytes = handshakeBytes
    self.refusalBodyBytes = refusalBodyBytes
    self.frameBytes = frameBytes
    self.messageBytes = messageBytes
    self.fragments = fragments
    self.outboundBytes = outboundBytes
  }
}

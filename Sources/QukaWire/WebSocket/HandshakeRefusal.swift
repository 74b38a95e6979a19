/// The HTTP answer of a server that does not want to switch to WebSocket.
public struct HandshakeRefusal: Equatable, Sendable {
  public var status: Int
  /// The reason phrase, possibly empty.
  public var reason: String
  /// The first bytes of the body (`WebSocketLimits.refusalBodyBytes`), enough for a sentence.
  public var body: [UInt8]
  /// `Content-Type`, so that the reader of `body` knows JSON from a proxy's HTML page.
  public var contentType: String?
  /// `Location`, where a redirection points to; never followed.
  public var location: String?

  public init(
    status: Int, reason: String, body: [UInt8] = [], contentType: String? = nil,
    location: String? = nil
  ) {
    self.status = status
    self.reason = reason
    self.body = body
    self.contentType = contentType
    self.location = location
  }
}

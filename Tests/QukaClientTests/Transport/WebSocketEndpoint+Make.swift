import NIOCore
import NIOPosix
import QukaClient
import QukaWire

extension WebSocketEndpoint {
  static func make(
    scheme: Scheme = .ws, host: String = "127.0.0.1", port: Int, path: String = "/chat",
    headers: [HeaderField] = [], subprotocols: [String] = [], deflate: DeflateOffer? = nil,
    authorityFile: String? = nil,
    limits: WebSocketLimits = WebSocketLimits(), closeTimeout: Duration = .seconds(2)
  ) -> WebSocketEndpoint {
    WebSocketEndpoint(
      scheme: scheme, host: host, port: port, path: path, headers: headers,
      subprotocols: subprotocols, deflate: deflate,
      tls: TLSOptions(certificateAuthorityFile: authorityFile),
      limits: limits, closeTimeout: closeTimeout)
  }

  /// Opens a connection to this endpoint with a deadline that no working test reaches.
  func connect(
    _ log: EventLog, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
    deadline: Duration = .seconds(30)
  ) async throws(TransportError) -> WebSocketChannel {
    try await WebSocketTransport.connect(
      to: self, group: group, deadline: deadline, onEvent: log.receiver)
  }
}

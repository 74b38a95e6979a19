import QukaWire

/// Where a WebSocket connection leads and on what terms it is opened.
public struct WebSocketEndpoint: Sendable, Equatable {
  public enum Scheme: String, Sendable {
    case ws
    case wss

    /// The port a URL without one means (RFC 6455 §3).
    public var defaultPort: Int {
      switch self {
      case .ws: 80
      case .wss: 443
      }
    }
  }

  public var scheme: Scheme
  /// A host name or an IP address; an IPv6 address without its brackets.
  public var host: String
  public var port: Int
  /// The request target: path and query, beginning with a slash, already percent-encoded.
  public var path: String
  /// Further header fields of the request. Those the handshake itself needs are not accepted here.
  public var headers: [HeaderField]
  public var subprotocols: [String]
  /// The compression offered; nil to offer none.
  public var deflate: DeflateOffer?
  /// Ignored by plain `ws`.
  public var tls: TLSOptions
  /// The proxy on the way; nil to connect straight to the host.
  public var proxy: Proxy?
  public var limits: WebSocketLimits
  /// How long the server may take over its part of the closing handshake before TCP is cut.
  public var closeTimeout: Duration

  public init(
    scheme: Scheme,
    host: String,
    port: Int? = nil,
    path: String = "/",
    headers: [HeaderField] = [],
    subprotocols: [String] = [],
    deflate: DeflateOffer? = nil,
    tls: TLSOptions = TLSOptions(),
    proxy: Proxy? = nil,
    limits: WebSocketLimits = WebSocketLimits(),
    closeTimeout: Duration = .seconds(2)
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.defaultPort
    self.path = path
    self.headers = headers
    self.subprotocols = subprotocols
    self.deflate = deflate
    self.tls = tls
    self.proxy = proxy
    self.limits = limits
    self.closeTimeout = closeTimeout
  }
}

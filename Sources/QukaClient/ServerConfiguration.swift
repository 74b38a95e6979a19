import QukaWire

/// Everything needed to talk to one server as one user.
///
/// Descriptions and mirrors leave the token out, so that it cannot reach a log by accident.
public struct ServerConfiguration: Sendable, Equatable {
  /// Which header carries the token over REST (docs/protocol.md §1.2).
  public enum Authentication: Sendable, Hashable {
    /// A personal access token: `X-Access-Token`.
    case accessToken
    /// A login session's token: `X-Authorization`.
    case login

    var headerName: String {
      switch self {
      case .accessToken: "X-Access-Token"
      case .login: "X-Authorization"
      }
    }
  }

  public struct Timeouts: Sendable, Hashable {
    /// Until a TCP or TLS connection stands.
    public var connect: Duration
    /// A whole request that reads or changes little.
    public var request: Duration
    public var send: Duration
    /// Naming a session waits for the language model.
    public var name: Duration
    public var stop: Duration

    public init(
      connect: Duration = .seconds(10), request: Duration = .seconds(30),
      send: Duration = .seconds(30), name: Duration = .seconds(60), stop: Duration = .seconds(5)
    ) {
      self.connect = connect
      self.request = request
      self.send = send
      self.name = name
      self.stop = stop
    }
  }

  public var address: ServerAddress
  public let token: String
  public var authentication: Authentication
  public var timeouts: Timeouts
  /// Bytes of an answer's body; longer ones are refused.
  public var answerBytes = Limits.answerBytes
  /// How the server's certificate is checked; for REST and the realtime connection alike.
  public var tls: TLSOptions
  /// The proxy on the way to the server; for REST and the realtime connection alike.
  public var proxy: Proxy?
  /// What the realtime connection names as its origin; nil to name none.
  public var origin: Origin?

  /// - Parameters:
  ///   - baseURL: `http(s)://host[:port][/prefix]`.
  ///   - token: White space around it is removed.
  public init(
    baseURL: String, token: String, authentication: Authentication = .accessToken,
    timeouts: Timeouts = Timeouts(), tls: TLSOptions = TLSOptions(), proxy: Proxy? = nil
  ) throws(ConfigurationError) {
    try self.init(
      address: ServerAddress(parsing: baseURL), token: token, authentication: authentication,
      timeouts: timeouts, tls: tls, proxy: proxy
    )
  }

  public init(
    address: ServerAddress, token: String, authentication: Authentication = .accessToken,
    timeouts: Timeouts = Timeouts(), tls: TLSOptions = TLSOptions(), proxy: Proxy? = nil
  ) throws(ConfigurationError) {
    let token = token.trimmingWhiteSpace()
    guard !token.isEmpty else { throw .emptyToken }
    guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .unusableToken }
    self.address = address
    self.token = token
    self.authentication = authentication
    self.timeouts = timeouts
    self.tls = tls
    self.proxy = proxy
    origin = Origin(address)
  }

  /// Whether the token would cross a network unencrypted. A proxy elsewhere makes even this machine's own servers
  /// a matter of the network.
  public var sendsTokenInClear: Bool {
    address.scheme == .http && !(address.isLoopback && proxy?.isLoopback ?? true)
  }
}

extension ServerConfiguration: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "\(address) (token hidden)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["address": address]) }
}

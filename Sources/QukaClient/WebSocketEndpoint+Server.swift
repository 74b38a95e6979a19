import QukaWire

extension WebSocketEndpoint {
  /// The realtime endpoint beside a REST address: same host, port and prefix (docs/protocol.md §1.1), same
  /// way to it.
  init(_ configuration: ServerConfiguration) {
    self.init(configuration.address, tls: configuration.tls, proxy: configuration.proxy)
    if let origin = configuration.origin { headers = [HeaderField("Origin", origin.description)] }
  }

  init(_ address: ServerAddress, tls: TLSOptions = TLSOptions(), proxy: Proxy? = nil) {
    let scheme: Scheme =
      switch address.scheme {
      case .http: .ws
      case .https: .wss
      }
    self.init(
      scheme: scheme, host: address.host, port: address.port, path: address.connectPath,
      subprotocols: ["centrifuge-json"], tls: tls, proxy: proxy
    )
  }

  /// `host:port`, an IPv6 address in brackets.
  var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

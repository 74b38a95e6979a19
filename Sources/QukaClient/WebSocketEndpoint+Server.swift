extension WebSocketEndpoint {
  /// The realtime endpoint beside a REST address: same host, port and prefix (docs/protocol.md §1.1).
  init(_ address: ServerAddress, tls: TLSOptions = TLSOptions()) {
    let scheme: Scheme =
      switch address.scheme {
      case .http: .ws
      case .https: .wss
      }
    self.init(
      scheme: scheme, host: address.host, port: address.port, path: address.connectPath,
      subprotocols: ["centrifuge-json"], tls: tls
    )
  }
}

import QukaWire

extension WebSocketConnection.Configuration {
  /// What the connection has to know of an endpoint. `Host` carries the port only where it is not the
  /// scheme's own (RFC 6455 §4.1), and an IPv6 address in brackets.
  init(_ endpoint: WebSocketEndpoint) {
    let name = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
    let isDefault = endpoint.port == endpoint.scheme.defaultPort
    self.init(
      host: isDefault ? name : "\(name):\(endpoint.port)",
      path: endpoint.path,
      subprotocols: endpoint.subprotocols,
      headers: endpoint.headers,
      deflate: endpoint.deflate,
      limits: endpoint.limits,
      closeTimeout: endpoint.closeTimeout)
  }
}

import NIOCore
import NIOSOCKS
import QukaWire

/// The handlers that open a tunnel through a proxy, on a channel that is connected to it.
///
/// The client speaks first in both protocols, so nothing is missed by adding them after connecting. Lives on
/// one event loop.
struct ProxyTunnel {
  private let remove: () -> Void

  /// Asks for the tunnel.
  ///
  /// - Parameter promise: kept when the tunnel stands.
  init(
    through proxy: Proxy, to endpoint: WebSocketEndpoint, on channel: any Channel,
    promise: EventLoopPromise<Void>
  ) throws {
    let pipeline = channel.pipeline.syncOperations
    switch proxy.kind {
    case .http:
      let authorization = proxy.credentials?.basic
      let tunnel = ConnectTunnel(target: endpoint.authority, authorization: authorization)
      let handler = ConnectTunnelHandler(tunnel, promise: promise)
      try pipeline.addHandler(handler)
      remove = { pipeline.removeHandler(handler, promise: nil) }
    case .socks5:
      let watch = SOCKSTunnelHandler(promise: promise)
      let handler = SOCKSClientHandler(targetAddress: Self.target(endpoint))
      // The one that hears of the end is there first.
      try pipeline.addHandler(watch)
      try pipeline.addHandler(handler, position: .before(watch))
      remove = {
        pipeline.removeHandler(watch, promise: nil)
        pipeline.removeHandler(handler, promise: nil)
      }
    }
  }

  /// Takes the handlers out again; what they hold back goes to the handlers behind them.
  func dissolve() {
    remove()
  }

  private static func target(_ endpoint: WebSocketEndpoint) -> SOCKSAddress {
    if let address = try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port) {
      return .address(address)
    }
    return .domain(endpoint.host, port: endpoint.port)
  }
}

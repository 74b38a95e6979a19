import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Turns a connection into a WebSocket with the words of the real server: `Connection: Upgrade`, where
/// the library underneath writes its names and values in small letters.
struct GoUpgrader: HTTPServerProtocolUpgrader {
  let base: NIOWebSocketServerUpgrader

  var supportedProtocol: String { base.supportedProtocol }
  var requiredUpgradeHeaders: [String] { base.requiredUpgradeHeaders }

  func buildUpgradeResponse(
    channel: any Channel,
    upgradeRequest: HTTPRequestHead,
    initialResponseHeaders: HTTPHeaders
  ) -> EventLoopFuture<HTTPHeaders> {
    base.buildUpgradeResponse(
      channel: channel, upgradeRequest: upgradeRequest,
      initialResponseHeaders: initialResponseHeaders
    ).map { headers in
      var headers = headers
      headers.remove(name: "Connection")
      headers.remove(name: "Upgrade")
      return HTTPHeaders([("Upgrade", "websocket"), ("Connection", "Upgrade")] + headers)
    }
  }

  func upgrade(
    context: ChannelHandlerContext,
    upgradeRequest: HTTPRequestHead
  ) -> EventLoopFuture<Void> {
    base.upgrade(context: context, upgradeRequest: upgradeRequest)
  }
}

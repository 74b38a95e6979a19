import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// A WebSocket server on 127.0.0.1 made of swift-nio's own codecs, which know nothing of ours.
///
/// It echoes messages; a text that is one of the commands of `TestServerHandler` makes it do something
/// else. Any path but `/chat` is refused with 401 and a body.
struct WebSocketTestServer {
  private let channel: any Channel

  static func start(isSecure: Bool = false) async throws -> WebSocketTestServer {
    try await start(tls: isSecure ? TestCertificate.serverContext() : nil)
  }

  static func start(tls: NIOSSLContext?) async throws -> WebSocketTestServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try configure(channel, tls: tls) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return WebSocketTestServer(channel: channel)
  }

  var port: Int { channel.localAddress?.port ?? 0 }

  func stop() async throws {
    try await channel.close()
  }

  private static func configure(_ channel: any Channel, tls: NIOSSLContext?) throws {
    let pipeline = channel.pipeline.syncOperations
    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
    let upgrader = NIOWebSocketServerUpgrader(
      maxFrameSize: 1 << 24,
      shouldUpgrade: { channel, head in
        let fields: HTTPHeaders? = head.uri == "/chat" ? chosen(head) : nil
        return channel.eventLoop.makeSucceededFuture(fields)
      },
      upgradePipelineHandler: { channel, head in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(TestServerHandler(request: head))
        }
      })
    let refusal = RefusingHandler()
    let bound = NIOLoopBound(refusal, eventLoop: channel.eventLoop)
    try pipeline.configureHTTPServerPipeline(
      withServerUpgrade: (
        upgraders: [upgrader],
        completionHandler: { $0.pipeline.syncOperations.removeHandler(bound.value, promise: nil) }
      ))
    try pipeline.addHandler(refusal)
  }

  /// Agrees to the first offered subprotocol.
  private static func chosen(_ head: HTTPRequestHead) -> HTTPHeaders {
    var fields = HTTPHeaders()
    if let first = head.headers[canonicalForm: "sec-websocket-protocol"].first {
      fields.add(name: "Sec-WebSocket-Protocol", value: String(first))
    }
    return fields
  }
}

/// Answers requests that are not upgraded.
private final class RefusingHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    let body = #"{"message":"token"}"#
    let fields = HTTPHeaders([
      ("Content-Type", "application/json"), ("Content-Length", "\(body.utf8.count)"),
    ])
    let head = HTTPResponseHead(version: .http1_1, status: .unauthorized, headers: fields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}

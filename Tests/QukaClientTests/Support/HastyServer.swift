import NIOCore
import NIOPosix
import NIOSSL

/// An HTTP server on 127.0.0.1 with bad manners, other ones on every connection: it answers before a request has come or
/// before it has ended, several times, in pieces, in part or not at all, and hangs up when it likes. The manners of a
/// connection follow from its number.
struct HastyServer {
  private let channel: any Channel

  var port: Int { channel.localAddress?.port ?? 0 }

  /// - Parameter tls: speaks TLS with this context.
  static func start(tls: NIOSSLContext?) async throws -> HastyServer {
    let count = Counter()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.addHandler(HastyHandler(seed: UInt64(count.next())))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return HastyServer(channel: channel)
  }

  func stop() async {
    try? await channel.close()
  }
}

private final class HastyHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let body = #"{"meta":{"code":0},"data":{"user_id":"u","answer_id":"a"}}"#
  private static let answers = [
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)",
    "HTTP/1.1 413 X\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\n\(body)", "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "0\r\n\r\n",
    "HTTP/1.1 204 X\r\n\r\n", "HTTP/1.1 000 X\r\n\r\n",
    "HTTP/1.1 302 X\r\nContent-Length: 9\r\n\r\n",
  ]

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  func channelActive(context: ChannelHandlerContext) {
    if chance(6) { speak(context) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if chance(2) { speak(context) }
  }

  private func speak(_ context: ChannelHandlerContext) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let answer = Self.answers.randomElement(using: &generator) ?? ""
      let text = chance(4) ? String(answer.prefix(answer.count / 2)) : answer
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }
    if chance(3) { context.close(promise: nil) }
  }

  private func chance(_ one: Int) -> Bool { Int.random(in: 1...one, using: &generator) == 1 }
}

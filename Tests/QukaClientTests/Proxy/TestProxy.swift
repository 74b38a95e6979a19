import NIOCore
import NIOPosix
import Synchronization

/// A proxy on 127.0.0.1. Whatever name it is asked for, it connects to 127.0.0.1, so that tests can use
/// names that no resolver knows.
final class TestProxy: Sendable {
  enum Answer: Sendable {
    /// Connects and joins the two.
    case tunnel
    case raw(String)
    case silence
    case cut
  }

  private let requested = Mutex<[String]>([])
  private let listener: Mutex<(any Channel)?> = Mutex(nil)

  /// The heads of the requests, or for SOCKS `SOCKS host:port`.
  var requests: [String] { requested.withLock { $0 } }
  var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  static func start(
    _ answer: @escaping @Sendable (String) -> Answer = { _ in .tunnel }
  ) async throws -> TestProxy {
    let proxy = TestProxy()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            TestProxyHandler { head in
              proxy.requested.withLock { $0.append(head) }
              return answer(head)
            })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    proxy.listener.withLock { $0 = channel }
    return proxy
  }

  /// Refuses everything with this status.
  static func start(refusing status: Int) async throws -> TestProxy {
    try await start { _ in
      .raw("HTTP/1.1 \(status) No\r\nContent-Length: 2\r\n\r\nno")
    }
  }

  func stop() async {
    try? await listener.withLock { $0 }?.close()
  }
}

private final class TestProxyHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let ask: @Sendable (String) -> TestProxy.Answer
  private var gathered: [UInt8] = []
  private var isGreeted = false
  private var partner: (any Channel)?

  init(ask: @escaping @Sendable (String) -> TestProxy.Answer) {
    self.ask = ask
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    if let partner { return partner.writeAndFlush(buffer, promise: nil) }
    gathered += buffer.readableBytesView
    if gathered.first == 5 { speakSOCKS(context) } else { speakHTTP(context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    partner?.close(promise: nil)
  }

  private func speakHTTP(_ context: ChannelHandlerContext) {
    let head = String(decoding: gathered, as: UTF8.self)
    guard head.hasSuffix("\r\n\r\n") else { return }
    let target = head.split(separator: " ").dropFirst().first ?? ""
    let port = target.split(separator: ":").last.flatMap { Int($0) } ?? 0
    answer(ask(head), port, established: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), context)
  }

  private func speakSOCKS(_ context: ChannelHandlerContext) {
    if !isGreeted, gathered.count >= 2, gathered.count == 2 + Int(gathered[1]) {
      isGreeted = true
      gathered = []
      return send([5, 0], context)
    }
    guard isGreeted, gathered.count > 5, gathered[3] == 3,
      gathered.count == 7 + Int(gathered[4])
    else { return }
    let host = String(decoding: gathered[5..<(gathered.count - 2)], as: UTF8.self)
    let port = Int(gathered[gathered.count - 2]) << 8 | Int(gathered[gathered.count - 1])
    answer(
      ask("SOCKS \(host):\(port)"), port, established: [5, 0, 0, 1, 0, 0, 0, 0, 0, 0], context)
  }

  private func answer(
    _ answer: TestProxy.Answer, _ port: Int, established: [UInt8], _ context: ChannelHandlerContext
  ) {
    switch answer {
    case .silence: break
    case .cut: context.close(promise: nil)
    case .raw(let text): send(Array(text.utf8), context)
    case .tunnel: join(port, established, context)
    }
  }

  private func join(_ port: Int, _ established: [UInt8], _ context: ChannelHandlerContext) {
    let front = context.channel
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    ClientBootstrap(group: context.eventLoop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ForwardingHandler(to: front))
        }
      }
      .connect(host: "127.0.0.1", port: port)
      .whenComplete { result in
        let (handler, context) = bound.value
        guard case .success(let channel) = result else {
          return handler.send(Array("HTTP/1.1 502 Bad Gateway\r\n\r\n".utf8), context)
        }
        handler.partner = channel
        handler.send(established, context)
      }
  }

  private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
  }
}

/// Passes on what the server says.
private final class ForwardingHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let front: any Channel

  init(to front: any Channel) {
    self.front = front
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    front.writeAndFlush(unwrapInboundIn(data), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    front.close(promise: nil)
  }
}

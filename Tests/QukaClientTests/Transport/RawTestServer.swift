import NIOCore
import NIOPosix
import QukaWire

/// A TCP server on 127.0.0.1 that sends exactly the bytes a test tells it to, for everything that a
/// proper codec would not do.
struct RawTestServer {
  private let channel: any Channel
  /// What happened on the server's side.
  let happenings: AsyncStream<Happening>

  enum Happening: Equatable, Sendable {
    case connected
    case received([UInt8])
    case ended
  }

  /// - Parameter answer: bytes for a request's `Sec-WebSocket-Key`, sent once its head is whole; nil to
  ///   stay silent.
  /// - Parameter isReading: whether it reads on behind the request.
  static func start(
    isReading: Bool = true, answer: @escaping @Sendable (String) -> [UInt8]?
  ) async throws -> RawTestServer {
    let (stream, continuation) = AsyncStream<Happening>.makeStream()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            RawTestServerHandler(answer: answer, isReading: isReading) { continuation.yield($0) })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return RawTestServer(channel: channel, happenings: stream)
  }

  /// Agrees to every handshake and then sends some bytes.
  static func start(
    sending bytes: [UInt8], isReading: Bool = true
  ) async throws -> RawTestServer {
    try await start(isReading: isReading) { key in
      let head = [
        "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Accept: \(Handshake(key: key).expectedAccept)", "", "",
      ]
      return Array(head.joined(separator: "\r\n").utf8) + bytes
    }
  }

  var port: Int { channel.localAddress?.port ?? 0 }

  /// Waits until the server's side has seen the end of a connection; what it received behind the
  /// request until then.
  func untilEnded() async -> [UInt8] {
    var received: [UInt8] = []
    for await happening in happenings {
      switch happening {
      case .connected: break
      case .received(let bytes): received += bytes
      case .ended: return received
      }
    }
    return received
  }

  func stop() async throws {
    try await channel.close()
  }
}

private final class RawTestServerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let answer: @Sendable (String) -> [UInt8]?
  private let report: @Sendable (RawTestServer.Happening) -> Void
  private let isReading: Bool
  private var head: String? = ""

  init(
    answer: @escaping @Sendable (String) -> [UInt8]?, isReading: Bool,
    report: @escaping @Sendable (RawTestServer.Happening) -> Void
  ) {
    self.answer = answer
    self.isReading = isReading
    self.report = report
  }

  func channelActive(context: ChannelHandlerContext) {
    report(.connected)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    guard let begun = head else { return report(.received(Array(buffer: buffer))) }
    let head = begun + String(buffer: buffer)
    self.head = head
    guard head.hasSuffix("\r\n\r\n") else { return }
    self.head = nil
    if !isReading { context.channel.setOption(.autoRead, value: false).whenFailure { _ in } }
    let name = "Sec-WebSocket-Key: "
    let line = head.split(separator: "\r\n").first { $0.hasPrefix(name) }
    guard let bytes = answer(String(line?.dropFirst(name.count) ?? "")) else { return }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    report(.ended)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

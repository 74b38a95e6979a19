import NIOCore
import NIOPosix

/// A raw TCP client: what a test writes goes out as it is, what comes in is read in order.
final class TestSocket {
  /// The connection ended before the bytes that a test waited for.
  struct Ended: Error {}

  let channel: any Channel
  private var iterator: AsyncStream<ByteBuffer>.Iterator
  private var buffer = ByteBuffer()

  /// The kernel keeps little for this side, so that a test can make a connection slow with few
  /// bytes.
  static func connect(port: Int) async throws -> TestSocket {
    let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.socketOption(.so_rcvbuf), value: 65_536)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Collector(continuation))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return TestSocket(channel, stream)
  }

  private init(_ channel: any Channel, _ stream: AsyncStream<ByteBuffer>) {
    self.channel = channel
    iterator = stream.makeAsyncIterator()
  }

  /// False leaves everything that comes in to the kernel.
  func setReading(_ isReading: Bool) async throws {
    try await channel.setOption(.autoRead, value: isReading).get()
  }

  func write(_ bytes: some Sequence<UInt8>) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: Array(bytes))).get()
  }

  func write(_ text: String) async throws {
    try await write(text.utf8)
  }

  /// Exactly `count` bytes.
  func read(_ count: Int) async throws -> [UInt8] {
    while true {
      if let bytes = buffer.readBytes(length: count) { return bytes }
      guard await fill() else { throw Ended() }
    }
  }

  /// An HTTP head, up to and without its empty line.
  func readHead() async throws -> String {
    let end = Array("\r\n\r\n".utf8)
    while true {
      let view = buffer.readableBytesView
      if let range = view.firstRange(of: end) {
        let length = range.lowerBound - view.startIndex
        defer { buffer.moveReaderIndex(forwardBy: length + end.count) }
        return buffer.getString(at: buffer.readerIndex, length: length) ?? ""
      }
      guard await fill() else { throw Ended() }
    }
  }

  func close() async {
    try? await channel.close()
  }

  private func fill() async -> Bool {
    guard var bytes = await iterator.next(isolation: nil) else { return false }
    buffer.discardReadBytes()
    buffer.writeBuffer(&bytes)
    return true
  }
}

/// Passes what comes in to a stream.
private final class Collector: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let continuation: AsyncStream<ByteBuffer>.Continuation

  init(_ continuation: AsyncStream<ByteBuffer>.Continuation) {
    self.continuation = continuation
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    continuation.yield(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) {
    continuation.finish()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

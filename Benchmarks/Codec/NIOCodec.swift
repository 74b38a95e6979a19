import NIOCore
import NIOEmbedded
import NIOWebSocket

/// The same work by swift-nio's codec, in a channel without a socket.
enum NIOCodec {
  static func receive(_ reads: [[UInt8]]) -> Int {
    decode(reads, isMasked: false)
  }

  static func unmask(_ reads: [[UInt8]]) -> Int {
    decode(reads, isMasked: true)
  }

  static func send(_ payload: [UInt8], count: Int) -> Int {
    let sink = ByteSink()
    let channel = EmbeddedChannel(handlers: [sink, WebSocketFrameEncoder()])
    defer { _ = try? channel.finish() }
    let data = ByteBuffer(bytes: payload)
    for _ in 0..<count {
      let frame = WebSocketFrame(
        fin: true, opcode: .binary, maskKey: [0x37, 0xFA, 0x21, 0x3D], data: data)
      channel.write(frame, promise: nil)
    }
    return sink.bytes
  }

  private static func decode(_ reads: [[UInt8]], isMasked: Bool) -> Int {
    let sink = FrameSink(isMasked: isMasked)
    let decoder = ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 24))
    let channel = EmbeddedChannel(handlers: [decoder, sink])
    defer { _ = try? channel.finish() }
    for read in reads {
      // A socket reads into a buffer, too.
      channel.pipeline.fireChannelRead(ByteBuffer(bytes: read))
    }
    return sink.bytes
  }
}

/// Takes frames and unmasks them.
private final class FrameSink: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame

  private let isMasked: Bool
  private(set) var bytes = 0

  init(isMasked: Bool) {
    self.isMasked = isMasked
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    bytes += isMasked ? frame.unmaskedData.readableBytes : frame.data.readableBytes
  }
}

/// Takes what would go to the socket.
private final class ByteSink: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer

  private(set) var bytes = 0

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    bytes += unwrapOutboundIn(data).readableBytes
    promise?.succeed()
  }
}

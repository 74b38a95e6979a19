import NIOCore
import NIOHTTP1
import NIOWebSocket

/// The server's end of one connection: echoes, or does what a text message commands.
final class TestServerHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// Commands, as the text of a message.
  enum Command {
    /// Answers with the request's Host field and its `X-Test` fields.
    static let request = "request"
    /// Sends "fragmented" letter by letter, with a ping in the middle; the pong is echoed as binary.
    static let fragments = "fragments"
    /// Closes with 3012 "no pong".
    static let close = "close"
    /// Cuts TCP.
    static let cut = "cut"
    /// Sends `floodCount` messages of `floodBytes` bytes, then the text "flooded".
    static let flood = "flood"
  }

  static let floodCount = 512
  static let floodBytes = 65_536

  private let request: HTTPRequestHead

  init(request: HTTPRequestHead) {
    self.request = request
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    let payload = frame.unmaskedData
    switch frame.opcode {
    case .text: handle(String(buffer: payload), context: context)
    case .binary, .pong: send(.binary, payload, context: context)
    case .ping: send(.pong, payload, context: context)
    case .connectionClose:
      let code = payload.getSlice(at: payload.readerIndex, length: min(2, payload.readableBytes))
      close(code ?? ByteBuffer(), context: context)
    default: break
    }
  }

  private func handle(_ text: String, context: ChannelHandlerContext) {
    switch text {
    case Command.request:
      let fields = request.headers["host"] + request.headers["x-test"]
      send(.text, ByteBuffer(string: fields.joined(separator: " ")), context: context)
    case Command.fragments:
      sendFragments(of: "fragmented", context: context)
    case Command.close:
      close(ByteBuffer(bytes: [0x0B, 0xC4] + Array("no pong".utf8)), context: context)
    case Command.cut:
      context.close(promise: nil)
    case Command.flood:
      let bytes = ByteBuffer(repeating: 7, count: Self.floodBytes)
      for _ in 0..<Self.floodCount { send(.binary, bytes, context: context) }
      send(.text, ByteBuffer(string: "flooded"), context: context)
    default:
      send(.text, ByteBuffer(string: text), context: context)
    }
  }

  private func sendFragments(of text: String, context: ChannelHandlerContext) {
    for (index, byte) in text.utf8.enumerated() {
      let isLast = index == text.utf8.count - 1
      send(index == 0 ? .text : .continuation, ByteBuffer(bytes: [byte]), isLast, context: context)
      if index == 4 { send(.ping, ByteBuffer(bytes: [4, 2]), context: context) }
    }
  }

  private func close(_ payload: ByteBuffer, context: ChannelHandlerContext) {
    send(.connectionClose, payload, context: context)
    context.close(mode: .output, promise: nil)
  }

  private func send(
    _ opcode: WebSocketOpcode, _ payload: ByteBuffer, _ isFinal: Bool = true,
    context: ChannelHandlerContext
  ) {
    let frame = WebSocketFrame(fin: isFinal, opcode: opcode, data: payload)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}

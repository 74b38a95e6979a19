import NIOCore
import NIOEmbedded
import QukaWire
import Testing

@testable import QukaClient

@Suite("The channel handler under a WebSocket connection")
struct WebSocketHandlerTests {
  /// Counts flushes on their way to the socket.
  private final class FlushCounter: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    var count = 0

    func flush(context: ChannelHandlerContext) {
      count += 1
      context.flush()
    }
  }

  @Test("the answers to all frames of one read are flushed together")
  func oneFlushPerRead() throws {
    let counter = FlushCounter()
    let handler = WebSocketHandler(endpoint: .make(port: 80)) { _ in }
    let channel = EmbeddedChannel(handlers: [counter, handler])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
    let opened = handler.open(deadline: .current + .seconds(10))
    let request = String(buffer: try #require(try channel.readOutbound(as: ByteBuffer.self)))
    let key = request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") }
    let accept = Handshake(key: String(try #require(key).dropFirst(19))).expectedAccept
    try channel.writeInbound(
      ByteBuffer(
        string: "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: \(accept)\r\n\r\n"))
    #expect(try opened.wait() == nil)
    counter.count = 0
    let ping = ByteBuffer(bytes: [0x89, 0x00])
    channel.pipeline.fireChannelRead(ByteBuffer(bytes: [0x89, 0x00, 0x89, 0x00]))
    channel.pipeline.fireChannelRead(ping)
    #expect(counter.count == 0)
    channel.pipeline.fireChannelReadComplete()
    #expect(counter.count == 1)
    var pongs = 0
    while try channel.readOutbound(as: ByteBuffer.self) != nil { pongs += 1 }
    #expect(pongs == 2, "one write per read buffer")
    _ = try channel.finish()
  }
}

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

  /// An open connection in an embedded channel, with nothing left to read from it.
  private func open(
    _ counter: FlushCounter = FlushCounter(),
    onEvent: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) throws -> EmbeddedChannel {
    let handler = WebSocketHandler(endpoint: .make(port: 80), onEvent: onEvent)
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
    return channel
  }

  @Test("the answers to all frames of one read are flushed together")
  func oneFlushPerRead() throws {
    let counter = FlushCounter()
    let channel = try open(counter) { _, _ in }
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

  /// The opcodes of the short frames that were written.
  private func writtenOpcodes(_ channel: EmbeddedChannel) throws -> [UInt8] {
    var opcodes: [UInt8] = []
    while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
      var bytes = Array(buffer: buffer)[...]
      while let first = bytes.first, let second = bytes.dropFirst().first {
        opcodes.append(first & 0xF)
        bytes = bytes.dropFirst(6 + Int(second & 0x7F))
      }
    }
    return opcodes
  }

  @Test(
    "what a receiver answers on the spot goes out before what lies behind in the same read",
    arguments: [[0x83, 0x00], [0x88, 0x02, 0x03, 0xE8]] as [[UInt8]])
  func answersOnTheSpot(behind: [UInt8]) throws {
    let counter = FlushCounter()
    let channel = try open(counter) { event, channel in
      if case .text(let text) = event { channel.send(text: text) }
    }
    counter.count = 0
    let text: [UInt8] = [0x81, 0x01, 0x61]
    channel.pipeline.fireChannelRead(ByteBuffer(bytes: text + [0x89, 0x00] + text + behind))
    #expect(counter.count == 0)
    channel.pipeline.fireChannelReadComplete()
    #expect(counter.count == 1, "still one flush per read")
    #expect(try writtenOpcodes(channel) == [0x1, 0xA, 0x1, 0x8], "both echoes, then the close")
    _ = try channel.finish()
  }

  @Test("a receiver may cut the connection while it is told of a message")
  func abortsOnTheSpot() throws {
    let count = Counter()
    let channel = try open { event, channel in
      count.value += 1
      if case .text = event { channel.abort() }
    }
    let text: [UInt8] = [0x81, 0x01, 0x61]
    channel.pipeline.fireChannelRead(ByteBuffer(bytes: text + text))
    channel.pipeline.fireChannelReadComplete()
    #expect(count.value == 3, "opened, the first text, closed")
    #expect(!channel.isActive)
  }

  /// Counts on the one thread of an embedded channel.
  private final class Counter: @unchecked Sendable {
    var value = 0
  }
}

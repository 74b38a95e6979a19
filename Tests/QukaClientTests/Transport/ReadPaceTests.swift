import NIOCore
import NIOEmbedded
import Testing

@testable import QukaClient

@Suite("How soon the socket is read again")
struct ReadPaceTests {
  /// Counts the reads that reach the socket.
  private final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    var count = 0

    func read(context: ChannelHandlerContext) { count += 1 }
  }

  private func at(_ microseconds: Int64) -> NIODeadline {
    .uptimeNanoseconds(0) + .seconds(1) + .microseconds(microseconds)
  }

  /// Reads of so many bytes, so many microseconds apart; how often there was a pause after one.
  private func pauses(
    of pace: inout ReadPace, reads: Int, bytes: Int, apart microseconds: Int64,
    from start: Int64 = 0
  ) -> Int {
    (0..<reads).count { pace.next(after: bytes, at: at(start + Int64($0) * microseconds)) != nil }
  }

  @Test(
    "up to 500 pieces of text a second are read at once, and so is a stream that fills the reads")
  func eager() {
    var pace = ReadPace()
    #expect(pauses(of: &pace, reads: 5_000, bytes: 300, apart: 2_000) == 0)
    pace = ReadPace()
    #expect(pauses(of: &pace, reads: 5_000, bytes: 64 << 10, apart: 20) == 0)
  }

  @Test("thousands a second are read in pieces, until fewer come")
  func pausing() {
    var pace = ReadPace()
    #expect(pauses(of: &pace, reads: 9, bytes: 300, apart: 200) == 0)
    let end = pace.next(after: 300, at: at(2_000))
    #expect(end == at(2_000) + ReadPace.pause)
    #expect(pauses(of: &pace, reads: 100, bytes: 6_000, apart: 4_000, from: 6_000) == 100)
    // What fills a read is followed by the next at once, and changes nothing.
    #expect(pace.next(after: 64 << 10, at: at(410_000)) == nil)
    #expect(pace.next(after: 6_000, at: at(414_000)) != nil)
    #expect(pace.next(after: 300, at: at(418_000)) == nil)
    #expect(pauses(of: &pace, reads: 8, bytes: 300, apart: 1_000, from: 419_000) == 0)
  }

  /// A channel whose server has become busy: the last read is followed by a pause.
  private func busy(_ counter: ReadCounter) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handlers: [counter, ReadPaceHandler()])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
    for _ in 0..<ReadPace.manyReads { receive(300, channel) }
    counter.count = 0
    return channel
  }

  private func receive(_ bytes: Int, _ channel: EmbeddedChannel) {
    channel.pipeline.fireChannelRead(ByteBuffer(repeating: 1, count: bytes))
    channel.pipeline.fireChannelReadComplete()
  }

  @Test("a read in a pause waits for its end, however often it is asked for")
  func waits() throws {
    let counter = ReadCounter()
    let channel = try busy(counter)
    channel.read()
    channel.read()
    #expect(counter.count == 0)
    channel.embeddedEventLoop.advanceTime(by: ReadPace.pause)
    #expect(counter.count == 1)
    channel.read()
    #expect(counter.count == 2, "until the next read has ended")
    receive(6_000, channel)
    channel.read()
    #expect(counter.count == 2)
    _ = try channel.finish()
  }

  @Test("everything that came is handed on before the pause")
  func handsOn() throws {
    let channel = try busy(ReadCounter())
    var bytes = 0
    while let buffer = try channel.readInbound(as: ByteBuffer.self) {
      bytes += buffer.readableBytes
    }
    #expect(bytes == 300 * ReadPace.manyReads)
    _ = try channel.finish()
  }

  @Test("the end of the connection ends the pause")
  func ends() throws {
    let counter = ReadCounter()
    let channel = try busy(counter)
    _ = try channel.finish()
    channel.embeddedEventLoop.advanceTime(by: ReadPace.pause)
    #expect(counter.count == 0)
  }
}

import Testing

@testable import QukaWire

@Suite("RFC 7692 §6, §7.2.2: what fails a connection with compression")
struct CompressionViolationTests {
  private static let hello: [UInt8] = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]
  private static let helloAgain: [UInt8] = [0xF2, 0x00, 0x11, 0x00, 0x00]

  private static func compressed(
    _ opcode: Opcode, _ payload: [UInt8], isFinal: Bool = true
  ) -> [UInt8] {
    ServerFrame.make(opcode, payload, isFinal: isFinal, reservedBits: 4)
  }

  private static let violations: [([UInt8], WebSocketError)] = [
    // RSV1 belongs to the first frame of a data message alone, RSV2 and RSV3 to nobody.
    (compressed(.ping, []), .reservedBits(4)),
    (compressed(.pong, []), .reservedBits(4)),
    (compressed(.close, []), .reservedBits(4)),
    ([0xC3, 0x00], .reservedBits(4)),
    (compressed(.text, [0xF2], isFinal: false) + compressed(.continuation, []), .reservedBits(4)),
    (
      ServerFrame.text("a", isFinal: false) + compressed(.continuation, Self.hello),
      .reservedBits(4)
    ),
    (ServerFrame.make(.text, hello, reservedBits: 6), .reservedBits(6)),
    (ServerFrame.make(.binary, hello, reservedBits: 5), .reservedBits(5)),
    (ServerFrame.make(.text, [], reservedBits: 2), .reservedBits(2)),
    // Not DEFLATE: a block of the reserved type, a stored block whose lengths disagree.
    (compressed(.binary, [0x06]), .invalidCompression),
    (compressed(.binary, [0x00, 0x05, 0x00, 0x05, 0x00, 1, 2, 3, 4, 5]), .invalidCompression),
    // A reference to before the beginning.
    (compressed(.text, helloAgain), .invalidCompression),
    // Cut off: in a block, and a message of nothing, which must be an empty block.
    (compressed(.text, Array(hello.prefix(4))), .truncatedCompression),
    (compressed(.binary, []), .truncatedCompression),
    (compressed(.binary, [0x00, 0x50, 0x00, 0xAF, 0xFF, 1, 2]), .truncatedCompression),
    // A last block with nothing behind it, where §7.2.3.4 wants an empty one.
    (compressed(.text, [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]), .truncatedCompression),
    // The text inside is not UTF-8: at once, and at the end.
    (compressed(.text, [0x00, 0x02, 0x00, 0xFD, 0xFF, 0x61, 0xFF, 0x00]), .invalidText),
    (compressed(.text, [0x00, 0x01, 0x00, 0xFE, 0xFF, 0xCE, 0x00]), .invalidText),
  ]

  @Test("each is refused with its code", arguments: violations, Cutting.allCases)
  func refused(violation: ([UInt8], WebSocketError), cutting: Cutting) throws {
    let (bytes, error) = violation
    var test = try CompressedMessageTests.open()
    test.receive(bytes + ServerFrame.text("behind"), cutting: cutting)
    #expect(test.events == [.closed(.failed(error))])
    let close = CloseFrame(code: error.closeCode, reason: error.closeReason)
    #expect(try test.sentFrames() == [Frame(opcode: .close, payload: close.payload)])
  }

  @Test("a server that promised to forget the context must not refer to it")
  func noServerTakeover() throws {
    let answer = "permessage-deflate; server_no_context_takeover"
    var test = try CompressedMessageTests.open(answer: answer)
    test.receive(Self.compressed(.text, Self.hello) + Self.compressed(.text, Self.hello))
    #expect(test.events == [.text("Hello"), .text("Hello")])
    test.receive(Self.compressed(.text, Self.helloAgain))
    #expect(test.events.last == .closed(.failed(.invalidCompression)))
  }

  @Test("invalid text is refused while the rest of its frame is still to come")
  func failsFast() throws {
    var test = try CompressedMessageTests.open()
    let stored: [UInt8] = [0x00, 0x02, 0x00, 0xFD, 0xFF, 0xFF]
    test.receive(Array(Self.compressed(.text, stored + Array(repeating: 0, count: 90)).prefix(8)))
    #expect(test.events == [.closed(.failed(.invalidText))])
  }

  @Test(
    "a bomb is refused when it passes the limit, long before its end", arguments: Cutting.allCases)
  func bomb(cutting: Cutting) throws {
    let limits = WebSocketLimits(messageBytes: 50_000)
    var test = try CompressedMessageTests.open(limits: limits)
    let bytes = ZlibPeer().compress([UInt8](repeating: 0x61, count: 20_000_000))
    let frame = Self.compressed(.binary, bytes)
    #expect(bytes.count < limits.messageBytes, "its size on the wire is allowed")
    // About one part in a thousand reaches the limit: a tenth of it is more than enough.
    test.receive(Array(frame.prefix(frame.count / 10)), cutting: cutting)
    #expect(test.events == [.closed(.failed(.messageTooBig(limit: 50_000)))])
  }

  @Test(
    "a message of exactly the limit arrives, one byte more does not", arguments: Cutting.allCases)
  func exactLimit(cutting: Cutting) throws {
    let limits = WebSocketLimits(messageBytes: 5_000)
    for extra in 0...1 {
      var test = try CompressedMessageTests.open(limits: limits)
      let message = [UInt8](repeating: 0x61, count: limits.messageBytes + extra)
      test.receive(Self.compressed(.binary, ZlibPeer().compress(message)), cutting: cutting)
      let failed = WebSocketConnection.Event.closed(.failed(.messageTooBig(limit: 5_000)))
      #expect(test.events == [extra == 0 ? .binary(message) : failed])
    }
  }

  @Test("bytes that inflate to nothing are bounded as they arrive")
  func emptyBlocks() throws {
    let limits = WebSocketLimits(messageBytes: 1_000)
    var test = try CompressedMessageTests.open(limits: limits)
    let block: [UInt8] = [0x00, 0x00, 0x00, 0xFF, 0xFF]
    let blocks = (0..<100).flatMap { _ in block }
    test.receive(Self.compressed(.binary, blocks, isFinal: false))
    test.receive(ServerFrame.make(.continuation, blocks, isFinal: false))
    #expect(test.events.isEmpty)
    test.receive(ServerFrame.make(.continuation, block))
    #expect(test.events == [.closed(.failed(.messageTooBig(limit: 1_000)))])
  }
}

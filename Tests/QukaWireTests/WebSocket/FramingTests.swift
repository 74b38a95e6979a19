import Testing

@testable import QukaWire

@Suite("RFC 6455 §5: framing and messages")
struct FramingTests {
  /// The unmasked examples of RFC 6455 §5.7 and what they mean.
  static let examples: [([UInt8], [WebSocketConnection.Event])] = [
    ([0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F], [.text("Hello")]),
    ([0x01, 0x03, 0x48, 0x65, 0x6C, 0x80, 0x02, 0x6C, 0x6F], [.text("Hello")]),
    ([0x82, 0x7E, 0x01, 0x00] + pattern(256), [.binary(pattern(256))]),
    ([0x82, 0x7F, 0, 0, 0, 0, 0, 1, 0, 0] + pattern(65_536), [.binary(pattern(65_536))]),
  ]

  private static func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  }

  @Test("the examples of §5.7 are read", arguments: examples, Cutting.allCases)
  func example(vector: ([UInt8], [WebSocketConnection.Event]), cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(vector.0, cutting: cutting)
    #expect(test.events == vector.1)
    #expect(test.written.isEmpty)
  }

  @Test("all examples one behind the other, cut at random, give the same events")
  func concatenated() throws {
    let bytes = Self.examples.flatMap(\.0)
    let expected = Self.examples.flatMap(\.1)
    for seed in 0..<8 {
      var test = try ConnectionUnderTest.makeOpen()
      test.receive(bytes, cutting: .atRandom, seed: UInt64(seed))
      #expect(test.events == expected)
    }
  }

  @Test("the masked example of §5.7 is what a client writes")
  func maskedExample() {
    let frame = Frame(opcode: .text, payload: Array("Hello".utf8))
    #expect(
      frame.encoded(maskedWith: MaskingKey(0x37, 0xFA, 0x21, 0x3D))
        == [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58])
  }

  @Test("§5.1: everything sent is masked, each frame with a key of its own")
  func masksEverything() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.apply(test.connection.send(text: "same", using: &test.generator))
    let first = test.written
    test.apply(test.connection.send(text: "same", using: &test.generator))
    test.apply(test.connection.send(binary: [1, 2, 3], using: &test.generator))
    test.apply(test.connection.ping([9], using: &test.generator))
    #expect(test.written[first.count..<(2 * first.count)] != first[...])
    #expect(
      try test.sentFrames() == [
        Frame(opcode: .text, payload: Array("same".utf8)),
        Frame(opcode: .text, payload: Array("same".utf8)),
        Frame(opcode: .binary, payload: [1, 2, 3]),
        Frame(opcode: .ping, payload: [9]),
      ])
  }

  @Test("§5.4: control frames stand between fragments", arguments: Cutting.allCases)
  func controlBetweenFragments(cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    let bytes =
      ServerFrame.text("a", isFinal: false) + ServerFrame.make(.ping, [1])
      + ServerFrame.make(.continuation, [], isFinal: false) + ServerFrame.make(.pong, [2])
      + ServerFrame.make(.continuation, Array("b".utf8))
    test.receive(bytes, cutting: cutting)
    #expect(test.events == [.pong([2]), .text("ab")])
    #expect(try test.sentFrames() == [Frame(opcode: .pong, payload: [1])])
  }

  @Test("§5.5.2: every ping is answered with its payload", arguments: Cutting.allCases)
  func pings(cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    let payloads: [[UInt8]] = [[], [0xFF, 0x00], Array(repeating: 0xAA, count: 125)]
    let bytes = payloads.flatMap { ServerFrame.make(.ping, $0) }
    test.receive(bytes, cutting: cutting)
    #expect(test.events.isEmpty)
    #expect(try test.sentFrames() == payloads.map { Frame(opcode: .pong, payload: $0) })
  }

  @Test("empty messages are messages", arguments: Cutting.allCases)
  func empty(cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    let bytes =
      ServerFrame.text("") + ServerFrame.make(.binary) + ServerFrame.text("", isFinal: false)
      + ServerFrame.make(.continuation)
    test.receive(bytes, cutting: cutting)
    #expect(test.events == [.text(""), .binary([]), .text("")])
  }

  @Test("text is cut inside characters without harm", arguments: Cutting.allCases)
  func textAcrossFragments(cutting: Cutting) throws {
    let text = "κόσμε 你好 👩‍👩‍👧‍👦"
    let pieces = Array(text.utf8).enumerated().map { index, byte in
      ServerFrame.make(
        index == 0 ? .text : .continuation, [byte], isFinal: index == text.utf8.count - 1)
    }
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(pieces.flatMap { $0 }, cutting: cutting)
    #expect(test.events == [.text(text)])
  }

  @Test("16 MiB in 64 Ki fragments arrive whole when the limits allow it")
  func manyFragments() throws {
    let piece = [UInt8](repeating: 0x61, count: 256)
    let middle = ServerFrame.make(.continuation, piece, isFinal: false)
    var limits = WebSocketLimits()
    limits.fragments = 65_536
    var test = try ConnectionUnderTest.makeOpen(.make(limits: limits))
    test.receive(ServerFrame.make(.binary, piece, isFinal: false))
    let batch = Array((0..<1_024).map { _ in middle }.joined())
    for _ in 0..<63 { test.receive(batch) }
    test.receive(Array((0..<1_022).map { _ in middle }.joined()))
    test.receive(ServerFrame.make(.continuation, piece))
    guard case .binary(let bytes) = test.events.first else {
      Issue.record("no message: \(test.events)")
      return
    }
    #expect(bytes.count == 16 * 1_024 * 1_024)
    #expect(test.events.count == 1)
  }

  @Test("small fragments do not copy the message each time", arguments: [1, 7, 256])
  func growth(of count: Int) throws {
    var assembler = MessageAssembler(limits: WebSocketLimits())
    let piece = [UInt8](repeating: 0x61, count: count)
    var capacities: Set<Int> = []
    for index in 0..<4_000 {
      let opcode: Opcode = index == 0 ? .binary : .continuation
      let header = FrameHeader(isFinal: false, opcode: opcode, payloadLength: count)
      try assembler.begin(header)
      try assembler.append(piece.span.bytes)
      _ = try assembler.end(isFinal: false)
      capacities.insert(assembler.bytes.capacity)
    }
    #expect(assembler.bytes.count == 4_000 * count)
    #expect(capacities.count <= 24, "each size is a copy of everything before it")
  }

  @Test("bytes are taken up to one event, so that it can be answered before the next is read")
  func oneEventAtATime() throws {
    var test = try ConnectionUnderTest.makeOpen()
    let bytes = ServerFrame.make(.ping, [1]) + ServerFrame.text("first") + [0x83, 0x00, 0x01]
    var index = 0
    let first = test.connection.receive(
      bytes.span.bytes, from: &index, at: test.now, using: &test.generator)
    #expect(first.event == .text("first"))
    #expect(index == bytes.count - 3)
    test.apply(test.connection.send(text: "answer", using: &test.generator))
    test.apply(
      test.connection.receive(
        bytes.span.bytes, from: &index, at: test.now, using: &test.generator))
    #expect(index == bytes.count, "what follows the end is dropped")
    #expect(test.events == [.closed(.failed(.reservedOpcode(3)))])
    #expect(try test.sentFrames().map(\.opcode) == [.text, .close])
  }
}

import Testing

@testable import QukaWire

@Suite("RFC 7692 §7.2: compressed messages")
struct CompressedMessageTests {
  private static let hello: [UInt8] = [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]
  private static let helloAgain: [UInt8] = [0xF2, 0x00, 0x11, 0x00, 0x00]

  /// The examples of §7.2.3, as the frames they stand in there, and the texts they hold.
  private static let examples: [([UInt8], [String])] = [
    // §7.2.3.1: one message, whole and in two fragments.
    ([0xC1, 0x07] + hello, ["Hello"]),
    ([0x41, 0x03, 0xF2, 0x48, 0xCD, 0x80, 0x04, 0xC9, 0xC9, 0x07, 0x00], ["Hello"]),
    // §7.2.3.2: the second message refers to the first.
    ([0xC1, 0x07] + hello + [0xC1, 0x05] + helloAgain, ["Hello", "Hello"]),
    ([0xC1, 0x07] + hello + [0xC1, 0x07] + hello, ["Hello", "Hello"]),
    // §7.2.3.3: a block without compression.
    (
      [0xC1, 0x0B, 0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00], ["Hello"]
    ),
    // §7.2.3.4: a block that says it is the last; what follows still knows the window.
    ([0xC1, 0x08, 0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00], ["Hello"]),
    (
      [0xC1, 0x08, 0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00, 0xC1, 0x05] + helloAgain,
      ["Hello", "Hello"]
    ),
    // §7.2.3.5: two blocks in one message.
    (
      [0xC1, 0x0D, 0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00],
      ["Hello"]
    ),
    // §7.2.3.6: an empty message, and an empty last fragment.
    ([0xC1, 0x01, 0x00], [""]),
    ([0x41, 0x07] + hello + [0x80, 0x00], ["Hello"]),
    // §6: a message that is not compressed, between two that are, does not touch the window.
    (
      [0xC1, 0x07] + hello + ServerFrame.text("plain") + [0xC1, 0x05] + helloAgain,
      ["Hello", "plain", "Hello"]
    ),
  ]

  static func open(
    _ offer: DeflateOffer = DeflateOffer(smallestCompressed: 0),
    answer: String = "permessage-deflate", limits: WebSocketLimits = WebSocketLimits()
  ) throws -> ConnectionUnderTest {
    try .makeOpen(.make(deflate: offer, limits: limits), extensions: answer)
  }

  @Test("the examples of §7.2.3 are read", arguments: examples, Cutting.allCases)
  func example(vector: ([UInt8], [String]), cutting: Cutting) throws {
    for seed in 0..<10 {
      var test = try Self.open()
      test.receive(vector.0, cutting: cutting, seed: UInt64(seed))
      #expect(test.events == vector.1.map { .text($0) })
    }
  }

  @Test("control frames stand between compressed fragments", arguments: Cutting.allCases)
  func interleaved(cutting: Cutting) throws {
    var test = try Self.open()
    test.receive(
      ServerFrame.make(.text, Array(Self.hello.prefix(3)), isFinal: false, reservedBits: 4)
        + ServerFrame.make(.ping, [7])
        + ServerFrame.make(.continuation, Array(Self.hello[3..<5]), isFinal: false)
        + ServerFrame.make(.pong, [8])
        + ServerFrame.make(.continuation, Array(Self.hello[5...])), cutting: cutting)
    #expect(test.events == [.pong([8]), .text("Hello")])
    #expect(try test.sentFrames() == [Frame(opcode: .pong, payload: [7])])
  }

  @Test("what the RFC's examples say is what is sent")
  func sent() throws {
    var test = try Self.open()
    for text in ["Hello", "Hello", ""] {
      test.apply(test.connection.send(text: text, using: &test.generator))
    }
    #expect(
      try test.sentFrames() == [
        Frame(isCompressed: true, opcode: .text, payload: Self.hello),
        Frame(isCompressed: true, opcode: .text, payload: Self.helloAgain),
        Frame(isCompressed: true, opcode: .text, payload: [0x00]),
      ])
  }

  @Test("without context takeover of the client each message stands alone")
  func sentAlone() throws {
    var test = try Self.open(answer: "permessage-deflate; client_no_context_takeover")
    for _ in 0..<2 { test.apply(test.connection.send(text: "Hello", using: &test.generator)) }
    let frame = Frame(isCompressed: true, opcode: .text, payload: Self.hello)
    #expect(try test.sentFrames() == [frame, frame])
  }

  @Test("short messages and control frames are sent as they are")
  func threshold() throws {
    var test = try Self.open(DeflateOffer(smallestCompressed: 5))
    test.apply(test.connection.send(text: "four", using: &test.generator))
    test.apply(test.connection.send(binary: Array(repeating: 1, count: 5), using: &test.generator))
    test.apply(
      test.connection.ping(Array(repeating: 1, count: 100), using: &test.generator))
    test.close(.normal, "a reason that is long enough")
    let frames = try test.sentFrames()
    #expect(frames.map(\.isCompressed) == [false, true, false, false])
  }

  @Test("without an agreement nothing is compressed")
  func notNegotiated() throws {
    var test = try ConnectionUnderTest.makeOpen(.make(deflate: DeflateOffer(smallestCompressed: 0)))
    test.apply(test.connection.send(text: "Hello", using: &test.generator))
    #expect(try test.sentFrames() == [Frame(opcode: .text, payload: Array("Hello".utf8))])
    test.receive([0xC1, 0x07] + Self.hello)
    #expect(test.events == [.closed(.failed(.reservedBits(4)))])
  }
}

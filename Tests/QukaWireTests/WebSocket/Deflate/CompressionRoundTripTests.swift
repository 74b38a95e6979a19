import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("permessage-deflate against zlib itself")
struct CompressionRoundTripTests {
  /// Terms under which a connection and a peer talk.
  struct Terms: CustomTestStringConvertible {
    var answer: String
    var window: CInt = 15
    var clientWindow: CInt = 15
    var keepsContext = true
    var clientKeepsContext = true

    var testDescription: String { answer }

    var peer: ZlibPeer {
      ZlibPeer(
        window: window, clientWindow: clientWindow, keepsContext: keepsContext,
        clientKeepsContext: clientKeepsContext)
    }
  }

  static let terms = [
    Terms(answer: "permessage-deflate"),
    Terms(answer: "permessage-deflate; client_no_context_takeover", clientKeepsContext: false),
    Terms(answer: "permessage-deflate; server_no_context_takeover", keepsContext: false),
    Terms(
      answer: "permessage-deflate; client_max_window_bits=8; server_max_window_bits=9", window: 9,
      clientWindow: 8),
    Terms(
      answer: "permessage-deflate; client_max_window_bits=8; client_no_context_takeover",
      clientWindow: 8, clientKeepsContext: false),
    Terms(answer: "permessage-deflate; client_max_window_bits=9", clientWindow: 9),
    Terms(
      answer: "permessage-deflate; client_max_window_bits=12; server_max_window_bits=12",
      window: 12, clientWindow: 12),
  ]

  /// Messages from noise to repetition, with phrases that come back from near and far.
  private static func messages(seed: UInt64) -> [[UInt8]] {
    var generator = SeededGenerator(seed: seed)
    let phrase = (0..<100).map { _ in UInt8.random(in: 97...122, using: &generator) }
    return (0..<12).map { _ in
      var message: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
          message += phrase.shuffled(using: &generator).prefix(20)
        case 1:
          message += phrase.dropFirst(Int.random(in: 0..<90, using: &generator))
        default:
          let byte = UInt8.random(in: 0...255, using: &generator)
          message += Array(repeating: byte, count: Int.random(in: 0...400, using: &generator))
        }
      }
      return message
    }
  }

  @Test("what we compress zlib inflates with the agreed window", arguments: terms)
  func outgoing(terms: Terms) throws {
    for seed in 0..<8 {
      var test = try CompressedMessageTests.open(answer: terms.answer)
      let peer = terms.peer
      let messages = Self.messages(seed: UInt64(seed))
      for message in messages {
        test.apply(test.connection.send(binary: message, using: &test.generator))
      }
      let frames = try test.sentFrames()
      #expect(frames.map { peer.inflate($0.payload) } == messages, "seed \(seed)")
      #expect(frames.allSatisfy { $0.isCompressed })
    }
  }

  @Test("what zlib compresses we inflate, however it is cut and fragmented", arguments: terms)
  func incoming(terms: Terms) throws {
    for seed in 0..<8 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var test = try CompressedMessageTests.open(answer: terms.answer)
      let peer = terms.peer
      // zlib has nothing to flush for an empty message: a server sends the empty block by hand.
      let messages = Self.messages(seed: UInt64(seed))
      var wire: [UInt8] = []
      for message in messages {
        let payload = message.isEmpty ? [0x00] : peer.compress(message)
        wire += Self.fragmented(payload, using: &generator)
      }
      let cutting = Cutting.allCases[seed % Cutting.allCases.count]
      test.receive(wire, cutting: cutting, seed: UInt64(seed))
      #expect(test.events == messages.map { .binary($0) }, "seed \(seed)")
    }
  }

  private static func fragmented(
    _ payload: [UInt8], using generator: inout SeededGenerator
  ) -> [UInt8] {
    let cut = Int.random(in: 0...payload.count, using: &generator)
    return ServerFrame.make(
      .binary, Array(payload.prefix(cut)), isFinal: false, reservedBits: FrameHeader.compressedBit)
      + ServerFrame.make(.continuation, Array(payload.dropFirst(cut)))
  }

  @Test("a copy of a connection goes its own way")
  func copies() throws {
    let phrase = Array("the same words again".utf8)
    let other = Array("something else, and quite another length of it".utf8)
    // Two servers with the same past: what each says next refers to it.
    let (peer, otherPeer) = (ZlibPeer(), ZlibPeer())
    let past = ServerFrame.make(.binary, peer.compress(phrase), reservedBits: 4)
    _ = otherPeer.compress(phrase)
    var original = try CompressedMessageTests.open()
    original.receive(past)
    original.apply(original.connection.send(binary: phrase, using: &original.generator))
    var copy = original
    copy.receive(ServerFrame.make(.binary, otherPeer.compress(other), reservedBits: 4))
    copy.apply(copy.connection.send(binary: other, using: &copy.generator))
    original.receive(ServerFrame.make(.binary, peer.compress(phrase), reservedBits: 4))
    original.apply(original.connection.send(binary: phrase, using: &original.generator))
    #expect(original.events == [.binary(phrase), .binary(phrase)])
    #expect(copy.events == [.binary(phrase), .binary(other)])
    let (witness, otherWitness) = (ZlibPeer(), ZlibPeer())
    let sent = try original.sentFrames().map { witness.inflate($0.payload) }
    #expect(sent == [phrase, phrase])
    let sentByCopy = try copy.sentFrames().map { otherWitness.inflate($0.payload) }
    #expect(sentByCopy == [phrase, other])
  }

  @Test("damaged compressed data ends the connection at most once and never traps")
  func damaged() throws {
    var closed = 0
    for seed in 0..<150 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var wire: [UInt8] = []
      let peer = ZlibPeer()
      for message in Self.messages(seed: UInt64(seed % 10)).filter({ !$0.isEmpty }).prefix(4) {
        var payload = peer.compress(message)
        let place = Int.random(in: payload.indices, using: &generator)
        payload[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
        wire += ServerFrame.make(.binary, payload, reservedBits: FrameHeader.compressedBit)
      }
      var whole = try CompressedMessageTests.open(limits: WebSocketLimits(messageBytes: 30_000))
      var cut = whole
      whole.receive(wire)
      cut.receive(wire, cutting: .atRandom, seed: UInt64(seed))
      #expect(whole.events == cut.events, "seed \(seed)")
      #expect(whole.written == cut.written, "seed \(seed)")
      let endings = whole.events.filter { if case .closed = $0 { true } else { false } }
      #expect(endings.count <= 1)
      closed += endings.count
    }
    #expect(closed > 50, "the damage is seen")
  }
}

import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("Whatever a server sends")
struct ArbitraryInputTests {
  /// A conversation with everything in it that is allowed.
  private static let conversation: [UInt8] =
    ServerFrame.text("Hello, 你好") + ServerFrame.make(.ping, [1, 2, 3])
    + ServerFrame.text("κό", isFinal: false) + ServerFrame.make(.pong, [4])
    + ServerFrame.make(.continuation, Array("σμε".utf8))
    + ServerFrame.make(.binary, Array(repeating: 0xEE, count: 300))
    + ServerFrame.text("{\"push\":{}}") + ServerFrame.close(3501, "bad request")

  /// The conversation with a few bytes changed.
  private static func damaged(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes = conversation
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: bytes.indices, using: &generator)
      bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
    }
    return bytes
  }

  @Test("how the bytes are cut changes nothing, not even in damaged conversations")
  func cuttingDoesNotMatter() throws {
    let open = try ConnectionUnderTest.makeOpen()
    var outcomes = Set<String>()
    for seed in 0..<200 {
      let bytes = Self.damaged(seed: UInt64(seed))
      var whole = open
      whole.receive(bytes)
      for cutting in [Cutting.byteByByte, .atRandom] {
        var cut = open
        cut.receive(bytes, cutting: cutting, seed: UInt64(seed))
        #expect(cut.events == whole.events, "seed \(seed), \(cutting)")
        #expect(cut.written == whole.written, "seed \(seed), \(cutting)")
      }
      if case .closed(let closure) = whole.events.last { outcomes.insert("\(closure.code)") }
    }
    #expect(outcomes.isSuperset(of: ["1002", "1007", "3501"]), "the damage reaches every kind")
  }

  @Test("an undamaged conversation arrives whole", arguments: Cutting.allCases)
  func undamaged(cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(Self.conversation, cutting: cutting)
    #expect(
      test.events == [
        .text("Hello, 你好"), .pong([4]), .text("κόσμε"),
        .binary(Array(repeating: 0xEE, count: 300)), .text("{\"push\":{}}"),
        .closed(.byServer(code: CloseCode(rawValue: 3501), reason: "bad request")),
      ])
  }

  @Test("noise is reported at most once and never traps")
  func noise() throws {
    let open = try ConnectionUnderTest.makeOpen()
    for seed in 0..<300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      var test = open
      test.receive(bytes, cutting: .atRandom, seed: UInt64(seed))
      test.apply(test.connection.transportEnded())
      let closures = test.events.filter { if case .closed = $0 { true } else { false } }
      #expect(closures.count == 1)
      #expect(test.events.last == closures.last)
    }
  }

  @Test("noise instead of an answer, or inside one, never opens a connection")
  func noisyAnswer() {
    let handshaking = ConnectionUnderTest.makeHandshaking()
    let answer = Array(handshaking.answer(more: ["Server: x"]).utf8)
    let key = Array("Sec-WebSocket-Accept".utf8)
    let proof = answer.indices.first { answer[$0...].starts(with: key) } ?? 0
    for seed in 0..<200 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var bytes = answer
      let place = Int.random(in: proof..<(proof + key.count + 30), using: &generator)
      bytes[place] ^= UInt8.random(in: 1...31, using: &generator)
      // Only the case of a letter in the field's name may change without harm.
      guard bytes[place] | 0x20 != answer[place] | 0x20 else { continue }
      var test = handshaking
      test.receive(bytes, cutting: .atRandom, seed: UInt64(seed))
      #expect(!test.events.contains(.opened(subprotocol: nil)), "seed \(seed)")
    }
  }
}

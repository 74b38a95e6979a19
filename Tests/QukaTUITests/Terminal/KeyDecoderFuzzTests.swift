import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Key decoder: any bytes in any pieces")
struct KeyDecoderFuzzTests {
  /// Bytes that lead deep into the decoder far more often than chance would.
  private static let fragments: [[UInt8]] =
    [
      "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}[M",
      "\u{1B}[[", "\u{1B}[<", "\u{1B}[?", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}\\", "\u{7}",
      "\u{18}",
      "[", "O", "A", "~", "u", "0", "27;", ";", ":", "200~", "$y", "中", "é", "\r\n", "\u{3}",
      "99999999999999999999", "\u{1B}[1;99999999999999999999A", "\u{1B}[4294967295u",
      "\u{1B}[27;9223372036854775807;9223372036854775807~", "\u{1B}[55296u", "\u{1B}[;;;u",
      "\u{1B}O9999A", "\u{1B}[<9999999;99999999;9999999M", "\u{1B}]11;rgb:////\u{7}",
      "\u{1B}[-1u", "\u{1B}[::u", "\u{1B}[0;0R",
    ].map { Array($0.utf8) } + [[0xFF], [0xC2], [0xE4, 0xB8], [0xF0, 0x9F], [0x80], [0x00]]

  private static func randomBytes(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 1...24, using: &random)).flatMap { _ -> [UInt8] in
      guard Int.random(in: 0..<4, using: &random) > 0 else {
        return [UInt8.random(in: 0...255, using: &random)]
      }
      return fragments.randomElement(using: &random) ?? []
    }
  }

  /// Cuts at random places.
  private static func pieces(
    _ bytes: [UInt8], _ random: inout SeededGenerator
  ) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...max(1, min(8, rest.count)), using: &random))
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  /// Nothing waits but a torn character, which any byte ends.
  private static func isSettled(_ decoder: KeyDecoder) -> Bool {
    switch decoder.state {
    case .ground, .character: true
    case .escape, .control, .overlong, .shift, .console, .legacyMouse, .string, .stringEscape,
      .paste, .burst:
      false
    }
  }

  @Test("nothing crashes or stays pending, and Esc works afterwards", arguments: 0..<8)
  func anything(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var decoder = KeyDecoder()
      var now = Instant.zero
      let bytes = Self.randomBytes(&random)
      for piece in Self.pieces(bytes, &random) {
        _ = decoder.receive(piece, at: now)
        #expect((decoder.deadline == nil) == Self.isSettled(decoder), "\(bytes)")
        now = now + .microseconds(Int64.random(in: 0...4_000, using: &random))
      }
      _ = decoder.expire(at: now + .seconds(3_600))
      #expect(Self.isSettled(decoder) && decoder.deadline == nil, "\(bytes)")
      let isTorn = decoder.state != .ground
      let rest: [TerminalInput] = isTorn ? [.key(.character("\u{FFFD}"))] : []
      #expect(decoder.receive([0x1B, 0x1B], at: .late) == rest + [.key(.escape)], "\(bytes)")
    }
  }

  @Test("memory stays bounded whatever comes", arguments: 100..<104)
  func bounded(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var decoder = KeyDecoder(.init(pasteLimit: 500))
    for _ in 0..<2_000 {
      _ = decoder.receive(Self.randomBytes(&random), at: .zero)
      #expect(decoder.buffer.count <= 256)
      #expect(decoder.collector.text.utf8.count <= 1_600)
    }
  }

  /// Complete inputs, no two of which run together. Esc is only here in its kitty form: S11 makes
  /// the meaning of a bare one depend on the reads.
  private static let tokens =
    [
      "a", "中", "é", "🚀", "\r", "\t", "\u{3}", "\u{7F}", "\u{1B}[200~p\r\nq\u{1B}[201~",
      "\u{1B}[[B", "\u{1B}[M ab",
    ]
    + (KeyDecoderTests.cursorKeys + KeyDecoderTests.kitty + KeyDecoderTests.mouse).map(\.bytes)

  @Test("the pieces in which complete sequences come do not matter", arguments: 200..<208)
  func chunking(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let chosen = (0..<12).compactMap { _ in Self.tokens.randomElement(using: &random) }
      let bytes = chosen.flatMap { Array($0.utf8) }
      // What counts as a paste that is not marked depends on the reads.
      var whole = KeyDecoder(.init(burstDelay: nil))
      var torn = whole
      let expected = whole.receive(bytes, at: .zero)
      let inputs = Self.pieces(bytes, &random).flatMap { torn.receive($0, at: .zero) }
      #expect(inputs == expected, "\(chosen)")
      #expect(torn.state == .ground && whole.state == .ground)
    }
  }

  @Test("a lone Esc between complete sequences is never lost", arguments: 300..<304)
  func escapeBetween(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
      let before = Array((Self.tokens.randomElement(using: &random) ?? "").utf8)
      let after = Array((Self.tokens.randomElement(using: &random) ?? "").utf8)
      let first = decoder.receive(before, at: .zero)
      var inputs = decoder.receive([0x1B], at: .zero)
      inputs += decoder.receive(after, at: .milliseconds(3))
      #expect(inputs.first == .key(.escape), "\(before) \(after)")
      var plain = KeyDecoder()
      #expect(first + inputs.dropFirst() == plain.receive(before + after, at: .zero))
    }
  }
}

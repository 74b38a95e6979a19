import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What a slow link cuts: nothing is typed that nobody typed.
@Suite("Key decoder: sequences that are torn")
struct KeyDecoderTornTests {
  /// What nobody types letter by letter, each whole.
  private static let sequences: [String] =
    (KeyDecoderTests.mouse + KeyDecoderTests.kitty).map(\.bytes)
    + [
      "\u{1B}[200~a\rb\u{1B}[201~", "\u{1B}[?62;22c", "\u{1B}[?2026;2$y", "\u{1B}[12;40R",
      "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]10;rgb:f/8/0\u{7}", "\u{1B}[1;5A",
      "\u{1B}[5~",
      "\u{1B}[M !!",
    ]

  private func whole(_ sequence: String) -> [TerminalInput] {
    var decoder = KeyDecoder()
    return decoder.receive(sequence.utf8, at: .zero)
  }

  /// The inputs of a sequence that comes in two reads with a pause between them, as the loop makes them.
  private func torn(_ sequence: String, at cut: Int, _ pause: Int64) -> [TerminalInput] {
    let bytes = Array(sequence.utf8)
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    var inputs = decoder.receive(bytes[..<cut], at: .zero)
    for time in stride(from: Int64(0), through: pause, by: 1) {
      if let deadline = decoder.deadline, deadline <= .milliseconds(time) {
        inputs += decoder.expire(at: .milliseconds(time))
      }
    }
    return inputs + decoder.receive(bytes[cut...], at: .milliseconds(pause))
  }

  @Test(
    "a sequence with a number is the same wherever it is cut behind its introducer, seconds apart",
    arguments: sequences)
  func behindIntroducer(_ sequence: String) {
    for pause: Int64 in [20, 101, 251, 3_000] {
      // A string's own time is short: a person may be typing into it.
      let isString = sequence.hasPrefix("\u{1B}]")
      if isString, pause > 900 { continue }
      for cut in 3..<sequence.utf8.count where !isBeforeEnd(sequence, cut) {
        let inputs = torn(sequence, at: cut, pause).filter { $0 != .reply(.other) }
        #expect(inputs == whole(sequence).filter { $0 != .reply(.other) }, "\(cut), \(pause) ms")
      }
    }
  }

  /// A cut inside a paste's text that is not its end mark's is the paste's own affair: it ends after two seconds.
  private func isBeforeEnd(_ sequence: String, _ cut: Int) -> Bool {
    sequence.hasPrefix("\u{1B}[200~") && cut >= 6
  }

  @Test("cut behind its ESC or its introducer, its rest is not typed either", arguments: sequences)
  func behindEscape(_ sequence: String) {
    for cut in 1...2 {
      for pause: Int64 in [101, 251, 3_000] {
        let inputs = torn(sequence, at: cut, pause)
        // The bytes that came alone were a key by then.
        let first: Key? = cut == 1 ? .escape : nil
        let rest = whole(sequence)
        guard rest.allSatisfy({ $0 != .reply(.other) }), !rest.isEmpty else { continue }
        if let first { #expect(inputs.first == .key(first)) }
        #expect(Array(inputs.dropFirst()) == rest, "\(cut), \(pause) ms")
      }
    }
  }

  @Test("a colour's end that comes late is neither Esc nor a backslash")
  func lateStringEnd() {
    let color = TerminalInput.reply(.color(selector: 11, rgb: 0x1E1E2E))
    for pause: Int64 in [1, 20, 101, 5_000] {
      #expect(torn("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", at: 24, pause) == [color], "\(pause) ms")
    }
  }

  @Test("a torn character waits for its rest without a clock, and nothing is swallowed")
  func character() {
    var decoder = KeyDecoder()
    #expect(decoder.receive([0xE4, 0xBD], at: .zero).isEmpty)
    #expect(decoder.deadline == nil)
    #expect(decoder.expire(at: .milliseconds(60_000)).isEmpty)
    #expect(decoder.receive([0xA0], at: .milliseconds(60_000)) == [.key(.character("你"))])
    for (byte, key) in [(UInt8(0x03), Key.control("c")), (0x61, .character("a")), (0x0D, .enter)] {
      _ = decoder.receive([0xF0, 0x9F], at: .zero)
      let inputs = decoder.receive([byte], at: .milliseconds(5_000))
      #expect(inputs == [.key(.character("\u{FFFD}")), .key(key)])
    }
  }

  @Test("typing goes on behind a report whose rest never comes")
  func lostRest() {
    var decoder = KeyDecoder()
    _ = decoder.receive("\u{1B}[<0;1".utf8, at: .zero)
    #expect(decoder.expire(at: .milliseconds(9_999)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(10_000)) == [.reply(.other)])
    let keys = decoder.receive("0;1 more".utf8, at: .milliseconds(11_000))
    #expect(keys == "0;1 more".map { .key(.character($0)) })
  }

  @Test(
    "what is typed after Esc is text, although it looks a little like a sequence",
    arguments: [
      "[", "[A", "[h", "[]", "[1] is it", "[2020]", "]11", "[<x", "[?", "O", "\\", "[中", "200~",
    ])
  func typedBehindEscape(_ text: String) {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    var inputs = decoder.receive([0x1B], at: .zero) + decoder.expire(at: .milliseconds(2))
    inputs += decoder.receive(text.utf8, at: .milliseconds(40))
    #expect(inputs == [.key(.escape)] + text.map { .key(.character($0)) })
  }
}

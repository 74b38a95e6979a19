import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// S11 and the escape delay: reads and time.
@Suite("Key decoder: reads and time")
struct KeyDecoderTimingTests {
  private func keys(_ inputs: [TerminalInput]) -> [Key] {
    inputs.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test("a lone ESC is Esc after the escape delay, not before")
  func loneEscape() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(5)))
    #expect(decoder.receive([0x1B], at: .zero).isEmpty)
    #expect(decoder.deadline == .milliseconds(5))
    #expect(decoder.expire(at: Instant(nanoseconds: 4_999_999)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(5)) == [.key(.escape)])
    #expect(decoder.deadline == nil)
    #expect(decoder.expire(at: .late).isEmpty)
  }

  private static let answers =
    "\u{1B}]11;rgb:0/0/0\u{1B}\\\u{1B}[2;3R\u{1B}[?2026;2$y\u{1B}[?62;22c"

  /// What the answers come to when they are cut once, 200 ms apart.
  private func inputs(cutAt cut: Int) -> [TerminalInput] {
    let answers = Array(Self.answers.utf8)
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    decoder.expectReplies(until: .late)
    return decoder.receive(answers[..<cut], at: .zero)
      + decoder.expire(at: .milliseconds(2)) + decoder.expire(at: .milliseconds(200))
      + decoder.receive(answers[cut...], at: .milliseconds(200))
  }

  @Test("an answer that a slow link cuts anywhere is never text, as long as answers are expected")
  func tornAnswers() {
    let rest: [TerminalInput] = [
      .reply(.cursor(Point(column: 2, row: 1))), .reply(.mode(2026, value: 2)),
      .reply(.deviceAttributes),
    ]
    #expect(inputs(cutAt: 1) == [.key(.escape), .reply(.color(selector: 11, rgb: 0))] + rest)
    for cut in 2..<Self.answers.utf8.count {
      #expect(inputs(cutAt: cut) == [.reply(.color(selector: 11, rgb: 0))] + rest, "\(cut)")
    }
  }

  @Test(
    "S11: an ESC that comes alone is Esc after the escape delay, whatever answers are under way")
  func neverBehindAnswers() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    decoder.expectReplies(until: .late)
    #expect(decoder.receive([0x1B], at: .zero).isEmpty)
    #expect(decoder.deadline == .milliseconds(2))
    #expect(decoder.expire(at: .milliseconds(2)) == [.key(.escape)])
    #expect(decoder.receive([0x1B], at: .milliseconds(3)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(5)) == [.key(.escape)])
    // Behind typed text and inside an unfinished answer too.
    #expect(decoder.receive("a\u{1B}".utf8, at: .milliseconds(10)) == [.key(.character("a"))])
    #expect(decoder.expire(at: .milliseconds(12)) == [.key(.escape)])
    _ = decoder.receive("\u{1B}]11;rgb:".utf8, at: .milliseconds(20))
    _ = decoder.receive([0x1B], at: .milliseconds(30))
    #expect(decoder.expire(at: .milliseconds(32)) == [.reply(.other), .key(.escape)])
    #expect(decoder.receive("\\x".utf8, at: .milliseconds(200)) == [.key(.character("x"))])
  }

  @Test(
    "what is typed after such an Esc is typed, once and in its order",
    arguments: ["[", "]", "[h", "x", "[中", "]x", "\\", "O"])
  func typedAfterEscape(_ text: String) {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    decoder.expectReplies(until: .late)
    _ = decoder.receive([0x1B], at: .zero)
    var inputs = decoder.expire(at: .milliseconds(2))
    inputs += decoder.receive(text.utf8, at: .milliseconds(50))
    inputs += decoder.expire(at: .milliseconds(300))
    #expect(keys(inputs) == [.escape] + text.map { Key.character($0) })
    #expect(inputs.count == keys(inputs).count)
  }

  @Test(
    "an ESC right behind an answer waits for its rest, until the last one or none is expected any more"
  )
  func impatientAgain() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    decoder.expectReplies(until: .milliseconds(1000))
    let torn = "\u{1B}[?2026;2$y\u{1B}".utf8
    let answer = TerminalInput.reply(.mode(2026, value: 2))
    #expect(decoder.receive(torn, at: .zero) == [answer])
    #expect(decoder.expire(at: .milliseconds(249)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(250)) == [.key(.escape)])
    var late = decoder
    #expect(late.receive(torn, at: .milliseconds(1000)) == [answer])
    #expect(late.expire(at: .milliseconds(1002)) == [.key(.escape)])
    _ = decoder.receive("\u{1B}[?62;22c".utf8, at: .milliseconds(300))
    #expect(decoder.receive(torn, at: .milliseconds(400)) == [answer])
    #expect(decoder.expire(at: .milliseconds(402)) == [.key(.escape)])
  }

  @Test("without a delay a lone ESC is Esc at once")
  func noDelay() {
    var decoder = KeyDecoder(.init(escapeDelay: .zero))
    #expect(decoder.receive([0x1B], at: .zero) == [.key(.escape)])
    #expect(decoder.deadline == nil)
    #expect(decoder.receive("\u{1B}[A".utf8, at: .zero) == [.key(Key(.up))])
  }

  @Test("ESC and a letter in two reads are Esc and the letter", arguments: ["x", "é", "\r", "]"])
  func twoReads(_ text: String) {
    var decoder = KeyDecoder()
    _ = decoder.receive([0x1B], at: .zero)
    let inputs = decoder.receive(text.utf8, at: .zero) + decoder.expire(at: .late)
    var plain = KeyDecoder()
    #expect(inputs == [.key(.escape)] + plain.receive(text.utf8, at: .zero))
  }

  @Test("two reads that make a control sequence are one key", arguments: ["[A", "OA", "[1;1A"])
  func tornArrow(_ rest: String) {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    #expect(decoder.receive([0x1B], at: .zero).isEmpty)
    #expect(decoder.receive(rest.utf8, at: .milliseconds(1)) == [.key(Key(.up))])
  }

  @Test("two reads that make no known sequence are Esc and letters", arguments: ["[h", "Oh"])
  func tornNonsense(_ rest: String) {
    var decoder = KeyDecoder()
    _ = decoder.receive([0x1B], at: .zero)
    let inputs = decoder.receive(rest.utf8, at: .zero)
    #expect(keys(inputs) == [.escape] + rest.map { Key.character($0) })
  }

  @Test("an arrow torn by more than the delay is Esc and two letters")
  func lateArrow() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    _ = decoder.receive([0x1B], at: .zero)
    let inputs =
      decoder.expire(at: .milliseconds(3)) + decoder.receive("[A".utf8, at: .milliseconds(3))
    #expect(keys(inputs) == [.escape, .character("["), .character("A")])
  }

  @Test("a torn arrow whose rest waited for a slow frame is still an arrow")
  func arrowAfterSlowFrame() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    _ = decoder.receive([0x1B], at: .zero)
    let inputs = decoder.receive("[A".utf8, at: .milliseconds(30))
    #expect(keys(inputs) == [Key(.up)])
  }

  @Test("an ESC that another ESC follows in a second read is two presses")
  func twoPresses() {
    var decoder = KeyDecoder()
    #expect(decoder.receive([0x1B], at: .zero).isEmpty)
    #expect(decoder.receive([0x1B], at: .zero) == [.key(.escape)])
    #expect(decoder.expire(at: .late) == [.key(.escape)])
  }

  @Test("ESC ESC in one read is one press, at once")
  func doubledEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.receive([0x1B, 0x1B], at: .zero) == [.key(.escape)])
    #expect(decoder.receive("x".utf8, at: .zero) == [.key(.character("x"))])
  }

  @Test("an Esc that came with earlier bytes of the same read waits like a lone one")
  func escapeAfterText() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    #expect(decoder.receive("ab\u{1B}".utf8, at: .zero).count == 2)
    #expect(decoder.expire(at: .milliseconds(2)) == [.key(.escape)])
  }

  @Test("Esc pressed inside an unfinished reply still counts")
  func escapeInString() {
    var decoder = KeyDecoder(.init(escapeDelay: .milliseconds(2)))
    _ = decoder.receive("\u{1B}]11;rgb:".utf8, at: .zero)
    _ = decoder.receive([0x1B], at: .milliseconds(10))
    #expect(decoder.expire(at: .milliseconds(12)) == [.reply(.other), .key(.escape)])
  }

  @Test("a reply whose terminator is torn is still a reply, and no Esc")
  func tornTerminator() {
    var decoder = KeyDecoder()
    #expect(decoder.receive("\u{1B}]11;rgb:0/0/0\u{1B}".utf8, at: .zero).isEmpty)
    let inputs = decoder.receive("\\".utf8, at: .milliseconds(1))
    #expect(inputs == [.reply(.color(selector: 11, rgb: 0))])
  }

  @Test("an unfinished reply does not hold the keyboard for more than its delay")
  func endlessString() {
    var decoder = KeyDecoder()
    _ = decoder.receive("\u{1B}]11;rgb:".utf8, at: .zero)
    for step in 1...9 {
      #expect(decoder.receive("aaaa".utf8, at: .milliseconds(Int64(step) * 100)).isEmpty)
    }
    let inputs = decoder.receive("a".utf8, at: .milliseconds(1_000))
    #expect(inputs == [.reply(.other), .key(.character("a"))])
  }

  @Test("a flood inside a string is abandoned, not kept")
  func floodedString() {
    var decoder = KeyDecoder()
    _ = decoder.receive("\u{1B}]11;".utf8, at: .zero)
    let flood = [UInt8](repeating: 0x61, count: 2 << 20)
    let inputs = decoder.receive(flood, at: .zero)
    #expect(inputs.first == .reply(.other))
    #expect(decoder.buffer.count <= 256)
    #expect(decoder.state == .ground)
  }

  @Test("an overlong control sequence is swallowed to its end")
  func overlongSequence() {
    var decoder = KeyDecoder()
    let body = String(repeating: "1;", count: 5_000)
    #expect(
      decoder.receive("\u{1B}[\(body)Ax".utf8, at: .zero) == [
        .reply(.other), .key(.character("x")),
      ])
  }

  @Test("a torn character is joined, an unfinished one becomes U+FFFD")
  func tornCharacter() {
    var decoder = KeyDecoder()
    #expect(decoder.receive([0xE4, 0xB8], at: .zero).isEmpty)
    #expect(decoder.receive([0xAD], at: .zero) == [.key(.character("中"))])
    #expect(decoder.receive([0xE4], at: .zero).isEmpty)
    #expect(
      decoder.receive([0x61], at: .late) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
  }

  @Test(
    "bytes that are no UTF-8 become U+FFFD and swallow nothing",
    arguments: [
      [0xFF], [0xC0], [0xE4], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
    ]
      as [[UInt8]])
  func invalidBytes(_ bytes: [UInt8]) {
    var decoder = KeyDecoder()
    let inputs = decoder.receive(bytes + [0x61], at: .zero)
    #expect(inputs.first == .key(.character("\u{FFFD}")))
    #expect(inputs.last == .key(.character("a")))
  }

  @Test("C1 control characters are neither keys nor text")
  func controlCharacters() {
    var decoder = KeyDecoder()
    #expect(decoder.receive("\u{9B}\u{85}a".utf8, at: .zero) == [.key(.character("a"))])
  }
}

import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Key decoder: bracketed paste")
struct KeyDecoderPasteTests {
  private static let open = "\u{1B}[200~"
  private static let close = "\u{1B}[201~"

  @Test("a paste is one input, wherever it is torn")
  func tornAnywhere() {
    let bytes = Array("\(Self.open)one 中\r\ntwo\(Self.close)x".utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let inputs =
        decoder.receive(bytes[..<cut], at: .zero) + decoder.receive(bytes[cut...], at: .zero)
      #expect(inputs == [.paste("one 中\ntwo"), .key(.character("x"))])
    }
  }

  @Test(
    "line ends become newlines, other control characters go",
    arguments: [
      ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\nb", "a\nb"), ("a\r\r\nb", "a\n\nb"),
      ("a\n\rb", "a\n\nb"), ("a\tb", "a\tb"), ("a\u{3}\u{7F}\0b", "ab"), ("a\u{9B}31mb", "a31mb"),
      ("a\u{1B}[31mb", "a[31mb"), ("\u{1B}\u{1B}", ""), ("\u{1B}[20", "[20"), ("©", "©"),
      ("\u{1B}[200~x", "[200~x"),
    ])
  func cleaning(_ pasted: String, _ text: String) {
    var decoder = KeyDecoder()
    let inputs = decoder.receive("\(Self.open)\(pasted)\(Self.close)".utf8, at: .zero)
    #expect(inputs == [.paste(text)])
  }

  @Test("invalid UTF-8 in a paste is repaired")
  func invalidText() {
    var decoder = KeyDecoder()
    let bytes = Array(Self.open.utf8) + [0x61, 0xFF, 0xC2, 0x62] + Array(Self.close.utf8)
    #expect(decoder.receive(bytes, at: .zero) == [.paste("a\u{FFFD}\u{FFFD}b")])
  }

  @Test("what is removed never joins its neighbours to a control character")
  func noJoining() {
    for between: [UInt8] in [[0x1B], [0x00], [0x1B, 0x5B], [0x03, 0x03]] {
      var decoder = KeyDecoder()
      let bytes = Array(Self.open.utf8) + [0xC2] + between + [0x85] + Array(Self.close.utf8)
      guard case .paste(let text) = decoder.receive(bytes, at: .zero).first else {
        Issue.record("no paste: \(between)")
        continue
      }
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x85 }, "\(text)")
    }
  }

  @Test("a paste beyond the limit keeps its beginning and whole characters")
  func limit() {
    var decoder = KeyDecoder(.init(pasteLimit: 10))
    let inputs = decoder.receive("\(Self.open)中中中中中中\(Self.close)a".utf8, at: .zero)
    #expect(
      inputs == [.paste("中中中中"), .pasteFault(.tooLong(taken: 12, of: 18)), .key(.character("a"))])
  }

  @Test("the memory of an endless paste is bounded")
  func endless() {
    var decoder = KeyDecoder(.init(pasteLimit: 1_000))
    _ = decoder.receive(Self.open.utf8, at: .zero)
    for _ in 0..<100 {
      #expect(decoder.receive(repeatElement(0x61, count: 1_000), at: .zero).isEmpty)
    }
    #expect(decoder.collector.text.utf8.count == 1_000)
  }

  @Test("keys inside an open paste are its text, and never Esc or Ctrl-C")
  func neverKeys() {
    var decoder = KeyDecoder()
    _ = decoder.receive(Self.open.utf8, at: .zero)
    #expect(decoder.receive([0x1B], at: .milliseconds(100)).isEmpty)
    #expect(decoder.receive([0x03], at: .milliseconds(200)).isEmpty)
    #expect(decoder.receive("\u{1B}[27u".utf8, at: .milliseconds(300)).isEmpty)
    let inputs = decoder.receive(Self.close.utf8, at: .milliseconds(400))
    #expect(inputs == [.paste("[27u")])
  }

  @Test("a paste whose end never comes is delivered after a silence")
  func lostEnd() {
    var decoder = KeyDecoder(.init(pasteDelay: .seconds(2)))
    _ = decoder.receive("\(Self.open)one".utf8, at: .zero)
    _ = decoder.receive("two".utf8, at: .milliseconds(1_500))
    #expect(decoder.expire(at: .milliseconds(3_499)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(3_500)) == [.paste("onetwo"), .pasteFault(.noEnd)])
    #expect(decoder.receive([0x1B, 0x1B], at: .milliseconds(3_600)) == [.key(.escape)])
  }
}

import QukaTestSupport
import QukaWire
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("Key decoder: a paste that the terminal does not mark")
struct PasteBurstTests {
  private static func keys(_ text: String) -> [TerminalInput] {
    text.map { .key($0 == "\r" || $0 == "\r\n" ? .enter : .character($0)) }
  }

  /// What comes of reads, each so long after the one before, and of a silence behind them.
  private static func inputs(
    _ reads: [String], pause: Duration = .zero, _ decoder: KeyDecoder = KeyDecoder()
  ) -> [TerminalInput] {
    var decoder = decoder
    var now = Instant.zero
    var inputs: [TerminalInput] = []
    for read in reads {
      inputs += decoder.receive(Array(read.utf8), at: now)
      now = now + pause
      if let deadline = decoder.deadline, deadline <= now { inputs += decoder.expire(at: deadline) }
    }
    return inputs + decoder.expire(at: now + .seconds(3))
  }

  @Test(
    "text behind a line end in one read is a paste; nothing of it is sent, and no Esc in it is a key"
  )
  func pastes() {
    let cases = [
      ("one\rtwo", "one\ntwo"), ("one\r\ntwo\r", "one\ntwo\n"), ("one\ntwo", "one\ntwo"),
      ("a\r\r\tb", "a\n\n\tb"), ("\ra\rb", "\na\nb"), ("a\u{1B}b\rc", "ab\nc"),
      ("a\rb\u{1B}", "a\nb"), ("a\rb\u{1B}[A\u{3}", "a\nb[A"), ("字\r字", "字\n字"),
    ]
    for (read, text) in cases { #expect(Self.inputs([read]) == [.paste(text)], "\(read)") }
  }

  @Test("letters with a line end behind them, keys one by one and held keys are keys")
  func typed() {
    for read in ["hello\r", "你好", "你好\r", "\r", "\r\r\r", "aaaaaa", "\rm", "\rmore"] {
      #expect(Self.inputs([read]) == Self.keys(read), "\(read)")
    }
    #expect(Self.inputs("ab\rcd\r".map(String.init)) == Self.keys("ab\rcd\r"))
    #expect(
      Self.inputs(["hello\r\u{1B}[A"]) == Self.keys("hello\r") + [.key(Key(.up))])
  }

  @Test("a report that comes before it in the same read is a report")
  func behindReport() {
    #expect(Self.inputs(["\u{1B}[Ione\rtwo"]) == [.focus(true), .paste("one\ntwo")])
    #expect(
      Self.inputs(["x\u{1B}[31mred\rtwo"])
        == Self.keys("x") + [.reply(.other), .paste("red\ntwo")])
  }

  @Test("it is one paste, wherever it is cut behind its first line end")
  func cuts() {
    let text = "first 中\rsecond\rthird\u{1B}[31m\rlast\r"
    let bytes = Array(text.utf8)
    let begun = Array("first 中\rs".utf8).count
    for cut in begun..<bytes.count {
      var decoder = KeyDecoder()
      var inputs = decoder.receive(bytes[..<cut], at: .zero)
      inputs += decoder.receive(bytes[cut...], at: .milliseconds(5))
      inputs += decoder.expire(at: .late)
      #expect(inputs == [.paste("first 中\nsecond\nthird[31m\nlast\n")], "\(cut)")
    }
  }

  @Test("its rest that comes late is text; a key alone is a key")
  func late() {
    let reads = ["one\rtwo\rthr", "ee\r"]
    #expect(
      Self.inputs(reads, pause: .milliseconds(60)) == [.paste("one\ntwo\nthr"), .paste("ee\n")])
    for (key, input) in [("\r", Key.enter), ("\u{1B}", .escape), ("x", .character("x"))] {
      #expect(
        Self.inputs(["one\rtwo", key], pause: .milliseconds(21))
          == [.paste("one\ntwo"), .key(input)])
    }
    #expect(
      Self.inputs(reads, pause: .seconds(1)) == [.paste("one\ntwo\nthr")] + Self.keys("ee\r"))
  }

  @Test("a line that nobody types is a paste, and a line end behind all of it is Enter")
  func longLine() {
    let line = String(repeating: "word ", count: 1_000)
    let parts = [String(line.prefix(4_000)), String(line.dropFirst(4_000))]
    #expect(Self.inputs(parts) == [.paste(line)])
    #expect(Self.inputs([parts[0], parts[1] + "\r"]) == [.paste(line), .key(.enter)])
    #expect(Self.inputs([parts[0], parts[1] + "\ra\r"]) == [.paste(line + "\na\n")])
  }

  @Test("once the terminal has marked a paste, reads are keys")
  func marked() {
    #expect(
      Self.inputs(["\u{1B}[200~a\rb\u{1B}[201~", "c\rd"]) == [.paste("a\nb")] + Self.keys("c\rd"))
    // The first one, too, wherever it is torn.
    let bytes = Array("\u{1B}[200~a\rb\rc\u{1B}[201~x".utf8)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      let inputs =
        decoder.receive(bytes[..<cut], at: .zero) + decoder.receive(bytes[cut...], at: .zero)
      #expect(inputs == [.paste("a\nb\nc"), .key(.character("x"))], "\(cut)")
    }
  }

  @Test("an end mark inside a marked paste does not make keys of what follows")
  func secondEnd() {
    let (open, close) = ("\u{1B}[200~", "\u{1B}[201~")
    #expect(
      Self.inputs([open + "a" + close + "\rrm\r" + close + "x"])
        == [.paste("a\nrm\n")] + Self.keys("x"))
    #expect(
      Self.inputs([open + "a" + close + open + "b" + close]) == [.paste("a"), .paste("b")])
  }

  @Test("beyond 8 MB the beginning is taken, and it is said how much of how much")
  func tooLong() {
    var decoder = KeyDecoder()
    _ = decoder.receive("\u{1B}[200~".utf8, at: .zero)
    let read = [UInt8](repeating: 0x61, count: 1 << 16)
    for _ in 0..<144 { _ = decoder.receive(read, at: .zero) }
    let inputs = decoder.receive("\u{1B}[201~".utf8, at: .zero)
    #expect(inputs.last == .pasteFault(.tooLong(taken: 8 << 20, of: 9 << 20)))
    guard case .paste(let text) = inputs.first else { return #expect(Bool(false), "a paste") }
    #expect(text.utf8.count == 8 << 20)
  }
}

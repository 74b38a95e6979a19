import QukaTestSupport
import Testing

@testable import QukaText

@Suite("Text gate")
struct TextGateTests {
  @Test(
    "what acts on a terminal becomes visible",
    arguments: [
      ("\u{1B}]52;c;QQ==\u{7}", "␛]52;c;QQ==␇"), ("a\u{9B}31m", "a\u{FFFD}31m"), ("\u{7F}", "␡"),
      ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"), ("one\r\ntwo", "one\ntwo"),
      ("a\rb\r", "a␍b␍"),
      ("\r\r\n", "␍\n"), ("\u{0}", "␀"), ("x\u{2028}y", "x\u{FFFD}y"),
    ])
  func replaces(text: String, safe: String) {
    #expect(Array(TextGate.neutralize(text).unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test(
    "harmless text passes unchanged",
    arguments: ["", "a\tb\n", "“quotes” — …", "👨‍👩‍👧‍👦 مرحبا \u{200F}\u{200E}", "£ ¡ ñ", "†‡•"])
  func passes(text: String) {
    #expect(TextGate.neutralize(text) == text)
  }

  @Test("nothing forbidden is left of random text, and a second pass changes nothing")
  func fuzz() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<20 {
        let range: ClosedRange<UInt32> =
          [0...0xFF, 0x2000...0x2070, 0...0x10FFFF].randomElement(using: &generator) ?? 0...0xFF
        let value = UInt32.random(in: range, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let safe = TextGate.neutralize(text)
      #expect(safe.unicodeScalars.allSatisfy { !isForbidden($0) })
      #expect(TextGate.neutralize(safe) == safe)
    }
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    let category = scalar.properties.generalCategory
    return category == .control || category == .lineSeparator || category == .paragraphSeparator
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("Search of bytes, and the place in code that stands on it")
struct ByteSearchTests {
  @Test("A byte is found wherever it stands, and none that is near it")
  func everyPlace() {
    let search = ByteSearch(0x3C, 0x24)
    // Neighbours of what is wanted, with and without the high bit, and what a word's borrow could take for it.
    let others: [UInt8] = [0x3B, 0x3D, 0x23, 0x25, 0xBC, 0xA4, 0x00, 0xFF, 0x5D]
    for length in 0...40 {
      let text = (0..<length).map { others[$0 % others.count] }
      for start in 0...length {
        #expect(first(search, text, start) == nil)
        for place in 0..<length {
          for wanted in [0x3C, 0x24] as [UInt8] {
            var text = text
            text[place] = wanted
            #expect(first(search, text, start) == (place >= start ? place : nil))
          }
        }
      }
    }
  }

  @Test("A third byte is found only by a search for it")
  func third() {
    let text = Array("0123456789]<".utf8)
    #expect(first(ByteSearch(0x3C, 0x24), text, 0) == 11)
    #expect(first(ByteSearch(0x3C, 0x24, 0x5D), text, 0) == 10)
  }

  @Test("The place in code is the same however the text is cut")
  func cuts() {
    let pieces = ["`", "``", "```", "\n", " ", "\t", "a", "漢", "word of text", "a\n\nb", "\n  "]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<12 { text += pieces.randomElement(using: &generator) ?? "" }
      var whole = CodePlace()
      whole.take(text[...])
      var cut = CodePlace()
      for scalar in text.unicodeScalars { cut.take(Substring(String(scalar))) }
      #expect(whole == cut, "\(text.debugDescription)")
    }
  }

  private func first(_ search: ByteSearch, _ text: [UInt8], _ start: Int) -> Int? {
    text.withUnsafeBufferPointer { search.first(in: $0, from: start) }
  }
}

import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Cell text")
struct CellTextTests {
  init() {
    TerminalLocale.ensureUTF8()
  }

  private func parts(_ text: String, _ width: Int) -> [String] {
    CellText.parts(of: Array(text.unicodeScalars), width: width).map { part in
      String(String.UnicodeScalarView(part))
    }
  }

  @Test("what libc measures as we do goes as it is")
  func whole() {
    #expect(parts("e\u{301}", 1) == ["e\u{301}"])
    #expect(parts("中", 2) == ["中"])
    #expect(parts("ก็", 1) == ["ก็"])
  }

  @Test("what it measures otherwise gets a stand-in")
  func standIns() {
    #expect(parts("❤\u{FE0F}", 2) == ["❤", " "])
    #expect(parts("👩\u{200D}💻", 2) == ["👩"])
    #expect(parts("👍🏽", 2) == ["👍"])
    #expect(parts("🇩🇪", 2) == ["D", "E"])
    #expect(parts("1\u{FE0F}\u{20E3}", 2) == ["1", " "])
    #expect(parts("中", 1) == ["\u{FFFD}"])
    #expect(parts("\u{10FFFF}", 2) == ["\u{FFFD}", " "])
    #expect(parts("", 2) == [" ", " "])
  }

  @Test("what terminals do not agree upon gets a stand-in, whatever this libc knows")
  func unsettled() {
    #expect(parts("⌚\u{FE0E}", 2) == ["⌚"])
    #expect(parts("\u{1F1E9}", 2) == ["D", " "])
    #expect(parts("\u{1F3FD}", 2) == ["\u{FFFD}", " "])
    #expect(parts("\u{1112}\u{1161}\u{11AB}", 2) == ["한"])
    #expect(parts("\u{AC00}\u{11A8}", 2) == ["각"])
    #expect(parts("\u{A960}\u{1161}", 2) == ["\u{A960}"])
    #expect(parts("\u{115F}", 2) == [" ", " "])
    #expect(parts("\u{600}1", 2) == ["\u{FFFD}", "1"])
    #expect(parts("㊗\u{FE0F}", 2) == ["祝"])
    #expect(parts("\u{1FAE9}", 2) == ["\u{FFFD}", " "])
    #expect(parts("䷀", 2) == ["\u{FFFD}", " "])
  }

  @Test("GNU screen gets no marks that are younger than its tables")
  func youngMarks() {
    let burmese = Array("က\u{103A}\u{1037}".unicodeScalars)
    #expect(CellText.parts(of: burmese, width: 1) == [burmese])
    #expect(
      CellText.parts(of: burmese, width: 1, oldMarksOnly: true) == [["က", "\u{1037}"]])
  }

  @Test(
    "the parts always fill the cell by libc's measure, and fit into ncurses' cells",
    arguments: 0..<4)
  func filled(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let scalars = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &random))
      }
      for width in 1...2 {
        let parts = CellText.parts(of: scalars, width: width)
        let columns = parts.joined().map(CellText.columns(of:)).reduce(0, +)
        #expect(columns == width, "\(scalars)")
        #expect(parts.allSatisfy { (1...5).contains($0.count) })
        #expect(parts.allSatisfy { CellText.columns(of: $0[0]) > 0 }, "\(scalars)")
      }
    }
  }
}

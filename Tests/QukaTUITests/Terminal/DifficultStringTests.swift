import Glibc
import QukaTestSupport
import Testing

@testable import QukaTUI
@testable import QukaText

@Suite("Difficult strings")
struct DifficultStringTests {
  init() {
    TerminalLocale.ensureUTF8()
  }

  @Test("there are more than 300 of them, each once")
  func count() {
    let texts = Set(DifficultString.all.map { Array($0.text.unicodeScalars) })
    #expect(texts.count >= 300)
    #expect(texts.count == DifficultString.all.count)
  }

  @Test(
    "what is sent fills our columns by libc's measure and holds nothing that acts on a terminal",
    arguments: [Syllables.unknown, .apart, .signsJoined, .joined])
  func sent(_ syllables: Syllables) {
    let widths = TerminalWidths(syllables: syllables)
    for string in DifficultString.all {
      let sent = string.pieces(in: widths).map(\.parts).joined().unicodeScalars
      #expect(
        sent.map(CellText.columns(of:)).reduce(0, +) == string.columns(in: widths), "\(string)")
      #expect(sent.allSatisfy { StandIn.glyph(for: $0.value) == nil }, "\(string)")
    }
  }

  /// For `scripts/width-drill`: group, name, the text; then for each kind of terminal and way to draw
  /// syllables our columns, and the cells as `stand-in|cluster|kinds it needs`.
  @Test("they are written to a file on demand")
  func export() throws {
    guard let path = getenv("QUKA_WIDTH_EXPORT").map({ String(cString: $0) }) else { return }
    func hexadecimal(_ text: String) -> String {
      text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }
    let kinds = [("narrow", false, false), ("wide", true, false), ("screen", false, true)]
    let ways = [Syllables.unknown, .apart, .signsJoined, .joined]
    let lines = DifficultString.all.map { string in
      let variants = kinds.flatMap { kind, ambiguousIsWide, isGNUScreen in
        ways.map { way in
          let widths = TerminalWidths(
            ambiguousIsWide: ambiguousIsWide, clusters: .init(rawValue: 63), syllables: way)
          let cells = string.pieces(in: widths, toGNUScreen: isGNUScreen).map { piece in
            let whole = hexadecimal(piece.whole ?? "")
            return "\(hexadecimal(piece.parts))|\(whole)|\(piece.needed.rawValue)"
          }
          let columns = string.columns(in: widths)
          return "\(kind)/\(way)/\(columns)/" + cells.joined(separator: ";")
        }
      }
      return ([string.group, string.name, hexadecimal(string.text)] + variants)
        .joined(separator: "\t")
    }
    let file = try #require(fopen(path, "w"))
    fputs(lines.joined(separator: "\n") + "\n", file)
    fclose(file)
  }
}

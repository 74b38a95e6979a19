import Glibc
import QukaTestSupport
import Testing

@testable import QukaTUI

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
    "what is sent fills our columns by libc's measure and holds nothing that acts on a terminal")
  func sent() {
    for string in DifficultString.all {
      let sent = string.sent().unicodeScalars
      #expect(
        sent.map(CellText.columns(of:)).reduce(0, +) == DisplayWidth.of(string.gated), "\(string)")
      #expect(sent.allSatisfy { StandIn.glyph(for: $0.value) == nil }, "\(string)")
    }
  }

  /// For `scripts/width-drill`: group, name, our columns, the text, what is sent, what GNU screen
  /// gets; our columns where ambiguous characters take two, and the cells with what the
  /// terminal may get instead, there and elsewhere.
  @Test("they are written to a file on demand")
  func export() throws {
    guard let path = getenv("QUKA_WIDTH_EXPORT").map({ String(cString: $0) }) else { return }
    func hexadecimal(_ text: String) -> String {
      text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }
    let all: TerminalWidths.Clusters = [.selected, .joined, .flags, .toned, .new]
    /// Each cell as `stand-in|cluster|kinds it needs`.
    func cells(_ string: DifficultString, _ widths: TerminalWidths) -> String {
      string.pieces(in: widths).map { piece in
        "\(hexadecimal(piece.parts))|\(hexadecimal(piece.whole ?? ""))|\(piece.needed.rawValue)"
      }.joined(separator: ";")
    }
    let lines = DifficultString.all.map { string in
      [
        string.group, string.name, "\(DisplayWidth.of(string.gated))", hexadecimal(string.text),
        hexadecimal(string.sent()), hexadecimal(string.sent(toGNUScreen: true)),
        "\(string.wideColumns)",
        cells(string, TerminalWidths(ambiguousIsWide: true, clusters: all)),
        cells(string, TerminalWidths(clusters: all)),
      ].joined(separator: "\t")
    }
    let file = try #require(fopen(path, "w"))
    fputs(lines.joined(separator: "\n") + "\n", file)
    fclose(file)
  }
}

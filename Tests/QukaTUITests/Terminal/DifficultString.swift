import Glibc

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

/// A text that terminals, libraries and people measure differently, from `difficult-strings.tsv`.
struct DifficultString: CustomStringConvertible {
  let group: String
  let name: String
  /// As it would come from a server, before the gate.
  let text: String

  var description: String { "\(group): \(name)" }

  /// As it reaches a cell.
  var gated: String { TextGate.neutralize(text) }

  /// What the screen sends for one of its cells.
  struct Piece {
    var parts: String
    /// What is written over them.
    var whole: String?
    /// What the terminal must know for that.
    var needed: TerminalWidths.Clusters
  }

  /// What the screen sends for it in a row of its own.
  func sent(toGNUScreen isGNUScreen: Bool = false) -> String {
    pieces(in: TerminalWidths(), toGNUScreen: isGNUScreen).map(\.parts).joined()
  }

  /// The same, cell by cell.
  func pieces(in widths: TerminalWidths, toGNUScreen isGNUScreen: Bool = false) -> [Piece] {
    let cells = DisplayWidth.$rules.withValue(widths.rules) {
      var cells = CellBuffer(size: Size(columns: DisplayWidth.of(gated), rows: 1))
      cells.draw(gated, column: 0, row: 0, style: .plain)
      if widths.ambiguousIsWide { cells.replaceGlyphs(onlyAmbiguous: true) }
      return cells
    }
    return cells.row(0).filter { $0.width > 0 }.map { cell in
      let scalars = Array(cells.text(of: cell).unicodeScalars)
      let parts = CellText.parts(
        of: scalars, width: cell.width, oldMarksOnly: isGNUScreen,
        in: widths)
      return Piece(
        parts: String(String.UnicodeScalarView(parts.joined())),
        whole: CellText.whole(scalars, width: cell.width, in: widths),
        needed: TerminalWidths.Clusters(needed: scalars) ?? [])
    }
  }

  /// Our columns in a terminal.
  func columns(in widths: TerminalWidths) -> Int {
    DisplayWidth.$rules.withValue(widths.rules) { DisplayWidth.of(gated) }
  }

  /// All of them.
  static let all: [DifficultString] = {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var strings: [DifficultString] = []
    var line = [CChar](repeating: 0, count: 65_536)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if let string = DifficultString(line: text.dropLast()) { strings.append(string) }
    }
    return strings
  }()

  private static var path: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/difficult-strings.tsv"
  }

  /// - Parameter line: group, name and code points in hexadecimal, `301*4000` for 4,000 of one.
  private init?(line: Substring) {
    let fields = line.split(separator: "\t")
    guard fields.count == 3 else { return nil }
    group = String(fields[0])
    name = String(fields[1])
    var scalars = String.UnicodeScalarView()
    for piece in fields[2].split(separator: " ") {
      let parts = piece.split(separator: "*")
      guard let scalar = UInt32(parts[0], radix: 16).flatMap(Unicode.Scalar.init) else {
        return nil
      }
      let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
      scalars.append(contentsOf: repeatElement(scalar, count: count))
    }
    text = String(scalars)
  }
}

import Glibc

@testable import QukaTUI

/// A text that terminals, libraries and people measure differently, from `difficult-strings.tsv`.
struct DifficultString: CustomStringConvertible {
  let group: String
  let name: String
  /// As it would come from a server, before the gate.
  let text: String

  var description: String { "\(group): \(name)" }

  /// As it reaches a cell.
  var gated: String { TextGate.neutralize(text) }

  /// What the screen sends for it in a row of its own.
  func sent(toGNUScreen isGNUScreen: Bool = false) -> String {
    let size = Size(columns: DisplayWidth.of(gated), rows: 1)
    var cells = CellBuffer(size: size)
    cells.draw(gated, column: 0, row: 0, style: .plain)
    let parts = cells.row(0).filter { $0.width > 0 }.flatMap {
      CellText.parts(of: $0, in: cells, oldMarksOnly: isGNUScreen)
    }
    return String(String.UnicodeScalarView(parts.joined()))
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

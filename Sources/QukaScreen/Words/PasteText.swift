import QukaChat
import QukaText

/// What is said of pastes.
enum PasteText {
  /// A row that is narrower gets the short label.
  private static let wide = 56
  /// So narrow that only the size stands in it.
  private static let narrow = 30

  /// Stands in the input for what is folded; never wider than a row.
  static func label(_ piece: PastedPiece, columns: Int) -> String {
    let lines = piece.lines > 1 ? CountText.lines(piece.lines) : nil
    let characters = CountText.characters(piece.characters)
    let size =
      columns < wide
      ? lines ?? characters : [lines, characters].compactMap(\.self).joined(separator: ", ")
    let label = columns < narrow ? "[\(size)]" : "[Pasted \(size)]"
    return [label, "[+]", "+"].first { $0.count <= columns } ?? "+"
  }

  static let nothingToFold = "Nothing is folded here. Select something to fold it."

  static func words(_ fault: PasteFault) -> String {
    switch fault {
    case .tooLong(let taken, let all):
      "The paste has \(megabytes(all)). Only its first \(megabytes(taken)) are in the input."
    case .noEnd: "The terminal did not end the paste. What came of it is in the input."
    }
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}

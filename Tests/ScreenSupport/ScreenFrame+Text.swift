import QukaScreen

extension ScreenFrame {
  package var text: String {
    (0..<size.rows).map { row in
      var text = cells.text(row: row)
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

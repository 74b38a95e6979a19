/// Fitting text into columns.
package enum TextFit {
  /// What stands where something is missing: three points where there is room for them and no ellipsis.
  @TaskLocal package static var ellipsis = "…"
  private static let pointsFrom = 6

  private static func ellipsis(in columns: Int) -> String {
    columns < pointsFrom ? "…" : ellipsis
  }

  /// Cuts text to a width, with an ellipsis where something is missing.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    let ellipsis = ellipsis(in: columns)
    var width = ellipsis.count
    var result = ""
    for character in text {
      width += DisplayWidth.of(character)
      guard width <= columns else { break }
      result.append(character)
    }
    return result + ellipsis
  }

  /// The end of a text that grows, with an ellipsis before it where something is missing.
  package static func end(of text: String, columns: Int) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    let ellipsis = ellipsis(in: columns)
    var width = ellipsis.count
    var kept: [Character] = []
    for character in text.reversed() {
      width += DisplayWidth.of(character)
      guard width <= columns else { break }
      kept.append(character)
    }
    return ellipsis + String(kept.reversed())
  }

  /// The text on one line: line ends and runs of white space become one space.
  package static func oneLine(_ text: String) -> String {
    guard !isOneLine(text) else { return text }
    var result = ""
    var needsSpace = false
    for character in text {
      if character.isWhitespace {
        needsSpace = !result.isEmpty
        continue
      }
      if needsSpace { result.append(" ") }
      needsSpace = false
      result.append(character)
    }
    return result
  }

  /// Most titles need no change, and a thousand of them are looked at with each frame of the palette: nothing
  /// but letters and single spaces. Bytes that may begin another white space count as one.
  private static func isOneLine(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      switch byte {
      case 0x20:
        guard !wasSpace else { return false }
        wasSpace = true
        continue
      case ..<0x20, 0x7F, 0xC2, 0xE1, 0xE2, 0xE3: return false
      case _: wasSpace = false
      }
    }
    return text.isEmpty || !wasSpace
  }

  /// A number with thousands separators.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }
}

/// Fitting text into columns.
enum TextFit {
  /// Cuts text to a width, with an ellipsis where something is missing.
  static func cut(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    var width = 0
    var result = ""
    for character in text {
      let step = DisplayWidth.of(character)
      guard width + step < columns else { break }
      result.append(character)
      width += step
    }
    return result + "…"
  }

  /// The text on one line: line ends and runs of white space become one space.
  static func oneLine(_ text: String) -> String {
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

  /// A number with thousands separators.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }
}

extension String {
  /// The beginning of a text in quotation marks, on one line and without anything that could drive a
  /// terminal: for logs and error sentences that quote a server.
  ///
  /// - Parameter limit: characters.
  func excerpt(limit: Int) -> String {
    var result = "\""
    for scalar in prefix(limit).unicodeScalars {
      if Self.showsItself(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    let isCut = index(startIndex, offsetBy: limit, limitedBy: endIndex) ?? endIndex != endIndex
    return result + (isCut ? "…\"" : "\"")
  }

  /// Whether a scalar is visible and neither reorders nor hides its neighbours.
  private static func showsItself(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default:
      true
    }
  }
}

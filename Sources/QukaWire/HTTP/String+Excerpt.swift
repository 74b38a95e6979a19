extension String {
  /// The beginning of a text in quotation marks, on one line and without anything that could drive a
  /// terminal: for logs and error sentences that quote a server.
  ///
  /// - Parameter limit: code points.
  package func excerpt(limit: Int) -> String {
    var result = "\""
    let head = unicodeScalars.prefix(limit)
    for scalar in head {
      if Self.showsItself(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + (head.endIndex < endIndex ? "…\"" : "\"")
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

import QukaWire

/// Titles are made by a language model and can be anything (docs/protocol.md §9 #29).
enum SessionTitle {
  /// Code points of a title; the server cuts its own to 30 characters.
  private static let limit = 300

  /// The title on one line, without thinking, quotes around it and control characters; nil when
  /// nothing is left.
  static func clean(_ title: String) -> String? {
    var text = AnswerText(whole: title).answer
    // A title is cut to 30 characters, so that of a closing tag only a part may be left.
    if let tag = text.firstRange(of: "</think") {
      text = String(text[tag.upperBound...].drop { $0 == ">" })
    }
    var words = oneLine(text)
    while let first = words.first, let last = words.last {
      if words.count > 1, quotes[first] == last {
        words = String(words.dropFirst().dropLast())
      } else if quotes[first] != nil, !words.dropFirst().contains(quotes[first] ?? first) {
        // The closing one was cut off.
        words = String(words.dropFirst())
      } else {
        break
      }
      words = words.split(separator: " ").joined(separator: " ")
    }
    return words.isEmpty ? nil : words
  }

  /// A title that the person typed, on one line; nil when nothing is left.
  static func cleanOwn(_ title: String) -> String? {
    let words = oneLine(title)
    return words.isEmpty ? nil : words
  }

  private static func oneLine(_ text: String) -> String {
    String(text.cut(toCodePoints: limit).map { isControl($0) ? " " : $0 })
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The name a session has before its first title, which says less than its first words.
  static func isProvisional(_ title: String) -> Bool { title.hasPrefix("Session At:") }

  private static let quotes: [Character: Character] = [
    "\"": "\"", "'": "'", "“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "《": "》", "`": "`",
  ]

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      case .format: scalar.properties.isBidiControl
      default: false
      }
    }
  }
}

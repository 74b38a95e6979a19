import QukaText

/// What is proposed as the name of a file that gets a chat.
enum ExportFileName {
  private static let columns = 60
  /// A name of more bytes no common file system takes.
  private static let bytes = 180

  /// The letters and digits of the title, in any script; what stands between them becomes a hyphen, so that no title leads
  /// out of the folder, hides the file, or is taken for an option.
  static func of(_ title: String, _ format: ChatExport.Format, today: LocalDay?) -> String {
    var name = ""
    var columns = 0
    for character in LongText.head(title, 400) {
      let sign: Character = isPlain(character) ? character : "-"
      if sign == "-", name.isEmpty || name.hasSuffix("-") { continue }
      columns += DisplayWidth.of(sign)
      guard columns <= Self.columns, name.utf8.count + sign.utf8.count <= bytes else { break }
      name.append(sign)
    }
    while name.hasSuffix("-") { name.removeLast() }
    if name.isEmpty { name = "chat" + (today.map { "-" + ExportTime.date($0) } ?? "") }
    return "\(name).\(format.ending)"
  }

  /// Letters with their marks, and digits.
  private static func isPlain(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return isLetterOrDigit(first.properties.generalCategory)
      && character.unicodeScalars.dropFirst().allSatisfy {
        isMark($0.properties.generalCategory) || isLetterOrDigit($0.properties.generalCategory)
      }
  }

  private static func isLetterOrDigit(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static func isMark(_ category: Unicode.GeneralCategory) -> Bool {
    category == .nonspacingMark || category == .spacingMark
  }
}

import QukaText

/// The name of a tool in words: "SearchUserKnowledges" is "Search user knowledges".
enum ToolName {
  /// Code points of a name that are looked at.
  private static let limit = 80

  static func words(_ name: String) -> String {
    let scalars = Array(TextFit.oneLine(LongText.head(name, limit)))
    guard !scalars.isEmpty else { return "Tool" }
    var words = ""
    for (index, character) in scalars.enumerated() {
      if character == "_" || character == "-" || character == "." {
        if !words.isEmpty { words.append(" ") }
        continue
      }
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      let startsWord =
        character.isUppercase
        && (before.isLowercase || before.isNumber
          || (before.isUppercase && after.isLowercase))
      if startsWord { words.append(" ") }
      let isAcronym = character.isUppercase && after.isUppercase
      words += startsWord && !isAcronym ? character.lowercased() : String(character)
    }
    return words.isEmpty ? "Tool" : words.prefix(1).uppercased() + words.dropFirst()
  }
}

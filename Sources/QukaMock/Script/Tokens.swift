/// Cuts a text into pieces of about the size that a language model produces.
enum Tokens {
  /// The pieces; joined they are the text. No piece cuts a grapheme.
  static func split(_ text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    for character in text {
      if startsToken(character, after: current) {
        tokens.append(current)
        current = ""
      }
      current.append(character)
    }
    if !current.isEmpty { tokens.append(current) }
    return tokens
  }

  private static func startsToken(_ character: Character, after current: String) -> Bool {
    guard let last = current.last else { return false }
    if character.isWhitespace { return !last.isWhitespace }
    if last.isNewline { return true }
    if character.isASCII != last.isASCII && !last.isWhitespace { return true }
    return character.isASCII ? current.count >= 6 : !last.isWhitespace
  }
}

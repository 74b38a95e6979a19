/// Cuts a text into pieces of about the size that a language model produces.
enum Tokens {
  /// The pieces; joined they are the text. No piece cuts a grapheme.
  ///
  /// - Parameter least: how many characters a piece has at least, apart from the last one.
  static func split(_ text: String, least: Int = 1) -> [String] {
    guard least > 1 else { return words(text) }
    var tokens: [String] = []
    var current = ""
    for word in words(text) {
      current += word
      guard current.count >= least else { continue }
      tokens.append(current)
      current = ""
    }
    if !current.isEmpty { tokens.append(current) }
    return tokens
  }

  private static func words(_ text: String) -> [String] {
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

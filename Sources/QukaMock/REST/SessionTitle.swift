/// Makes a session's title from its first message, where the real server asks a language model.
enum SessionTitle {
  /// The longest title, in code points (docs/protocol.md §3.3).
  static let limit = 30

  /// How many characters of the message are looked at, which can have megabytes.
  private static let maxCharacters = 1_000

  /// The first words of the message, without commands and Markdown signs, cut between words.
  static func make(from message: String) -> String {
    let words = message.prefix(maxCharacters).split(whereSeparator: \.isWhitespace).map(cleaned)
      .filter { !$0.isEmpty }
    var title = ""
    for word in words {
      let longer = title.isEmpty ? word : "\(title) \(word)"
      guard longer.unicodeScalars.count <= limit else { break }
      title = longer
    }
    if title.isEmpty { title = cut(words.first ?? "New chat") }
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  private static func cleaned(_ word: Substring) -> String {
    var word = word
    while let first = word.first, "/#*`>@".contains(first) { word.removeFirst() }
    while let last = word.last, "?.!,:;*`？。！，：；".contains(last) { word.removeLast() }
    return String(word)
  }

  /// As many whole graphemes as fit.
  private static func cut(_ word: String) -> String {
    var result = ""
    for character in word {
      guard (result + String(character)).unicodeScalars.count <= limit else { break }
      result.append(character)
    }
    return result
  }
}

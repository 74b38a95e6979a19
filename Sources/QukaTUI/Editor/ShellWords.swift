/// A command line cut into its words as a POSIX shell does it (Shell Command Language, 2.2), and nothing else that a
/// shell does: no variables, no patterns, no other commands.
enum ShellWords {
  private enum Quote {
    case none
    case single
    case double
  }

  /// The words; nil where a quotation mark or a backslash has no end.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote = Quote.none
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch (quote, scalar) {
      case (.none, " "), (.none, "\t"), (.none, "\n"):
        if let whole = word { words.append(String(whole)) }
        word = nil
      case (.none, "'"), (.single, "'"):
        quote = quote == .none ? .single : .none
        word = word ?? String.UnicodeScalarView()
      case (.none, "\""), (.double, "\""):
        quote = quote == .none ? .double : .none
        word = word ?? String.UnicodeScalarView()
      case (.none, "\\"), (.double, "\\"):
        guard let next = rest.popFirst() else { return nil }
        // Between double quotes it only takes the meaning from what has one there.
        if quote == .double, !"$`\"\\\n".unicodeScalars.contains(next) { word?.append(scalar) }
        // Before a line's end both go.
        if next != "\n" { word = (word ?? String.UnicodeScalarView()) + [next] }
      default:
        word = (word ?? String.UnicodeScalarView()) + [scalar]
      }
    }
    guard quote == .none else { return nil }
    if let whole = word { words.append(String(whole)) }
    return words
  }
}

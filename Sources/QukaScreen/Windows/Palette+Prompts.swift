import QukaChat
import QukaFold
import QukaText

// The search in what was asked: its window is the palette's.
extension Palette.Item {
  /// So far a text is searched and shown, in Unicode scalars: a key may not wait behind long ones.
  private static let searchedOfPrompt = 1_000
  /// Scalars of text before a match.
  private static let leadOfPrompt = 20
  /// A row of the narrowest usual screen: a match that ends in it needs nothing cut off before it. In columns.
  private static let shortPrompt = 32

  /// A text that was asked, on one line from a little before the match; nil where it does not fit.
  fileprivate init?(prompt text: String, _ query: FoldedQuery) {
    // Each blank or line end is one space, so that places stay and words are found across lines.
    let scalars = text.unicodeScalars.prefix(Self.searchedOfPrompt)
      .map { $0.properties.isWhitespace ? " " : $0 }
    guard !query.isEmpty else {
      self.init(target: .prompt(text), name: TextFit.oneLine(Self.string(scalars[...])))
      return
    }
    var folded = FoldedText()
    folded.append(scalars, by: query.folding)
    guard let match = query.matches(in: folded.scalars).first else { return nil }
    let first = folded.sources[match.lowerBound]
    let end = match.upperBound < folded.count ? folded.sources[match.upperBound] : scalars.count
    let isNear = DisplayWidth.of(Self.string(scalars[..<end])) <= Self.shortPrompt
    let start = isNear ? 0 : Self.start(of: scalars, before: first)
    let before = (start > 0 ? TextFit.ellipsis : "") + Self.string(scalars[start..<first])
    let found = Self.string(scalars[first..<max(first, end)])
    self.init(
      target: .prompt(text), name: before + found + Self.string(scalars[max(first, end)...]),
      positions: Array(before.count..<(before.count + found.count)))
  }

  /// A little before a match, where a word begins if one does there.
  private static func start(of scalars: [Unicode.Scalar], before match: Int) -> Int {
    let start = max(0, match - leadOfPrompt)
    guard start > 0, scalars[start - 1] != " " else { return start }
    return scalars[start..<match].firstIndex(of: " ").map { $0 + 1 } ?? start
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension AppState {
  /// What was asked, the newest first, those with the text that was typed.
  func prompts(of palette: Palette) -> [Palette.Item] {
    let query = FoldedQuery(palette.query.text)
    return chats.promptHistory.reversed().compactMap { Palette.Item(prompt: $0, query) }
  }

  /// Opens the window that finds what was asked.
  mutating func findPrompt() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard !chats.promptHistory.isEmpty else {
      say("Nothing was asked here yet.", about: .key)
      return []
    }
    overlays.append(.palette(Palette(scope: .prompts)))
    return []
  }

  /// Puts it into the input; what was being typed is put aside, and Down brings it back.
  mutating func bring(prompt text: String) {
    focus = .composer
    chats.bring(prompt: text)
  }
}

import Testing

@testable import QukaChat

@Suite("Transposing, and the case of words") struct RewritingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var rewrite: Composer.Rewrite
    var before: String
    /// The same if there is nothing to do.
    var after: String
    var testDescription: String { "\(rewrite) \(before)" }
  }

  static let rows: [Row] = [
    Row(rewrite: .transposeCharacters, before: "a|b", after: "ba|"),
    Row(rewrite: .transposeCharacters, before: "ab|cd", after: "acb|d"),
    Row(rewrite: .transposeCharacters, before: "abc|", after: "acb|"),
    Row(rewrite: .transposeCharacters, before: "abc|\nd", after: "acb|\nd"),
    Row(rewrite: .transposeCharacters, before: "|ab", after: "|ab"),
    Row(rewrite: .transposeCharacters, before: "a|", after: "a|"),
    Row(rewrite: .transposeCharacters, before: "a\n|b", after: "a\n|b"),
    Row(rewrite: .transposeCharacters, before: "👩‍👩‍👧e\u{301}|", after: "e\u{301}👩‍👩‍👧|"),
    Row(rewrite: .transposeCharacters, before: "好你|", after: "你好|"),
    Row(rewrite: .transposeWords, before: "one| two", after: "two one|"),
    Row(rewrite: .transposeWords, before: "one, tw|o three", after: "two, one| three"),
    Row(rewrite: .transposeWords, before: "one two |three", after: "one three two|"),
    Row(rewrite: .transposeWords, before: "one two three.|", after: "one three two|."),
    Row(rewrite: .transposeWords, before: "one|", after: "one|"),
    Row(rewrite: .transposeWords, before: "|", after: "|"),
    Row(rewrite: .transposeWords, before: "  |  ", after: "  |  "),
    Row(rewrite: .transposeWords, before: "来到|北京", after: "北京来到|"),
    Row(rewrite: .uppercaseWord, before: "o|ne two", after: "oNE| two"),
    Row(rewrite: .uppercaseWord, before: "one| straße", after: "one STRASSE|"),
    Row(rewrite: .lowercaseWord, before: "|ONE Two", after: "one| Two"),
    Row(rewrite: .capitalizeWord, before: "|oNE two", after: "One| two"),
    Row(rewrite: .capitalizeWord, before: "one| (two)", after: "one (Two|)"),
    Row(rewrite: .capitalizeWord, before: "one|", after: "one|"),
  ]

  @Test("they do what they do in Emacs, by clusters and words", arguments: rows)
  func table(_ row: Row) throws {
    let bar = try #require(row.before.firstIndex(of: "|"))
    var composer = Composer(
      row.before.filter { $0 != "|" },
      caret: row.before.distance(from: row.before.startIndex, to: bar))
    let before = composer.text
    #expect(composer.canRewrite(row.rewrite) == (row.before != row.after))
    composer.rewrite(row.rewrite)
    var shown = composer.characters
    shown.insert("|", at: composer.caret)
    #expect(String(shown) == row.after)
    if composer.text != before {
      composer.undo()
      #expect(composer.text == before)
    }
  }
}

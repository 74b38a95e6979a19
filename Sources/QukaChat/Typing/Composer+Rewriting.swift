// Changing the order and the case of what stands around the caret, as shells and Emacs do.
extension Composer {
  /// What a key makes of the characters or words at the caret.
  package enum Rewrite: CaseIterable, Hashable, Sendable {
    case transposeCharacters
    case transposeWords
    /// From the caret to the end of the word.
    case uppercaseWord
    case lowercaseWord
    case capitalizeWord
  }

  /// It would change something, or move the caret.
  package func canRewrite(_ rewrite: Rewrite) -> Bool { rewritten(rewrite) != nil }

  /// Rewrites; the caret stands behind it.
  package mutating func rewrite(_ rewrite: Rewrite) {
    guard let (part, text) = rewritten(rewrite) else { return }
    let holdsPiece = pieces.contains { part.contains($0.place) }
    deselect()
    guard !holdsPiece, !characters[part].elementsEqual(text) else {
      return place(part.upperBound)
    }
    replace(part, with: text, as: .other)
  }

  private func rewritten(_ rewrite: Rewrite) -> (part: Range<Int>, text: String)? {
    switch rewrite {
    case .transposeCharacters: return transposedCharacters
    case .transposeWords: return transposedWords
    case .uppercaseWord, .lowercaseWord, .capitalizeWord:
      let end = WordBreaks(characters).end(after: caret)
      guard end > caret else { return nil }
      let word = String(characters[caret..<end])
      switch rewrite {
      case .uppercaseWord: return (caret..<end, word.uppercased())
      case .lowercaseWord: return (caret..<end, word.lowercased())
      default: return (caret..<end, Self.capitalized(characters[caret..<end]))
      }
    }
  }

  /// The character before the caret and the one behind it; at a line's end the last two.
  private var transposedCharacters: (part: Range<Int>, text: String)? {
    let isAtEnd = caret == characters.count || characters[caret].isNewline
    let middle = isAtEnd ? caret - 1 : caret
    guard middle > 0, !characters[middle].isNewline, !characters[middle - 1].isNewline else {
      return nil
    }
    return ((middle - 1)..<(middle + 1), String([characters[middle], characters[middle - 1]]))
  }

  /// The word before the caret and the one behind it; behind the last word the last two.
  private var transposedWords: (part: Range<Int>, text: String)? {
    let words = WordBreaks(characters)
    let second = words.start(before: words.end(after: caret))
    let secondEnd = words.end(after: second)
    let first = words.start(before: second)
    let firstEnd = words.end(after: first)
    guard first < firstEnd, firstEnd <= second, second < secondEnd else { return nil }
    let parts = [second..<secondEnd, firstEnd..<second, first..<firstEnd]
    return (first..<secondEnd, parts.map { String(characters[$0]) }.joined())
  }

  private static func capitalized(_ word: ArraySlice<Character>) -> String {
    let first = word.firstIndex(where: \.isLetter) ?? word.endIndex
    let head = String(word[..<first])
    guard first < word.endIndex else { return head }
    return head + word[first].uppercased() + String(word[(first + 1)...]).lowercased()
  }
}

/// The text being typed: one string, a caret between grapheme clusters, several lines.
///
/// The graphemes are kept as an array, so that moving the caret is O(1) and never lands inside a cluster.
package struct Composer: Equatable, Sendable {
  package private(set) var characters: [Character] = []
  /// Index into `characters`, 0 to count.
  package private(set) var caret = 0
  /// The column of the screen that up and down try to keep.
  package private(set) var wantedColumn: Int?

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// There is something to send: more than white space.
  package var hasMessage: Bool { characters.contains { !$0.isWhitespace } }

  package init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  /// - Parameter caret: characters before it.
  package init(_ text: String, caret: Int) {
    self.init(text)
    self.caret = max(0, min(caret, characters.count))
  }

  package mutating func insert(_ text: String) {
    let added = Array(text)
    characters.insert(contentsOf: added, at: caret)
    caret += added.count
    formClusters(around: (caret - added.count)..<caret)
    wantedColumn = nil
  }

  /// Puts text in front; the caret stays where it is in a word that is being typed.
  mutating func prepend(_ text: String) {
    let (place, isAtEnd) = (caret, caret == characters.count)
    caret = 0
    insert(text)
    caret = isAtEnd ? characters.count : caret + place
  }

  /// A combining mark typed after its base joins it, and so may what a deletion brings together.
  private mutating func formClusters(around changed: Range<Int>) {
    let range = max(0, changed.lowerBound - 1)..<min(characters.count, changed.upperBound + 1)
    guard Array(String(characters[range])) != Array(characters[range]) else { return }
    // Rare, and one joint can move the next (flags in a row): everything is formed anew.
    let head = String(characters[..<caret]).unicodeScalars.count
    characters = Array(String(characters))
    var passed = 0
    caret =
      characters.firstIndex { character in
        defer { passed += character.unicodeScalars.count }
        return passed >= head
      } ?? characters.count
  }

  package mutating func deleteBackward() {
    guard caret > 0 else { return }
    delete((caret - 1)..<caret)
  }

  package mutating func deleteForward() {
    guard caret < characters.count else { return }
    delete(caret..<(caret + 1))
  }

  package mutating func deleteWordBackward() { delete(wordStart()..<caret) }

  package mutating func deleteWordForward() { delete(caret..<wordEnd()) }

  package mutating func deleteToLineStart() {
    let start = lineStart(of: caret)
    delete((start == caret ? max(0, caret - 1) : start)..<caret)
  }

  package mutating func deleteToLineEnd() {
    let end = lineEnd(of: caret)
    delete(caret..<(end == caret ? min(characters.count, caret + 1) : end))
  }

  mutating func clear() { self = Composer() }

  /// Takes the whole text out.
  package mutating func take() -> String {
    defer { clear() }
    return text
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    caret = range.lowerBound
    formClusters(around: caret..<caret)
    wantedColumn = nil
  }
}

// MARK: - Moving

extension Composer {
  package mutating func moveLeft() { move(to: max(0, caret - 1)) }
  package mutating func moveRight() { move(to: min(characters.count, caret + 1)) }
  package mutating func moveWordLeft() { move(to: wordStart()) }
  package mutating func moveWordRight() { move(to: wordEnd()) }
  package mutating func moveToLineStart() { move(to: lineStart(of: caret)) }
  package mutating func moveToLineEnd() { move(to: lineEnd(of: caret)) }

  private mutating func move(to index: Int) {
    caret = index
    wantedColumn = nil
  }

  /// Moves to another row, as rows are on the screen.
  package mutating func move(to index: Int, keeping column: Int) {
    caret = max(0, min(index, characters.count))
    wantedColumn = column
  }

  private func lineStart(of index: Int) -> Int {
    characters[..<index].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
  }

  private func lineEnd(of index: Int) -> Int {
    characters[index...].firstIndex(where: \.isNewline) ?? characters.count
  }

  private func wordStart() -> Int {
    var index = caret
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  private func wordEnd() -> Int {
    var index = caret
    while index < characters.count, !characters[index].isWordPart { index += 1 }
    while index < characters.count, characters[index].isWordPart { index += 1 }
    return index
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}

/// The text being typed: one string, a caret between grapheme clusters, several lines.
///
/// The graphemes are kept as an array, so that moving the caret is O(1) and never lands inside a cluster.
struct Composer: Equatable, Sendable {
  private(set) var characters: [Character] = []
  /// Index into `characters`, 0 to count.
  private(set) var caret = 0
  /// The column of the screen that up and down try to keep.
  private var wantedColumn: Int?

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  /// There is something to send: more than white space.
  var hasMessage: Bool { characters.contains { !$0.isWhitespace } }

  init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  mutating func insert(_ text: String) {
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

  mutating func deleteBackward() {
    guard caret > 0 else { return }
    delete((caret - 1)..<caret)
  }

  mutating func deleteForward() {
    guard caret < characters.count else { return }
    delete(caret..<(caret + 1))
  }

  mutating func deleteWordBackward() { delete(wordStart()..<caret) }

  mutating func deleteWordForward() { delete(caret..<wordEnd()) }

  mutating func deleteToLineStart() {
    let start = lineStart(of: caret)
    delete((start == caret ? max(0, caret - 1) : start)..<caret)
  }

  mutating func deleteToLineEnd() {
    let end = lineEnd(of: caret)
    delete(caret..<(end == caret ? min(characters.count, caret + 1) : end))
  }

  mutating func clear() { self = Composer() }

  /// Takes the whole text out.
  mutating func take() -> String {
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
  mutating func moveLeft() { move(to: max(0, caret - 1)) }
  mutating func moveRight() { move(to: min(characters.count, caret + 1)) }
  mutating func moveWordLeft() { move(to: wordStart()) }
  mutating func moveWordRight() { move(to: wordEnd()) }
  mutating func moveToLineStart() { move(to: lineStart(of: caret)) }
  mutating func moveToLineEnd() { move(to: lineEnd(of: caret)) }

  private mutating func move(to index: Int) {
    caret = index
    wantedColumn = nil
  }

  /// Moves one row up, as the rows are in an input of so many columns; false when the caret is in the first row.
  mutating func moveUp(columns: Int) -> Bool { moveVertically(by: -1, columns) }

  /// Moves one row down; false when the caret is in the last row.
  mutating func moveDown(columns: Int) -> Bool { moveVertically(by: 1, columns) }

  private mutating func moveVertically(by rows: Int, _ columns: Int) -> Bool {
    let layout = ComposerLayout(self, columns: columns)
    let column = wantedColumn ?? layout.caret.column
    guard let place = layout.place(row: layout.caret.row + rows, column: column, in: self) else {
      return false
    }
    caret = place
    wantedColumn = column
    return true
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

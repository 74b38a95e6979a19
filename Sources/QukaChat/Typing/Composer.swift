/// The text being typed: one string, a caret between grapheme clusters, several lines, perhaps a selection.
///
/// The graphemes are kept as an array, so that moving the caret is O(1) and never lands inside a cluster.
package struct Composer: Equatable, Sendable {
  package internal(set) var characters: [Character] = []
  /// What is folded, in order; each has one place among the characters.
  package internal(set) var pieces: [PastedPiece] = []
  /// Index into `characters`, 0 to count.
  package internal(set) var caret = 0
  /// Where the selection began; it ends at the caret.
  var anchor: Int?
  /// The column of the screen that up and down try to keep.
  package internal(set) var wantedColumn: Int?
  /// A character in the first row that the screen shows; what is typed scrolls no more than it has to.
  package var top = 0
  var history = EditHistory()

  /// All of it, what is folded too: a label is never sent.
  package var text: String { text(of: 0..<characters.count) }
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

  /// Types a text, in the place of what is selected.
  package mutating func insert(_ text: String) {
    let isTyped = text.count == 1 && text.first?.isNewline == false
    replace(selection ?? caret..<caret, with: text, as: isTyped ? .typing : .other)
  }

  /// Puts text in front; the caret stays where it is in a word that is being typed.
  mutating func prepend(_ text: String) {
    let (rest, isAtEnd) = (characters.count - caret, caret == characters.count)
    replace(0..<0, with: text, as: .other)
    caret = isAtEnd ? characters.count : max(caret, characters.count - rest)
    history.settle(at: stand)
  }

  package mutating func deleteBackward() {
    if let selection { return replace(selection, with: "", as: .other) }
    guard caret > 0 else { return }
    replace((caret - 1)..<caret, with: "", as: .erasing)
  }

  package mutating func deleteForward() {
    if let selection { return replace(selection, with: "", as: .other) }
    guard caret < characters.count else { return }
    replace(caret..<(caret + 1), with: "", as: .erasing)
  }

  /// Nothing is left, nor is the way back.
  mutating func clear() { self = Composer() }

  /// Takes the whole text out.
  package mutating func take() -> String {
    defer { clear() }
    return text
  }

  /// Puts a text in the place of a part, so that it can be undone: every edit comes by here.
  ///
  /// - Parameter pieces: what the marks in the text stand for, placed in it.
  mutating func replace(
    _ part: Range<Int>, with text: String, pieces: [PastedPiece] = [], as kind: EditHistory.Kind
  ) {
    guard !part.isEmpty || !text.isEmpty else { return }
    let before = stand
    let change = formed(part, text)
    let removed = passage(change.part)
    let inserted = EditHistory.Passage(change.text, change.inserted.count, pieces)
    exchange(change.part, for: inserted, change.inserted)
    stand = EditHistory.Stand(caret: change.caret)
    history.add(
      EditHistory.Step(
        kind: kind, start: change.part.lowerBound, removed: removed,
        inserted: inserted, before: before, after: stand))
  }

  /// Where the caret and the selection are.
  var stand: EditHistory.Stand {
    get { EditHistory.Stand(caret: caret, anchor: anchor) }
    set {
      (caret, anchor) = (newValue.caret, newValue.anchor)
      wantedColumn = nil
    }
  }
}

@testable import QukaChat

/// What an editor is meant to do, as plainly as can be: a list of characters, a caret and an anchor; for undo whole copies of
/// what was before each edit.
struct PlainEditor {
  struct State: Equatable {
    var scalars: [[UInt32]]
    var caret: Int
    var anchor: Int?
    /// Of what is folded, in order.
    var pieces: [String] = []
  }

  /// Stands for each of the pieces, which are in the order of their marks: no other text of these tests holds one.
  static let mark = PastedPiece.mark
  private(set) var pieces: [String] = []

  private(set) var characters: [Character] = []
  private(set) var caret = 0
  private(set) var anchor: Int?
  /// Before each edit, and after the last one.
  private(set) var states: [State] = []

  init(_ text: String) {
    characters = Array(text)
    caret = characters.count
  }

  var state: State {
    State(
      scalars: characters.map { $0.unicodeScalars.map(\.value) }, caret: caret,
      anchor: selection == nil ? nil : anchor, pieces: pieces)
  }

  var selection: Range<Int>? {
    guard let anchor, anchor != caret else { return nil }
    return min(anchor, caret)..<max(anchor, caret)
  }

  /// The text in three parts as scalars, put together and read anew; the caret goes to the first boundary that is not before
  /// the end of what came in.
  mutating func replace(_ part: Range<Int>, with text: String, piece: String? = nil) {
    guard !part.isEmpty || !text.isEmpty else { return }
    let before = characters[..<part.lowerBound].count { $0 == Self.mark }
    let within = characters[part].count { $0 == Self.mark }
    pieces.replaceSubrange(before..<(before + within), with: piece.map { [$0] } ?? [])
    let head = String(characters[..<part.lowerBound]) + text
    let whole = Array(head + String(characters[part.upperBound...]))
    var passed = 0
    characters = whole
    caret = whole.count
    for (index, character) in whole.enumerated() {
      if passed >= head.unicodeScalars.count {
        caret = index
        break
      }
      passed += character.unicodeScalars.count
    }
    anchor = nil
  }

  mutating func paste(_ text: String) {
    replace(selection ?? caret..<caret, with: String(Self.mark), piece: text)
  }

  mutating func insert(_ text: String) { replace(selection ?? caret..<caret, with: text) }

  mutating func deleteBackward() {
    replace(selection ?? max(0, caret - 1)..<caret, with: "")
  }

  mutating func deleteForward() {
    replace(selection ?? caret..<min(characters.count, caret + 1), with: "")
  }

  mutating func cut() { if let selection { replace(selection, with: "") } }

  mutating func kill(_ kill: Composer.Kill) {
    if kill == .wordBackward, selection != nil { return cut() }
    anchor = nil
    switch kill {
    case .wordBackward: replace(target(.wordLeft)..<caret, with: "")
    case .wordForward: replace(caret..<target(.wordRight), with: "")
    case .toLineStart:
      let start = target(.lineStart)
      replace((start == caret ? max(0, caret - 1) : start)..<caret, with: "")
    case .toLineEnd:
      let end = target(.lineEnd)
      replace(caret..<(end == caret ? min(characters.count, end + 1) : end), with: "")
    }
  }

  mutating func move(_ motion: Composer.Motion) {
    switch (motion, selection) {
    case (.left, let selection?): caret = selection.lowerBound
    case (.right, let selection?): caret = selection.upperBound
    default: caret = target(motion)
    }
    anchor = nil
  }

  mutating func select(_ motion: Composer.Motion) {
    if anchor == nil { anchor = caret }
    caret = target(motion)
  }

  mutating func selectAll() { (anchor, caret) = (0, characters.count) }

  private func target(_ motion: Composer.Motion) -> Int {
    switch motion {
    case .left: return max(0, caret - 1)
    case .right: return min(characters.count, caret + 1)
    case .textStart: return 0
    case .textEnd: return characters.count
    case .lineStart:
      return (characters[..<caret].lastIndex { $0.isNewline } ?? -1) + 1
    case .lineEnd: return characters[caret...].firstIndex { $0.isNewline } ?? characters.count
    case .wordLeft:
      var index = caret
      while index > 0, !Self.isWord(characters[index - 1]) {
        index -= 1
        if characters[index] == Self.mark { return index }
      }
      while index > 0, Self.isWord(characters[index - 1]) { index -= 1 }
      return index
    case .wordRight:
      var index = caret
      while index < characters.count, !Self.isWord(characters[index]) {
        index += 1
        if characters[index - 1] == Self.mark { return index }
      }
      while index < characters.count, Self.isWord(characters[index]) { index += 1 }
      return index
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

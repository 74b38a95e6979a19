// Moving the caret, and selecting what it passes.
extension Composer {
  /// Where a key moves the caret, whatever rows the screen has.
  package enum Motion: CaseIterable, Hashable, Sendable {
    case left
    case right
    case wordLeft
    case wordRight
    case lineStart
    case lineEnd
    case textStart
    case textEnd
  }

  /// What is selected; nil if that is nothing.
  package var selection: Range<Int>? {
    guard let anchor, anchor != caret else { return nil }
    return min(anchor, caret)..<max(anchor, caret)
  }

  package var selectedText: String? { selection.map { text(of: $0) } }

  /// Moves; what was selected is no more, and Left and Right go to its ends.
  package mutating func move(_ motion: Motion) {
    switch (motion, selection) {
    case (.left, let selection?): place(selection.lowerBound)
    case (.right, let selection?): place(selection.upperBound)
    default: place(destination(motion))
    }
  }

  /// Moves the caret's end of the selection, or begins one here.
  package mutating func select(_ motion: Motion) { extend(to: destination(motion)) }

  package mutating func selectAll() { select(0..<characters.count) }

  /// Selects a part; the caret stands at its end.
  package mutating func select(_ part: Range<Int>) {
    place(part.lowerBound)
    extend(to: part.upperBound)
  }

  /// Selects the word at a place, or what else stands there.
  package mutating func selectWord(at place: Int) { select(WordBreaks(characters).unit(at: place)) }

  /// Selects the line of a place, with its line end.
  package mutating func selectLine(at place: Int) {
    let end = lineEnd(of: place)
    select(lineStart(of: place)..<min(characters.count, end + 1))
  }

  package mutating func deselect() { anchor = nil }

  /// Puts the caret somewhere, without a selection.
  package mutating func place(_ index: Int) {
    stand = EditHistory.Stand(caret: max(0, min(index, characters.count)))
  }

  /// Puts the caret somewhere; what is between there and where the selection began is selected.
  package mutating func extend(to index: Int) {
    stand = EditHistory.Stand(
      caret: max(0, min(index, characters.count)), anchor: anchor ?? caret)
  }

  /// Moves to another row, as rows are on the screen.
  package mutating func move(to index: Int, keeping column: Int, selecting: Bool = false) {
    if selecting { extend(to: index) } else { place(index) }
    wantedColumn = column
  }

  private func destination(_ motion: Motion) -> Int {
    switch motion {
    case .left: caret - 1
    case .right: caret + 1
    case .wordLeft: WordBreaks(characters).start(before: caret)
    case .wordRight: WordBreaks(characters).end(after: caret)
    case .lineStart: lineStart(of: caret)
    case .lineEnd: lineEnd(of: caret)
    case .textStart: 0
    case .textEnd: characters.count
    }
  }

  package func lineStart(of index: Int) -> Int {
    characters[..<index].lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? 0
  }

  package func lineEnd(of index: Int) -> Int {
    characters[index...].firstIndex(where: \.isLineEnd) ?? characters.count
  }
}

extension Character {
  /// The same as `isNewline`, three times as fast: a line of a megabyte is looked through for one key.
  fileprivate var isLineEnd: Bool {
    guard let byte = utf8.first else { return false }
    // Line ends are LF to CR, and of several bytes NEL (0xC2…) and the separators (0xE2…).
    return byte == 0xC2 || byte == 0xE2 ? isNewline : (0x0A...0x0D).contains(byte)
  }
}

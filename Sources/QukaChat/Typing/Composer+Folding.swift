// Long texts that come in at once, folded into one unit each.
extension Composer {
  /// What `toggleFold` does.
  private enum Fold {
    case unfold(PastedPiece)
    /// What was unfolded just now.
    case foldAgain
    case foldSelection(Range<Int>)
  }

  /// Puts in a text that came at once: a long one is folded, if that is wanted.
  package mutating func paste(_ text: String, folding folds: Bool = true) {
    put(text, over: selection ?? caret..<caret, as: .other, folding: folds)
  }

  /// The same for any kind of edit.
  mutating func put(
    _ text: String, over part: Range<Int>, as kind: EditHistory.Kind, folding folds: Bool
  ) {
    if folds, let piece = PastedPiece(long: text) {
      replace(part, with: piece, as: kind)
    } else {
      replace(part, with: text, as: kind)
    }
  }

  private mutating func replace(
    _ part: Range<Int>, with piece: PastedPiece, as kind: EditHistory.Kind
  ) {
    replace(part, with: String(PastedPiece.mark), pieces: [piece], as: kind)
  }

  package var canToggleFold: Bool { fold != nil }

  /// Folds what is selected; else shows what is in the piece at the caret, or in the nearest one, and folds it again as long as
  /// nothing else was changed.
  package mutating func toggleFold() {
    switch fold {
    case .foldSelection(let part):
      replace(part, with: PastedPiece(text(of: part)), as: .other)
    case .unfold(let piece):
      replace(piece.place..<(piece.place + 1), with: piece.text, as: .unfolding)
      // One reads it from its start.
      place(piece.place)
      history.settle(at: stand)
    case .foldAgain: undo()
    case nil: break
    }
  }

  private var touched: PastedPiece? {
    pieces.last { $0.place == caret || $0.place == caret - 1 }
  }

  /// The caret stands before or behind a piece.
  package var isAtPiece: Bool { touched != nil }

  private var fold: Fold? {
    if let selection { return .foldSelection(selection) }
    if let touched { return .unfold(touched) }
    if history.endsWithUnfolding { return .foldAgain }
    return (pieces.last { $0.place < caret } ?? pieces.first).map { .unfold($0) }
  }

  /// The piece that stands at a place.
  package func piece(at place: Int) -> PastedPiece? { pieces.first { $0.place == place } }

  /// What is folded into pieces stands in a text as it is.
  func text(of part: Range<Int>) -> String { PastedPiece.text(of: characters[part], pieces) }

  /// The beginning of the text, no more than so many characters.
  func beginning(_ count: Int) -> String {
    String(PastedPiece.text(of: characters.prefix(count), pieces, ofEach: count).prefix(count))
  }

  func passage(_ part: Range<Int>) -> EditHistory.Passage {
    EditHistory.Passage(
      characters[part],
      pieces.filter { part.contains($0.place) }.map { $0.moved(by: -part.lowerBound) })
  }

  /// Puts a passage in the place of a part: every change comes by here.
  ///
  /// - Parameter clusters: the same as the passage, where they are known.
  mutating func exchange(
    _ part: Range<Int>, for passage: EditHistory.Passage, _ clusters: [Character]? = nil
  ) {
    if let clusters {
      characters.replaceSubrange(part, with: clusters)
    } else {
      characters.replaceSubrange(part, with: passage.text)
    }
    guard !pieces.isEmpty || !passage.pieces.isEmpty else { return }
    let growth = passage.count - part.count
    pieces =
      pieces.filter { $0.place < part.lowerBound }
      + passage.pieces.map { $0.moved(by: part.lowerBound) }
      + pieces.filter { $0.place >= part.upperBound }.map { $0.moved(by: growth) }
  }
}

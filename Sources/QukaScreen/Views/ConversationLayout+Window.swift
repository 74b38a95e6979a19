import QukaChat

extension ConversationLayout {
  /// So many rows above and below the screen are laid out with it, if the screen has no more.
  private static let margin = 100

  /// Gives rows to what stands in a window and near it, and a number of rows to all below the last entry that was seen.
  ///
  /// What is on screen comes first. What is beyond the budget stays as it is, and the view holds its place when that
  /// gets its rows in a later frame.
  mutating func layOut(_ window: LayoutWindow, _ work: inout LayoutWork) {
    isBehind = false
    if entryCount > 0 {
      let index = window.place.flatMap { self.index(of: $0.entry) } ?? entryCount - 1
      isBehind = !reach(index, &work)
      reach(around: index, window, margin: 0, &work)
      reach(around: index, window, margin: max(window.rows, Self.margin), &work)
    }
    if let seen = window.seen.flatMap({ self.index(of: $0) }) {
      for index in seen..<entryCount where !isBehind && entry(index).needsCount {
        isBehind = !reach(index, &work)
      }
    }
    restack(work.conversation.entries)
  }

  /// Gives rows to what stands in a window, or no more than a margin above or below it.
  ///
  /// - Parameter index: the entry from which the window is counted.
  private mutating func reach(
    around index: Int, _ window: LayoutWindow, margin: Int, _ work: inout LayoutWork
  ) {
    // Rows of that entry, or above it, that stand above the window.
    let hidden = window.place.map { offset(of: $0, in: index) } ?? rows(of: index) - window.rows
    var below = hidden + window.rows + margin - rows(of: index)
    var next = index + 1
    while below > 0, next < entryCount, !isBehind {
      isBehind = !reach(next, &work)
      below -= rows(of: next) + 1
      next += 1
    }
    // Where the chat ends before the screen does, more is shown above.
    var above = margin - hidden + max(0, below - margin)
    var last = index
    while above > 0, last > 0, !isBehind {
      last -= 1
      isBehind = !reach(last, &work)
      above -= rows(of: last) + 1
    }
  }

  private func rows(of index: Int) -> Int { entry(index).rowCount }
}

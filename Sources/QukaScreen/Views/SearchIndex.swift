import QukaChat
import QukaText
import QukaWire

/// The matches of one query in one conversation, found piece by piece: a frame looks through so many rows and
/// no more, the newest first, and what was looked through is not again until it changes.
struct SearchIndex: Sendable {
  /// Rows that a frame may look through: about a millisecond.
  static let rowsPerFrame = 1_000
  /// Rows that are looked through together.
  private static let piece = 50
  /// So many comparisons count as one row: many more than ordinary text has.
  private static let comparisonsPerRow = 1_000

  private struct Record: Sendable {
    var id: Entry.ID
    var stamp: EntryLayout.Stamp
    var matches: [SearchMatch] = []
    /// The rows before this one were looked through.
    var nextRow = 0
    var isWhole = false
  }

  let query: String
  let conversation: ConversationID
  private let pattern: SearchPattern
  /// One for each entry, in their order.
  private var records: [Record] = []
  /// How many matches stand before each entry, and at last how many there are; 0 where nobody looked yet.
  private var sums: [Int] = [0]
  /// Entries from this one on were looked through whole.
  private var firstKnown = 0

  init(_ query: String, in conversation: ConversationID) {
    self.query = query
    self.conversation = conversation
    pattern = SearchPattern(query)
  }

  var isComplete: Bool { firstKnown == 0 }

  /// Goes on looking, from the end of the transcript up, and lays out what it comes to. Where nothing changed it costs a
  /// look at each stamp.
  mutating func follow(
    _ layout: inout ConversationLayout, _ work: inout LayoutWork, rows limit: Int = rowsPerFrame
  ) {
    let hasChanged = takeOver(layout)
    guard hasChanged || !isComplete || sums.count != records.count + 1 else { return }
    var rest = limit
    firstKnown = records.count
    while firstKnown > 0, look(into: firstKnown - 1, &layout, &work, &rest) { firstKnown -= 1 }
    layout.restack(work.conversation.entries)
    sums = [0]
    sums.reserveCapacity(records.count + 1)
    var sum = 0
    for index in records.indices {
      if index >= firstKnown { sum += records[index].matches.count }
      sums.append(sum)
    }
  }

  /// Forgets what changed, and answers whether anything did.
  private mutating func takeOver(_ layout: ConversationLayout) -> Bool {
    var hasChanged = realign(layout)
    for index in records.indices {
      let stamp = layout.stamp(index)
      guard records[index].stamp != stamp else { continue }
      records[index] = Record(id: records[index].id, stamp: stamp)
      hasChanged = true
    }
    return hasChanged
  }

  /// Gives each entry its record again after some were inserted or removed.
  private mutating func realign(_ layout: ConversationLayout) -> Bool {
    let count = layout.entryCount
    guard
      records.count != count || records.indices.contains(where: { records[$0].id != layout.id($0) })
    else { return false }
    var known: [Entry.ID: Record] = [:]
    for record in records { known[record.id] = record }
    records = (0..<count).map { index in
      let id = layout.id(index)
      return known[id] ?? Record(id: id, stamp: layout.stamp(index))
    }
    return true
  }

  /// Whether the entry is looked through whole.
  private mutating func look(
    into index: Int, _ layout: inout ConversationLayout, _ work: inout LayoutWork,
    _ rest: inout Int
  ) -> Bool {
    if records[index].isWhole { return true }
    guard rest > 0, layout.reach(index, &work) else { return false }
    let stamp = layout.stamp(index)
    if records[index].stamp != stamp {
      records[index] = Record(id: records[index].id, stamp: stamp)
    }
    let entry = layout.entry(index)
    let count = entry.rowCount
    while records[index].nextRow < count, rest > 0 {
      let begin = records[index].nextRow
      let end = min(begin + Self.piece, count)
      var comparisons = 0
      records[index].matches += pattern.matches(in: begin..<end, of: count, &comparisons) {
        entry.row($0).line.text
      }
      rest -= max(end - begin, comparisons / Self.comparisonsPerRow)
      records[index].nextRow = end
    }
    records[index].isWhole = records[index].nextRow >= count
    return records[index].isWhole
  }

  /// The matches of an entry, in rows of that entry.
  func matches(in index: Int) -> [SearchMatch] {
    records.indices.contains(index) ? records[index].matches : []
  }
}

// MARK: - From match to match

extension SearchIndex {
  /// Where a step leads; `lastRow` is the last row of the transcript that is on screen.
  func finding(
    _ box: SearchBox, _ layout: ConversationLayout, lastRow: Int
  ) -> SearchFinding {
    let count = sums.last ?? 0
    // What is not laid out yet could not be looked through.
    let isComplete = isComplete && !layout.isBehind
    var finding = SearchFinding(count: count, isComplete: isComplete)
    let current = box.current.flatMap { number(of: $0, layout) }
    let target: Int?
    switch box.step {
    case nil, .here: target = current
    case .nearest: target = nearest(layout, lastRow: lastRow, isComplete)
    case .next where current == nil, .previous where current == nil:
      target = nearest(layout, lastRow: lastRow, isComplete)
    case .next: target = current.map { $0 + 1 < count ? $0 + 1 : isComplete ? 0 : -1 }
    case .previous: target = current.map { $0 > 0 ? $0 - 1 : isComplete ? count - 1 : -1 }
    }
    if let target, target >= 0, target < count {
      finding.place = place(target, layout)
      finding.number = target + 1
    } else if !isComplete, box.step != nil {
      finding.isPending = true
      finding.place = box.current
      finding.number = current.map { $0 + 1 }
    }
    return finding
  }

  /// The last match above the end of the screen; else, when all is known, the first below.
  private func nearest(
    _ layout: ConversationLayout, lastRow: Int, _ isComplete: Bool
  ) -> Int? {
    let total = sums.last ?? 0
    for index in (firstKnown..<max(firstKnown, layout.entryCount)).reversed()
    where layout.start(of: index) <= lastRow {
      let above = matches(in: index).count { layout.start(of: index) + $0.row <= lastRow }
      if above > 0 { return sums[index] + above - 1 }
    }
    return isComplete && total > 0 ? 0 : nil
  }

  private func number(of place: SearchBox.Place, _ layout: ConversationLayout) -> Int? {
    guard let index = layout.index(of: place.entry), index >= firstKnown else { return nil }
    let count = matches(in: index).count
    return count == 0 ? nil : sums[index] + min(place.ordinal, count - 1)
  }

  private func place(_ number: Int, _ layout: ConversationLayout) -> SearchBox.Place {
    var low = 0
    var high = sums.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if sums[middle] <= number { low = middle } else { high = middle }
    }
    return SearchBox.Place(entry: layout.id(low), ordinal: number - sums[low])
  }

  /// The row of the transcript on which a match begins.
  package func row(of place: SearchBox.Place, _ layout: ConversationLayout) -> Int? {
    guard let index = layout.index(of: place.entry) else { return nil }
    let found = matches(in: index)
    return found.indices.contains(place.ordinal)
      ? layout.start(of: index) + found[place.ordinal].row : nil
  }
}

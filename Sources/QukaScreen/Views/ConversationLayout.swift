import QukaChat
import QukaText
import QukaWire

/// The entries of one conversation as rows, with a blank row between entries.
struct ConversationLayout: Sendable {
  private var ids: [Entry.ID] = []
  private var entries: [EntryLayout] = []
  /// The first row of each entry.
  private var starts: [Int] = []
  private(set) var rowCount = 0
  /// What the conversation said when it was followed last.
  private var pastRevision = -1
  private var turnStart = 0
  private var showsDetails = false
  /// The first entry that was not laid out to its end, because the frame had no time left for it.
  private var firstBehind: Int?

  /// Whether following the same conversation again goes on with what is not laid out yet.
  var isBehind: Bool { firstBehind != nil }

  /// Bytes parsed and rows laid out for the answers, a measure of work.
  var work: Int { entries.reduce(0) { $0 + $1.work } }

  /// Follows a changed conversation.
  ///
  /// What is being read is laid out first, then all from the last entry back, because otherwise the end is looked at:
  /// what is beyond the budget has no rows yet, and gets them above the screen.
  /// - Parameters:
  ///   - context: what is the same for all its entries.
  ///   - place: the entry at the top of the screen; nil at the end.
  ///   - budget: how much to lay out, as `MarkdownRenderer.work` counts.
  mutating func follow(
    _ conversation: Conversation, _ context: EntryContext, place: Entry.ID? = nil,
    budget: Int = .max
  ) {
    let source = conversation.entries
    let first = unchangedPrefix(of: conversation, context)
    pastRevision = conversation.transcript.pastRevision
    turnStart = conversation.transcript.turnStart
    showsDetails = context.showsDetails
    starts.removeLast(starts.count - first)
    rowCount = first == 0 ? 0 : starts[first - 1] + entries[first - 1].rowCount
    arrange(source, from: first)
    layOut(conversation, from: first, context, place: place, budget: budget)
    for index in first..<source.count {
      let entry = source[index]
      let hasGap = index > 0 && !Self.belongsTogether(source[index - 1], entry)
      let start = rowCount + (hasGap && entries[index].rowCount > 0 ? 1 : 0)
      starts.append(start)
      rowCount = start + entries[index].rowCount
    }
  }

  private mutating func layOut(
    _ conversation: Conversation, from first: Int, _ context: EntryContext, place: Entry.ID?,
    budget: Int
  ) {
    var context = context
    var budget = budget
    let source = conversation.entries
    var rows = 0
    var index = place.flatMap { place in ids[first...].firstIndex(of: place) } ?? source.count
    while index < source.count, rows < Self.screenRows, budget > 0 {
      context.regard(index, of: conversation)
      entries[index].follow(source[index], context, &budget)
      rows += entries[index].rowCount
      index += 1
    }
    firstBehind = nil
    for index in (first..<source.count).reversed() {
      context.regard(index, of: conversation)
      entries[index].follow(source[index], context, &budget)
      if entries[index].isBehind { firstBehind = index }
    }
  }

  /// More rows than a screen has: so many are laid out from the place that is being read before all others.
  private static let screenRows = 500

  /// The entries that need no look, however long the transcript is.
  private func unchangedPrefix(of conversation: Conversation, _ context: EntryContext) -> Int {
    guard conversation.transcript.pastRevision == pastRevision, context.showsDetails == showsDetails
    else { return 0 }
    return min(
      turnStart, conversation.transcript.turnStart, starts.count, conversation.entries.count,
      firstBehind ?? .max)
  }

  /// Entries were inserted or removed: those that stay bring their rows to where they stand now.
  private mutating func arrange(_ source: [Entry], from first: Int) {
    var first = first
    let shorter = min(ids.count, source.count)
    while first < shorter, ids[first] == source[first].id { first += 1 }
    var same = 0
    while same < shorter - first, ids[ids.count - 1 - same] == source[source.count - 1 - same].id {
      same += 1
    }
    let (old, new) = (first..<(ids.count - same), first..<(source.count - same))
    guard !old.isEmpty || !new.isEmpty else { return }
    var spare = Dictionary(uniqueKeysWithValues: zip(ids[old], entries[old]))
    let arranged = source[new].map { spare.removeValue(forKey: $0.id) ?? EntryLayout() }
    ids.replaceSubrange(old, with: source[new].map(\.id))
    entries.replaceSubrange(old, with: arranged)
  }

  /// Tool calls in a row stand without a blank row between them.
  private static func belongsTogether(_ first: Entry, _ second: Entry) -> Bool {
    if case .tool = first.content, case .tool = second.content { return true }
    return false
  }

  /// The row at a place of the transcript; blank between entries.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    guard index >= 0, index < rowCount else { return (StyledLine(), 0) }
    let entry = entryIndex(at: index)
    let offset = index - starts[entry]
    guard offset < entries[entry].rowCount else { return (StyledLine(), 0) }
    return entries[entry].row(offset)
  }

  /// What stands in a row instead of its text while that cannot be told yet: a long answer grows from its start, so
  /// that its last rows are not those that will stand there, and would only fly by.
  ///
  /// - Parameter shown: the rows on screen.
  func unsettled(_ row: Int, shown: Range<Int>, _ theme: Theme) -> StyledLine? {
    guard isBehind, row >= 0, row < rowCount else { return nil }
    let index = entryIndex(at: row)
    let entry = entries[index]
    let last = starts[index] + entry.rowCount - 1
    guard row <= last, last < shown.upperBound, let tenths = entry.tenthsDone else { return nil }
    guard row == max(starts[index], shown.lowerBound) else { return StyledLine() }
    return StyledLine("  … laying out a long answer, \(tenths)0 %", theme.muted)
  }

  /// The last entry that starts at that row or above it.
  private func entryIndex(at row: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }
}

// MARK: - Entries

extension ConversationLayout {
  var entryCount: Int { starts.count }

  package func id(_ index: Int) -> Entry.ID { ids[index] }
  func entry(_ index: Int) -> EntryLayout { entries[index] }
  /// As long as an entry's stamp stays, its rows do.
  func stamp(_ index: Int) -> EntryLayout.Stamp { entries[index].stamp }
  /// The first row of an entry.
  package func start(of index: Int) -> Int { starts[index] }
  package func index(of id: Entry.ID) -> Int? { ids.lastIndex(of: id) }

  /// The entries that stand in these rows.
  func entries(in rows: Range<Int>) -> Range<Int> {
    guard !rows.isEmpty, rows.lowerBound < rowCount, entryCount > 0 else { return 0..<0 }
    return entryIndex(at: rows.lowerBound)..<entryIndex(at: min(rows.upperBound, rowCount) - 1) + 1
  }
}

// MARK: - The end of a layout

extension ConversationLayout {
  /// Frees rows of a layout that is not shown any more, at most so many; returns whether all are gone.
  package mutating func release(_ count: inout Int) -> Bool {
    while count > 0, !entries.isEmpty {
      guard entries[entries.count - 1].release(&count) else { return false }
      entries.removeLast()
      count -= 1
    }
    return entries.isEmpty
  }
}

// MARK: - Anchors

extension ConversationLayout {
  /// What stands in a row; the blank row above an entry belongs to that entry, and what is above the first entry to
  /// that one.
  func anchor(at row: Int) -> Viewport.Anchor? {
    guard row < rowCount, let top = ids.first else { return nil }
    guard row >= 0 else { return Viewport.Anchor(entry: top, offset: row) }
    var index = entryIndex(at: row)
    if row - starts[index] >= entries[index].rowCount, index + 1 < ids.count { index += 1 }
    let offset = row - starts[index]
    let lead = entries[index].leadCount
    return offset < lead
      ? Viewport.Anchor(entry: ids[index], offset: offset)
      : Viewport.Anchor(entry: ids[index], isBody: true, offset: offset - lead)
  }

  /// The rows of the part of an entry in which an anchor stands.
  func span(of anchor: Viewport.Anchor) -> Int {
    guard let index = ids.lastIndex(of: anchor.entry) else { return 0 }
    let entry = entries[index]
    return anchor.isBody ? entry.rowCount - entry.leadCount : entry.leadCount
  }

  /// Where an anchor stands now, negative above the first entry; nil when its entry is gone.
  package func row(of anchor: Viewport.Anchor) -> Int? {
    guard let index = ids.lastIndex(of: anchor.entry) else { return nil }
    let entry = entries[index]
    let offset = anchor.isBody ? entry.leadCount + anchor.offset : anchor.offset
    let last = max(0, (anchor.isBody ? entry.rowCount : entry.leadCount) - 1)
    return starts[index] + min(offset, last)
  }
}

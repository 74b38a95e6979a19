import QukaChat
import QukaText
import QukaWire

/// The entries of one conversation as rows, with a blank row between entries.
///
/// All of them have a number of rows; the rows themselves only those that a frame needed lately (`layOut`).
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
  /// Whether laying out the same window again goes on with what is not laid out yet.
  var isBehind = false
  /// Bytes parsed and rows laid out, a measure of work.
  private(set) var work = 0
  /// Rows that are kept, of all entries.
  private(set) var keptRows = 0
  /// Counts the times that the conversation was followed.
  private var frame = 0
  /// The entries from here on do not stand where `starts` says.
  private var firstMoved = Int.max

  /// Takes over what changed in a conversation; nothing is laid out.
  mutating func follow(_ work: LayoutWork) {
    let transcript = work.conversation.transcript
    let source = transcript.entries
    var context = work.context
    let first = unchangedPrefix(of: transcript, context)
    pastRevision = transcript.pastRevision
    turnStart = transcript.turnStart
    showsDetails = context.showsDetails
    frame += 1
    arrange(source, from: first)
    for index in first..<source.count {
      context.regard(index, of: work.conversation)
      entries[index].regard(source[index], context)
    }
    firstMoved = first
    restack(source)
  }

  /// The entries that need no look, however long the transcript is.
  private func unchangedPrefix(of transcript: Transcript, _ context: EntryContext) -> Int {
    guard transcript.pastRevision == pastRevision, context.showsDetails == showsDetails
    else { return 0 }
    return min(turnStart, transcript.turnStart, starts.count, transcript.entries.count)
  }

  /// Lets each entry stand below the one before.
  mutating func restack(_ source: [Entry]) {
    let first = firstMoved
    guard first < .max else { return }
    firstMoved = .max
    starts.removeLast(starts.count - first)
    rowCount = first == 0 ? 0 : starts[first - 1] + entries[first - 1].rowCount
    for index in first..<source.count {
      let hasGap = index > 0 && !Self.belongsTogether(source[index - 1], source[index])
      let start = rowCount + (hasGap && entries[index].rowCount > 0 ? 1 : 0)
      starts.append(start)
      rowCount = start + entries[index].rowCount
    }
  }

  /// Gives an entry its rows, unless it has them; false when the frame has no time left for all of them.
  mutating func reach(_ index: Int, _ work: inout LayoutWork) -> Bool {
    entries[index].usedAt = frame
    guard entries[index].needsRows else { return true }
    guard work.budget > 0 else { return false }
    let (budget, rows) = (work.budget, entries[index].rowCount)
    work.context.regard(index, of: work.conversation)
    keptRows -= entries[index].keptRows
    entries[index].follow(work.conversation.entries[index], work.context, &work.budget)
    keptRows += entries[index].keptRows
    self.work += budget - work.budget
    if entries[index].rowCount != rows { firstMoved = min(firstMoved, index) }
    return !entries[index].isBehind
  }

  /// Gives away the rows that were needed least lately, when there are too many.
  mutating func shed() -> [EntryRows] {
    guard keptRows > Self.mostRows else { return [] }
    let idle = entries.indices.filter { entries[$0].keptRows > 0 && entries[$0].usedAt < frame }
    var shed: [EntryRows] = []
    for index in idle.sorted(by: { entries[$0].usedAt < entries[$1].usedAt })
    where keptRows > Self.mostRows / 2 {
      keptRows -= entries[index].keptRows
      if let rows = entries[index].shed() { shed.append(rows) }
    }
    return shed
  }

  /// Gives away all rows.
  mutating func shedAll() -> [EntryRows] {
    keptRows = 0
    return entries.indices.compactMap { entries[$0].shed() }
  }

  /// So many rows are kept, or as many as one frame needs: about 1.5 MB.
  static let mostRows = 2_000

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
    keptRows -= spare.values.reduce(0) { $0 + $1.keptRows }
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

// MARK: - Anchors

extension ConversationLayout {
  /// What stands in a row; the blank row above an entry belongs to that entry, what is above the first entry to that
  /// one, and what is below the last to the last.
  func anchor(at row: Int) -> Viewport.Anchor? {
    guard let top = ids.first else { return nil }
    guard row >= 0 else { return Viewport.Anchor(entry: top, offset: row) }
    var index = entryIndex(at: row)
    if row - starts[index] >= entries[index].rowCount, index + 1 < ids.count { index += 1 }
    let offset = row - starts[index]
    let lead = entries[index].leadCount
    if row >= rowCount {
      return Viewport.Anchor(entry: ids[index], offset: 0, moved: offset)
    }
    return offset < lead
      ? Viewport.Anchor(entry: ids[index], offset: offset)
      : Viewport.Anchor(entry: ids[index], isBody: true, offset: offset - lead)
  }

  /// The rows of the part of an entry in which an anchor stands.
  func span(of anchor: Viewport.Anchor) -> Int {
    guard let index = index(of: anchor.entry) else { return 0 }
    let entry = entries[index]
    return anchor.isBody ? entry.rowCount - entry.leadCount : entry.leadCount
  }

  /// Where an anchor stands now, negative above the first entry; nil when its entry is gone.
  package func row(of anchor: Viewport.Anchor) -> Int? {
    index(of: anchor.entry).map { starts[$0] + offset(of: anchor, in: $0) }
  }

  /// The rows from the first one of an entry to an anchor in it.
  func offset(of anchor: Viewport.Anchor, in index: Int) -> Int {
    let entry = entries[index]
    let offset = anchor.isBody ? entry.leadCount + anchor.offset : anchor.offset
    let last = max(0, (anchor.isBody ? entry.rowCount : entry.leadCount) - 1)
    return min(offset, last) + anchor.moved
  }
}

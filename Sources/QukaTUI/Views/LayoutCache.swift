import QukaWire

/// Laid-out entries, kept between frames; it can be thrown away at any time.
struct LayoutCache: Sendable {
  /// Conversations whose layout is kept, most recently shown last.
  private static let keptConversations = 4

  private var width = 0
  private var theme: Theme?
  private var layouts: [AppState.ConversationID: ConversationLayout] = [:]
  private var recent: [AppState.ConversationID] = []

  init() {}

  /// The layout of the conversation on screen.
  mutating func layout(_ state: AppState, width: Int, theme: Theme) -> ConversationLayout {
    if width != self.width || theme != self.theme {
      self = LayoutCache()
      self.width = width
      self.theme = theme
    }
    let key = state.current
    var layout = layouts.removeValue(forKey: key) ?? ConversationLayout()
    layout.follow(state.conversation, width: width, theme: theme)
    layouts[key] = layout
    keep(key)
    return layout
  }

  private mutating func keep(_ key: AppState.ConversationID) {
    guard recent.last != key else { return }
    recent.removeAll { $0 == key }
    recent.append(key)
    while recent.count > Self.keptConversations { layouts[recent.removeFirst()] = nil }
  }
}

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

  mutating func follow(_ conversation: Conversation, width: Int, theme: Theme) {
    let source = conversation.entries
    let first = unchangedPrefix(of: conversation)
    pastRevision = conversation.pastRevision
    turnStart = conversation.turnStart
    starts.removeLast(starts.count - first)
    rowCount = first == 0 ? 0 : starts[first - 1] + entries[first - 1].rowCount
    for index in first..<source.count {
      let entry = source[index]
      if index < ids.count, ids[index] == entry.id {
        entries[index].follow(entry, width: width, theme: theme)
      } else {
        replace(from: index, with: entry, width: width, theme: theme)
      }
      let hasGap = index > 0 && !Self.belongsTogether(source[index - 1], entry)
      let start = rowCount + (hasGap && entries[index].rowCount > 0 ? 1 : 0)
      starts.append(start)
      rowCount = start + entries[index].rowCount
    }
    if ids.count > source.count {
      ids.removeLast(ids.count - source.count)
      entries.removeLast(entries.count - source.count)
    }
  }

  /// The entries that need no look, however long the transcript is.
  private func unchangedPrefix(of conversation: Conversation) -> Int {
    guard conversation.pastRevision == pastRevision else { return 0 }
    return min(turnStart, conversation.turnStart, starts.count, conversation.entries.count)
  }

  /// An entry was inserted or removed: what stood from here on is laid out anew.
  private mutating func replace(
    from index: Int, with entry: Entry, width: Int, theme: Theme
  ) {
    ids.removeLast(ids.count - index)
    entries.removeLast(entries.count - index)
    ids.append(entry.id)
    entries.append(EntryLayout(entry, width: width, theme: theme))
  }

  /// Tool calls in a row stand without a blank row between them.
  private static func belongsTogether(_ first: Entry, _ second: Entry) -> Bool {
    if case .tool = first.content, case .tool = second.content { return true }
    return false
  }

  /// The row at a place of the transcript; blank between entries.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    guard index >= 0, index < rowCount else { return (StyledLine(), 0) }
    let place = place(of: index)
    let offset = index - starts[place]
    guard offset < entries[place].rowCount else { return (StyledLine(), 0) }
    return entries[place].row(offset)
  }

  /// What stands at a row, so that the row is found again when rows above it change.
  func anchor(at row: Int) -> Viewport.Anchor? {
    guard !starts.isEmpty else { return nil }
    let place = place(of: row)
    return Viewport.Anchor(entry: ids[place], offset: row - starts[place])
  }

  /// Where an anchor stands now; nil when its entry is gone.
  func row(of anchor: Viewport.Anchor) -> Int? {
    ids.firstIndex(of: anchor.entry).map { starts[$0] + anchor.offset }
  }

  /// The last entry that starts at or above a row.
  private func place(of row: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }
}

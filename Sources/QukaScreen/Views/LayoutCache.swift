import QukaChat
import QukaText
import QukaWire

/// Laid-out entries, kept between frames; it can be thrown away at any time.
package struct LayoutCache: Sendable {
  /// Conversations whose layout is kept, most recently shown last.
  private static let keptConversations = 4
  /// How much a frame lays out, as `MarkdownRenderer.work` counts: a few milliseconds, so that a key behind it
  /// is handled within ten (`scripts/bench-layout`).
  static let frameBudget = 30_000

  private var width = 0
  private var columns = 0
  private var theme: Theme?
  private var rules = ColumnRules()
  private var layouts: [ConversationID: ConversationLayout] = [:]
  private var recent: [ConversationID] = []
  /// The source that was shown last, laid out.
  private var source: (knowledge: Knowledge, width: Int, rows: [StyledLine])?
  private var index: SearchIndex?
  /// Layouts that are not needed any more: they are freed row by row, because a long one takes long.
  private var retired: [ConversationLayout] = []
  /// Rows that are freed with a frame.
  private static let releasedRows = 10_000

  package init() {}

  /// The layout of the conversation on screen, with `columns` for what needs more than `width`.
  mutating func layout(
    _ state: AppState, width: Int, columns: Int, theme: Theme
  ) -> ConversationLayout {
    let rules = state.look.columnRules
    if width != self.width || columns != self.columns || theme != self.theme || rules != self.rules
    {
      startOver(theme)
      self.width = width
      self.columns = columns
      self.rules = rules
    }
    releaseRetired()
    let key = state.chats.current
    var layout = layouts.removeValue(forKey: key) ?? ConversationLayout()
    layout.follow(
      state.conversation,
      EntryContext(
        width: width, columns: columns, theme: theme, showsDetails: state.reading.showsDetails,
        now: state.look.isStill ? .zero : state.now),
      place: state.viewport.place?.entry, budget: Self.frameBudget)
    layouts[key] = layout
    keep(key)
    return layout
  }

  /// The rows of a source.
  mutating func source(
    _ knowledge: Knowledge, _ width: Int, _ layOut: () -> [StyledLine]
  ) -> [StyledLine] {
    if let source, source.width == width, source.knowledge == knowledge { return source.rows }
    let rows = layOut()
    source = (knowledge, width, rows)
    return rows
  }

  /// The matches of the open search in a layout of the conversation on screen; nil while none is open.
  mutating func search(_ state: AppState, _ layout: ConversationLayout) -> SearchIndex? {
    guard let box = state.search, !box.query.isEmpty else {
      index = nil
      return nil
    }
    let query = box.query.text
    var found: SearchIndex
    if let index, index.query == query, index.conversation == state.chats.current {
      found = index
    } else {
      found = SearchIndex(query, in: state.chats.current)
    }
    index = nil
    found.follow(layout)
    index = found
    return found
  }

  private mutating func startOver(_ theme: Theme) {
    let old = retired + layouts.values
    self = LayoutCache()
    self.theme = theme
    retired = old
  }

  private mutating func releaseRetired() {
    var count = Self.releasedRows
    while count > 0, let last = retired.indices.last, retired[last].release(&count) {
      retired.removeLast()
    }
  }

  private mutating func keep(_ key: ConversationID) {
    guard recent.last != key else { return }
    recent.removeAll { $0 == key }
    recent.append(key)
    while recent.count > Self.keptConversations {
      if let layout = layouts.removeValue(forKey: recent.removeFirst()) { retired.append(layout) }
    }
  }
}

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
  /// What is selected and being put together to be copied.
  var copy: TextCopy?
  /// Rows that are not needed any more: they are freed few by few, because those of a long answer take long.
  private var retired: [EntryRows] = []
  /// Rows that are freed with a frame.
  private static let releasedRows = 10_000

  package init() {}

  /// The layout of the conversation on screen, with `columns` for what needs more than `width`, and the work that a
  /// frame may do on it. The frame gives it back with `keep`.
  mutating func layout(
    _ state: AppState, width: Int, columns: Int, theme: Theme
  ) -> (layout: ConversationLayout, work: LayoutWork) {
    let rules = state.look.columnRules
    if width != self.width || columns != self.columns || theme != self.theme || rules != self.rules
    {
      startOver(theme)
      self.width = width
      self.columns = columns
      self.rules = rules
    }
    releaseRetired()
    let work = LayoutWork(
      conversation: state.conversation,
      context: EntryContext(
        width: width, columns: columns, theme: theme, showsDetails: state.reading.showsDetails,
        now: state.look.isStill ? .zero : state.now),
      budget: Self.frameBudget)
    var layout = layouts.removeValue(forKey: state.chats.current) ?? ConversationLayout()
    layout.follow(work)
    return (layout, work)
  }

  /// Keeps the layout of a conversation for the next frame.
  mutating func keep(_ layout: consuming ConversationLayout, of key: ConversationID) {
    retired += layout.shed()
    layouts[key] = layout
    guard recent.last != key else { return }
    recent.removeAll { $0 == key }
    recent.append(key)
    while recent.count > Self.keptConversations {
      if var layout = layouts.removeValue(forKey: recent.removeFirst()) {
        retired += layout.shedAll()
      }
    }
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
  mutating func search(
    _ state: AppState, _ layout: inout ConversationLayout, _ work: inout LayoutWork
  ) -> SearchIndex? {
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
    found.follow(&layout, &work)
    index = found
    return found
  }

  private mutating func startOver(_ theme: Theme) {
    var old = retired
    for key in recent { old += layouts[key]?.shedAll() ?? [] }
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
}

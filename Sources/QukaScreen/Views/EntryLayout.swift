import QukaChat
import QukaText
import QukaWire

/// One transcript entry in the layout of its chat: how many rows it has, and the rows themselves while they are near
/// the screen.
struct EntryLayout: Sendable {
  /// What the rows are known by: as long as it stays, they do, whether they are kept or not.
  struct Stamp: Equatable, Sendable {
    /// Nil when the rows are only estimated.
    var key: EntryRows.Key?
    var rows: Int
    var isBehind: Bool
  }

  /// The frame that needed the rows last.
  var usedAt = 0
  private(set) var rowCount = 0
  /// The rows above an answer's text; all rows of other entries.
  private(set) var leadCount = 0
  /// What the rows were made from, or the estimate of their number.
  private var key: EntryRows.Key?
  private var rows: EntryRows?
  /// The number of rows is an estimate, or that of an entry that has changed since.
  private var isStale = true

  /// Whether following the same entry again goes on with what is not laid out yet.
  var isBehind: Bool { rows?.isBehind ?? false }
  /// The number of rows is not known, or not to the end.
  var needsCount: Bool { isStale || isBehind }
  var needsRows: Bool { rows == nil || needsCount }
  var keptRows: Int { rows?.rowCount ?? 0 }
  var stamp: Stamp { Stamp(key: isStale ? nil : key, rows: rowCount, isBehind: isBehind) }
  /// The part of a long answer that has rows, in tenths; nil when it all has, or soon will have.
  var tenthsDone: Int? { rows?.tenthsDone }

  /// Notices whether the entry changed; how many rows it then has is estimated, unless it has some.
  mutating func regard(_ entry: Entry, _ context: EntryContext) {
    let key = EntryRows.key(entry, context)
    if rows != nil {
      isStale = key != self.key
    } else if key != self.key {
      self.key = key
      isStale = true
      rowCount = RowEstimate.of(entry, width: context.width)
      leadCount = 0
    }
  }

  /// Lays out what changed, as far as the budget goes.
  mutating func follow(_ entry: Entry, _ context: EntryContext, _ budget: inout Int) {
    let key = EntryRows.key(entry, context)
    // Nobody else holds them while they are changed.
    var rows = self.rows ?? EntryRows()
    self.rows = nil
    rows.follow(entry, as: key, context, &budget)
    (self.key, isStale) = (key, false)
    (rowCount, leadCount) = (rows.rowCount, rows.leadCount)
    self.rows = rows
  }

  /// The row and the column at which it starts, relative to the transcript; blank where rows are not kept.
  func row(_ index: Int) -> (line: StyledLine, column: Int) {
    rows?.row(index) ?? (StyledLine(), 0)
  }

  /// Gives its rows away; their number stays known.
  mutating func shed() -> EntryRows? {
    isStale = needsCount
    defer { rows = nil }
    return rows
  }
}

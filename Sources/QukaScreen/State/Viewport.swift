import QukaChat

/// Where the view of a transcript stands.
///
/// Rows are counted from the top of the whole transcript, so text that arrives below never moves what is
/// being read. Where rows appear above it, the entry that stands at the top holds the place.
package struct Viewport: Equatable, Sendable {
  /// What stands at the first row: an entry, and how many rows of that part of it are above.
  package struct Anchor: Equatable, Sendable {
    var entry: Entry.ID
    /// The row belongs to the answer's text, not to what stands above it and can be unfolded.
    var isBody = false
    /// Negative in the blank row above the entry.
    var offset: Int
    /// The rows from there to what is meant: what was scrolled since.
    var moved = 0

    /// Rows below the beginning of that part.
    var depth: Int { offset + moved }
    /// So far that what lies between is not laid out for it: the place is estimated.
    var isFar: Bool { abs(moved) > 1_000 }
  }

  /// The first row shown; nil follows the end.
  private(set) var top: Int?
  /// The first row of the last frame that followed the end.
  private var followedTop = 0
  /// What the last frame laid out; kept here so that scrolling can be bounded.
  package private(set) var metrics = TranscriptMetrics()
  /// The place to find again in the next frame, because rows above it may change; nil when none may.
  package private(set) var held: Anchor?
  /// The person went to the start, which has to be drawn before it holds its place.
  private var awaitsStart = false
  /// The person went to the very first message: the view stays at the top while older ones come, page after page.
  private var staysAtStart = false

  /// The held place was asked for: it comes to the top even if the view followed the end.
  private var isJump = false
  /// The last row that was on screen, as far down as the person came; what stands below it is new.
  private(set) var seenEnd: Anchor?
  /// How its rows were counted: in how many columns, and how many there were of that part of the entry.
  private var seenWidth = 0
  private var seenSpan = 0
  /// Where the new part begins in a chat that was opened because it had one; nil once that was looked for.
  var unread: Anchor?
  /// How often a key asked to move: who hears the transcript is told each time where that led.
  private(set) var moves = 0

  package var isFollowing: Bool { top == nil }

  /// The beginning of the transcript is on screen, or within a page of it.
  var isNearTop: Bool {
    guard held == nil, metrics.visibleRows > 0, !metrics.isBehind else { return false }
    if isFollowing { return metrics.totalRows <= metrics.visibleRows }
    return firstRow(of: metrics) < metrics.visibleRows
  }

  /// The first row to show for a transcript of that many rows.
  package func firstRow(of metrics: TranscriptMetrics) -> Int {
    guard let top else { return followRow(of: metrics) }
    let end = max(0, metrics.totalRows - metrics.visibleRows)
    return end > 0 && !metrics.isAtRest && top <= end + slack(of: metrics) ? top : min(top, end)
  }

  /// Following moves in jumps of a quarter page, because terminals repaint every row that scrolls beside
  /// the session list; and it stays where it is when a few rows go away, so nothing jumps back. Where nothing is written
  /// any more, no row stays empty.
  private func followRow(of metrics: TranscriptMetrics) -> Int {
    let overflow = metrics.totalRows - metrics.visibleRows
    if metrics.isAtRest { return max(0, overflow) }
    let step = max(1, metrics.visibleRows / 4)
    if overflow <= followedTop, overflow + slack(of: metrics) >= followedTop { return followedTop }
    return overflow <= 0 ? 0 : (overflow + step - 1) / step * step
  }

  /// So many rows at the end may go away while what is above stays: as many as thinking loses when it is folded,
  /// and the answer below it grows at once.
  private func slack(of metrics: TranscriptMetrics) -> Int {
    max(metrics.visibleRows / 4, min(ThinkingLayout.liveRows, metrics.visibleRows / 2), 1)
  }

  /// Takes over what a frame laid out.
  mutating func laidOut(_ metrics: TranscriptMetrics) {
    if metrics.anchor != nil { holdPlace() }
    shift(to: metrics)
    if isFollowing { followedTop = followRow(of: metrics) }
    if held != nil, metrics.anchor != nil, !metrics.isBehind {
      let isAtEnd = metrics.firstRow + metrics.visibleRows >= metrics.totalRows
      if isJump, isAtEnd { follow() } else { settle(at: metrics.firstRow) }
    }
    if let place = metrics.revealed {
      follow()
      if metrics.firstRow + metrics.visibleRows < metrics.totalRows { top = metrics.firstRow }
      if metrics.isBehind { held = place }
    }
    noteSeen(metrics)
    self.metrics = metrics
    if !metrics.isBehind { awaitsStart = false }
    if held?.isFar == true { held = metrics.anchor }
  }

  private mutating func noteSeen(_ metrics: TranscriptMetrics) {
    // Rows that are not all there cannot be told from those of another width.
    guard let seen = metrics.seen, !metrics.isBehind || metrics.width == seenWidth else { return }
    (seenEnd, seenWidth, seenSpan) = (seen, metrics.width, metrics.seenSpan)
  }

  /// The last row that was on screen, counted as in a frame of that width: a row of another width holds more text or
  /// less, so it is as far into its part of the entry as it was.
  ///
  /// - Parameter span: the rows of a part of an entry in that frame.
  func seenEnd(width: Int, span: (Anchor) -> Int) -> Anchor? {
    guard var seen = seenEnd, width != seenWidth, seenSpan > 0, seen.offset >= 0 else {
      return seenEnd
    }
    let rows = span(seen)
    seen.offset = max(0, ((seen.offset + 1) * rows + seenSpan - 1) / seenSpan - 1)
    return seen
  }

  /// Rows above may have been counted only now: the end that is followed stays where it stood.
  mutating func shift(to metrics: TranscriptMetrics) {
    if isFollowing { followedTop = max(0, followedTop + metrics.shift) }
  }

  mutating func countMove() { moves += 1 }

  /// Brings a place to the top of the next frame.
  mutating func jump(to place: Anchor) {
    leaveStart()
    isJump = true
    held = place
  }

  /// Whether a row of the transcript is on screen.
  func shows(_ row: Int, in metrics: TranscriptMetrics) -> Bool {
    let first = firstRow(of: metrics)
    return row >= first && row < first + metrics.visibleRows
  }

  /// Brings a row of the transcript to the top.
  mutating func reveal(at row: Int) {
    leaveStart()
    held = nil
    isJump = false
    top = max(0, row)
  }

  /// What stands at the top, or will in the next frame.
  var topPlace: Anchor? { held ?? metrics.anchor }

  /// Rows above what is being read may change: the next frame finds its place again.
  mutating func holdPlace() {
    guard !isFollowing, !awaitsStart, !staysAtStart, held == nil, var anchor = metrics.anchor else {
      return
    }
    // It may have been scrolled since the frame.
    anchor.moved += firstRow(of: metrics) - metrics.firstRow
    held = anchor
  }

  /// The held place was found at that row.
  mutating func settle(at row: Int) {
    guard held != nil else { return }
    held = nil
    isJump = false
    top = max(0, row)
  }

  /// Scrolls by rows, down when positive; reaching the end follows it again.
  mutating func scroll(by rows: Int) {
    leaveStart()
    if held != nil {
      // The row is not known before the next frame.
      held?.moved += rows
      return
    }
    let end = max(0, metrics.totalRows - metrics.visibleRows)
    let target = firstRow(of: metrics) + rows
    top = target >= end && rows >= 0 ? nil : max(0, min(target, end))
    if end == 0 { top = nil }
  }

  /// Goes to the beginning of what is loaded; it stays on screen while older messages come before it.
  mutating func scrollToTop() {
    leaveStart()
    held = nil
    isJump = false
    let isLong = metrics.isBehind || metrics.totalRows > metrics.visibleRows
    awaitsStart = isLong
    top = isLong ? 0 : nil
  }

  /// Goes to the first message, however many pages before what is loaded it stands.
  mutating func scrollToStart() {
    scrollToTop()
    staysAtStart = true
    top = 0
  }

  private mutating func leaveStart() {
    awaitsStart = false
    staysAtStart = false
  }

  /// Where it stands, as far as it can be told before the next frame.
  var place: (row: Int, moved: Int) { (firstRow(of: metrics), held?.moved ?? 0) }

  /// Stays where it is, also where the end was followed.
  mutating func stay() {
    if isFollowing { top = firstRow(of: metrics) }
  }

  /// Follows the end again if that is on screen.
  mutating func followIfAtEnd() {
    guard held == nil, let top, top + metrics.visibleRows >= metrics.totalRows else { return }
    follow()
  }

  mutating func follow() {
    held = nil
    leaveStart()
    isJump = false
    top = nil
  }

  /// Half a page, at least one row.
  var halfPage: Int { max(1, metrics.visibleRows / 2) }

  /// A page that keeps one row of context.
  var page: Int { max(1, metrics.visibleRows - 1) }
}

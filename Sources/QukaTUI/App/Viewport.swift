/// Where the view of a transcript stands.
///
/// Rows are counted from the top of the whole transcript, so text that arrives below never moves what is
/// being read.
struct Viewport: Equatable, Sendable {
  /// The first row shown; nil follows the end.
  private(set) var top: Int?
  /// The first row of the last frame that followed the end.
  private var followedTop = 0
  /// What the last frame laid out; kept here so that scrolling can be bounded.
  private(set) var metrics = TranscriptMetrics()

  var isFollowing: Bool { top == nil }

  /// The first row to show for a transcript of that many rows.
  func firstRow(of metrics: TranscriptMetrics) -> Int {
    let end = max(0, metrics.totalRows - metrics.visibleRows)
    guard let top else { return followRow(of: metrics) }
    return min(top, end)
  }

  /// Following moves in jumps of a quarter page, because terminals repaint every row that scrolls beside
  /// the session list; and it stays where it is when a few rows go away, so nothing jumps back.
  private func followRow(of metrics: TranscriptMetrics) -> Int {
    let overflow = metrics.totalRows - metrics.visibleRows
    let step = max(1, metrics.visibleRows / 4)
    if overflow <= followedTop, overflow + step >= followedTop { return followedTop }
    return overflow <= 0 ? 0 : (overflow + step - 1) / step * step
  }

  /// Takes over what a frame laid out.
  mutating func laidOut(_ metrics: TranscriptMetrics) {
    if isFollowing { followedTop = followRow(of: metrics) }
    self.metrics = metrics
  }

  /// Scrolls by rows, down when positive; reaching the end follows it again.
  mutating func scroll(by rows: Int) {
    let end = max(0, metrics.totalRows - metrics.visibleRows)
    let target = firstRow(of: metrics) + rows
    top = target >= end && rows >= 0 ? nil : max(0, min(target, end))
    if end == 0 { top = nil }
  }

  mutating func scrollToStart() {
    top = metrics.totalRows > metrics.visibleRows ? 0 : nil
  }

  mutating func follow() { top = nil }

  /// Half a page, at least one row.
  var halfPage: Int { max(1, metrics.visibleRows / 2) }

  /// A page that keeps one row of context.
  var page: Int { max(1, metrics.visibleRows - 1) }
}

/// The measures of a laid-out transcript, in rows.
struct TranscriptMetrics: Equatable, Sendable {
  var totalRows = 0
  var visibleRows = 0
}

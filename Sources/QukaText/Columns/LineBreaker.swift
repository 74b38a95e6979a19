/// Wraps one logical line to rows of a width, in time linear in its length.
///
/// Rows end at spaces, after hyphens and between East Asian characters; the spaces at which a row
/// ends are dropped, nothing else is. A word longer than a row is cut between clusters.
package struct LineBreaker: Sendable {
  package enum Mode: Hashable, Sendable {
    /// Prose: rows end between words.
    case words
    /// Addresses: rows are filled to the last column.
    case anywhere
    /// Code: rows end behind a blank near their end, else behind punctuation, and every space is kept.
    case code
  }

  private let first: StyledLine
  private let hanging: StyledLine
  private let firstWidth: Int
  private let hangingWidth: Int
  private let mode: Mode

  /// - Parameters:
  ///   - width: columns of a row, its indent included; less than 1 counts as 1.
  ///   - first: what stands left of the first row, for example a list marker; it may be text, what hangs is none.
  ///   - hanging: what stands left of all further rows. An indent that would leave fewer than two
  ///     columns for text is left out.
  package init(
    width: Int, first: StyledLine = StyledLine(), hanging: StyledLine = StyledLine(),
    mode: Mode = .words
  ) {
    let width = max(1, width)
    let rest = (
      first: width - DisplayWidth.of(first), hanging: width - DisplayWidth.of(hanging)
    )
    self.first = rest.first < 2 ? StyledLine() : first
    self.hanging = rest.hanging < 2 ? StyledLine() : hanging.framed
    firstWidth = rest.first < 2 ? width : rest.first
    hangingWidth = rest.hanging < 2 ? width : rest.hanging
    self.mode = mode
  }

  /// The rows of a line; an empty line is one row that holds the first indent only.
  package func wrap(_ line: StyledLine) -> [StyledLine] {
    if line.isASCII(within: firstWidth) {
      guard !first.runs.isEmpty else { return [line] }
      var row = first
      row.append(line)
      row.end = line.end
      return [row]
    }
    let whole = min(firstWidth, hangingWidth) < 2 ? LineBreaker.narrowed(line) : line
    let text = whole.runs.count == 1 ? whole.runs[0].text : whole.text
    let ranges: [Range<Int>]? = text.withClusters { scanner in
      var clusters: [ScreenCluster] = []
      while let cluster = scanner.next() {
        if cluster.length > ClusterScanner.maximumClusterBytes { return nil }
        clusters.append(cluster)
      }
      return rows(of: clusters)
    }
    guard let ranges else { return wrap(LineBreaker.shortened(whole)) }
    var slicer = RunSlicer(whole)
    let bytes = Array(text.utf8)
    return ranges.enumerated().map { index, range in
      var row = slicer.row(range, indent: index == 0 ? first : hanging)
      let isLast = index == ranges.count - 1
      let next = isLast ? bytes.count : ranges[index + 1].lowerBound
      let dropped = String(decoding: bytes[range.upperBound..<next], as: UTF8.self)
      row.end = isLast ? line.end.behind(dropped) : .text(dropped)
      return row
    }
  }

  /// The offset in the line's UTF-8 of each row's first byte.
  func rowStarts(_ line: StyledLine) -> [Int] {
    line.text.withClusters { scanner in
      var clusters: [ScreenCluster] = []
      while let cluster = scanner.next() { clusters.append(cluster) }
      return rows(of: clusters).map(\.lowerBound)
    }
  }

  /// The byte ranges of the rows.
  private func rows(of clusters: [ScreenCluster]) -> [Range<Int>] {
    var scan = RowScan(clusters: clusters)
    while scan.index < clusters.count {
      let limit = scan.rows.isEmpty ? firstWidth : hangingWidth
      switch mode {
      case .words: scan.stepWords(limit: limit)
      case .anywhere: scan.stepAnywhere(limit: limit)
      case .code: scan.stepCode(limit: limit)
      }
    }
    scan.finish(
      limit: scan.rows.isEmpty ? firstWidth : hangingWidth, keepsSpaces: mode != .words)
    return scan.rows
  }

  /// The line without endless clusters. One that runs through several styles starts anew with each, and is
  /// short within each; joined they may be too long again, so all is one style then.
  private static func shortened(_ line: StyledLine) -> StyledLine {
    let shortened = StyledLine(
      line.runs.map { StyledRun($0.text.withoutEndlessClusters() ?? $0.text, $0.style, $0.role) })
    guard let text = shortened.text.withoutEndlessClusters() else { return shortened }
    return StyledLine(text, line.runs.first?.style ?? .plain)
  }

  /// The line with stand-ins for wide clusters, for rows of a single column.
  private static func narrowed(_ line: StyledLine) -> StyledLine {
    StyledLine(
      line.runs.map { run in
        var text = ""
        for character in run.text {
          text += DisplayWidth.of(character) > 1 ? "\u{FFFD}" : String(character)
        }
        return StyledRun(text, run.style, run.role)
      })
  }
}

extension LineEnd {
  /// What a row ends with whose last blanks were dropped.
  fileprivate func behind(_ dropped: String) -> LineEnd {
    guard !dropped.isEmpty, case .text(let text) = self else { return self }
    return .text(dropped + text)
  }
}

extension StyledLine {
  /// Whether the line is printable ASCII and no longer than this: then it is a row as it stands.
  fileprivate func isASCII(within columns: Int) -> Bool {
    var count = 0
    for run in runs {
      count += run.text.utf8.count
      guard count <= columns, run.text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
        return false
      }
    }
    return true
  }
}

/// The walk over a line's clusters that finds where rows end.
private struct RowScan {
  let clusters: [ScreenCluster]
  private(set) var rows: [Range<Int>] = []
  /// The next cluster to place.
  private(set) var index = 0
  /// The cluster that the current row starts with.
  private var rowStart = 0
  /// Columns used in the current row.
  private var column = 0
  /// Just after the row's last cluster that is not a space.
  private var contentEnd = 0
  /// The last place where the row may end: after this content, going on with that cluster.
  private var breakEnd = 0
  private var breakNext = 0
  /// The last place that is not behind a blank where a row of code may end.
  private var punctuationEnd = 0

  init(clusters: [ScreenCluster]) {
    self.clusters = clusters
  }

  mutating func stepWords(limit: Int) {
    let cluster = clusters[index]
    if BreakRules.isSpace(cluster) {
      column += cluster.width
      index += 1
      return
    }
    noteBreak()
    guard column + cluster.width > limit, index > rowStart else {
      column += cluster.width
      index += 1
      contentEnd = index
      return
    }
    if contentEnd <= rowStart {
      // Only spaces so far, and no room left: they are dropped.
      startRow(at: index)
    } else if breakNext > rowStart {
      endRow(at: breakEnd, next: breakNext)
    } else {
      endRow(at: contentEnd, next: index)
    }
  }

  mutating func stepAnywhere(limit: Int) {
    let cluster = clusters[index]
    if column + cluster.width > limit, index > rowStart {
      endRow(at: index, next: index)
    } else {
      column += cluster.width
      index += 1
      contentEnd = index
    }
  }

  /// Fills the row as `stepAnywhere` does, but leaves up to a third of it free where that keeps a word whole.
  mutating func stepCode(limit: Int) {
    let cluster = clusters[index]
    if column >= limit * 2 / 3, contentEnd > rowStart { noteCodeBreak() }
    guard column + cluster.width > limit, index > rowStart else {
      column += cluster.width
      index += 1
      if !BreakRules.isSpace(cluster) { contentEnd = index }
      return
    }
    let next =
      BreakRules.isSpace(cluster)
      ? index : [breakNext, punctuationEnd].first { $0 > rowStart } ?? index
    endRow(at: next, next: next)
  }

  /// Remembers the place before the current cluster: as `breakNext` behind a blank, and as `punctuationEnd` where
  /// a row of code may end for want of one.
  private mutating func noteCodeBreak() {
    let (left, right) = (clusters[index - 1], clusters[index])
    let earlier = index - 2 >= rowStart ? clusters[index - 2] : nil
    if BreakRules.isSpace(left) {
      breakNext = index
    } else if BreakRules.allowsBreak(after: left, precededBy: earlier, before: right)
      || BreakRules.allowsCodeBreak(after: left, precededBy: earlier, before: right)
    {
      punctuationEnd = index
    }
  }

  /// Ends the last row; of its trailing spaces those stay that fit.
  mutating func finish(limit: Int, keepsSpaces: Bool) {
    var end = clusters.count
    while !keepsSpaces, end > contentEnd, column > limit {
      end -= 1
      column -= clusters[end].width
    }
    rows.append(offset(rowStart)..<offset(end))
  }

  /// Remembers the place before the current cluster if a row may end there.
  private mutating func noteBreak() {
    guard index > rowStart, contentEnd > rowStart else { return }
    let isAfterSpace = contentEnd < index
    let earlier = contentEnd >= 2 && contentEnd - 2 >= rowStart ? clusters[contentEnd - 2] : nil
    if isAfterSpace
      || BreakRules.allowsBreak(
        after: clusters[index - 1], precededBy: earlier, before: clusters[index])
    {
      breakEnd = contentEnd
      breakNext = index
    }
  }

  private mutating func endRow(at end: Int, next: Int) {
    rows.append(offset(rowStart)..<offset(end))
    startRow(at: next)
  }

  private mutating func startRow(at next: Int) {
    rowStart = next
    index = next
    contentEnd = next
    breakNext = next
    punctuationEnd = next
    column = 0
  }

  private func offset(_ index: Int) -> Int {
    index < clusters.count ? clusters[index].offset : clusters.last?.end ?? 0
  }
}

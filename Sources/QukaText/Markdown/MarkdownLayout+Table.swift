extension MarkdownLayout {
  /// Below this width, or with a column narrower than `minimumColumn`, a table that does not fit as
  /// it is becomes a list of records.
  private static let minimumTable = 40
  private static let minimumColumn = 6

  /// A table's cells as logical lines.
  private struct Grid {
    var header: [[StyledLine]]
    var rows: [[[StyledLine]]]
    var alignments: [MarkdownTable.Alignment]

    /// The width of each column's longest line.
    var naturalWidths: [Int] {
      header.indices.map { column in
        ([header] + rows).reduce(1) { widest, row in
          max(widest, row[column].reduce(0) { max($0, DisplayWidth.of($1)) })
        }
      }
    }
  }

  /// The rows of a table.
  func rows(of table: MarkdownTable, at place: Place) -> [StyledLine] {
    let headerStyle = place.style.overlaid(theme.tableHeader)
    let columns = table.header.count
    guard columns > 0 else { return [] }
    let empty: [StyledLine] = [StyledLine()]
    let grid = Grid(
      header: table.header.map { lines(of: $0, style: headerStyle) },
      rows: table.rows.map { row in
        (0..<columns).map {
          $0 < row.cells.count ? lines(of: row.cells[$0], style: place.style) : empty
        }
      },
      alignments: (0..<columns).map {
        $0 < table.alignments.count ? table.alignments[$0] : .left
      })
    let indent = DisplayWidth.of(place.rest)
    // Text in a cell is prose: it is as hard to read in long rows as any other.
    let longest = self.columns > width ? max(1, width - indent - 4) : .max
    let natural = grid.naturalWidths.map { min($0, longest) }
    guard let widths = columnWidths(natural, room: self.columns - indent) else {
      return records(grid, at: place)
    }
    return boxed(grid, widths, at: place)
  }

  /// The widths of the columns' texts, or nil if they can't stand side by side.
  ///
  /// Columns that are narrower than their share keep their width; the others share what is left.
  private func columnWidths(_ natural: [Int], room: Int) -> [Int]? {
    let available = room - 3 * natural.count - 1
    if natural.reduce(0, +) <= available { return natural }
    guard room >= Self.minimumTable else { return nil }
    var widths = natural
    var rest = available
    var open = natural.count
    for column in natural.indices.sorted(by: { natural[$0] < natural[$1] }) {
      widths[column] = min(natural[column], rest / open)
      rest -= widths[column]
      open -= 1
      if widths[column] < min(Self.minimumColumn, natural[column]) { return nil }
    }
    return widths
  }

  // MARK: Box

  private func boxed(_ grid: Grid, _ widths: [Int], at place: Place) -> [StyledLine] {
    let header = wrapped(grid.header, widths)
    let body = grid.rows.map { wrapped($0, widths) }
    let isRuled = body.contains { $0.contains { $0.count > 1 } }
    var rows = [border("┌", "┬", "┐", widths, place.first)]
    rows += cells(header, widths, grid.alignments, place.rest)
    for (index, row) in body.enumerated() {
      if index == 0 || isRuled { rows.append(border("├", "┼", "┤", widths, place.rest)) }
      rows += cells(row, widths, grid.alignments, place.rest)
    }
    rows.append(border("└", "┴", "┘", widths, place.rest))
    return rows
  }

  private func wrapped(_ cells: [[StyledLine]], _ widths: [Int]) -> [[StyledLine]] {
    cells.enumerated().map { column, lines in
      lines.flatMap { line in
        DisplayWidth.of(line) <= widths[column]
          ? [line] : LineBreaker(width: widths[column]).wrap(line)
      }
    }
  }

  private func border(
    _ left: String, _ middle: String, _ right: String, _ widths: [Int], _ indent: StyledLine
  ) -> StyledLine {
    let parts = widths.map { String(repeating: "─", count: $0 + 2) }
    var row = indent
    row.append(left + parts.joined(separator: middle) + right, theme.tableBorder, .frame)
    return row.leading
  }

  /// The screen rows of one table row.
  private func cells(
    _ cells: [[StyledLine]], _ widths: [Int], _ alignments: [MarkdownTable.Alignment],
    _ indent: StyledLine
  ) -> [StyledLine] {
    let height = cells.reduce(1) { max($0, $1.count) }
    return (0..<height).map { line in
      var row = line == 0 ? indent : indent.framed
      row.append("│", theme.tableBorder, .frame)
      for column in cells.indices {
        let text = line < cells[column].count ? cells[column][line] : StyledLine()
        let spare = max(0, widths[column] - DisplayWidth.of(text))
        let left = leftPadding(spare, alignments[column])
        row.append(String(repeating: " ", count: left + 1), .plain, .frame)
        let role = TextRole.cell(UInt8(clamping: column))
        for run in text.runs { row.append(run.text, run.style, role) }
        // The blank at which the cell goes on below is the first one behind it.
        let isJoined = line + 1 < cells[column].count && text.end != .text("")
        if isJoined { row.append(" ", .plain, role) }
        let right = spare - left + (isJoined ? 0 : 1)
        row.append(String(repeating: " ", count: right), .plain, .frame)
        let parts = line == 0 && column < cells.count - 1
        row.append("│", theme.tableBorder, parts ? .cellEnd : .frame)
      }
      row.end = line + 1 < height ? .cells : .newline
      return row
    }
  }

  private func leftPadding(_ spare: Int, _ alignment: MarkdownTable.Alignment) -> Int {
    switch alignment {
    case .left: 0
    case .center: spare / 2
    case .right: spare
    }
  }

  // MARK: Records

  /// One line for each cell that holds anything, `Header: value`, and an empty row between the
  /// table's rows.
  private func records(_ grid: Grid, at place: Place) -> [StyledLine] {
    var rows: [StyledLine] = []
    var first = place.first
    var hanging = place.rest
    hanging.append("  ", .plain)
    func add(_ line: StyledLine) {
      rows += LineBreaker(width: width, first: first, hanging: hanging).wrap(line)
      first = place.rest
    }
    for (index, row) in grid.rows.enumerated() {
      if index > 0 { rows.append(StyledLine(place.rest.runs)) }
      for column in grid.header.indices where row[column].contains(where: { !$0.runs.isEmpty }) {
        var line = joined(grid.header[column])
        line.append(": ", theme.tableBorder)
        line.append(joined(row[column]))
        add(line)
      }
    }
    if grid.rows.isEmpty {
      for header in grid.header { add(joined(header)) }
    }
    return rows
  }

  private func joined(_ lines: [StyledLine]) -> StyledLine {
    lines.enumerated().reduce(into: StyledLine()) { line, part in
      if part.offset > 0 { line.append(" ", .plain) }
      line.append(part.element)
    }
  }
}

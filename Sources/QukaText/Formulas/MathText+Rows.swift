/// What stands in rows and columns: the lines of `aligned`, the cells of a matrix.
///
/// In a formula of its own, lines stand one below the other, and what is beside them stands beside the first. Within a
/// text all becomes one line, with semicolons.
extension MathText {
  private static let alignments: Set = [
    "aligned", "align", "alignedat", "gather", "gathered", "split", "equation", "multline",
    "eqnarray", "flalign",
  ]
  /// The signs around a matrix: of the only row, the first, those between and the last.
  private static let fences: [String: (left: [String], right: [String])] = [
    "pmatrix": (["(", "⎛", "⎜", "⎝"], [")", "⎞", "⎟", "⎠"]),
    "bmatrix": (["[", "⎡", "⎢", "⎣"], ["]", "⎤", "⎥", "⎦"]),
    "Bmatrix": (["{", "⎧", "⎪", "⎩"], ["}", "⎫", "⎪", "⎭"]),
    "vmatrix": (["|", "|", "|", "|"], ["|", "|", "|", "|"]),
    "Vmatrix": (["‖", "‖", "‖", "‖"], ["‖", "‖", "‖", "‖"]),
    "cases": (["{ ", "⎧ ", "⎪ ", "⎩ "], ["", "", "", ""]),
    "matrix": (["", "", "", ""], ["", "", "", ""]),
    "array": (["", "", "", ""], ["", "", "", ""]),
    "smallmatrix": (["", "", "", ""], ["", "", "", ""]),
  ]

  /// The rows up to the environment's end, or to the formula's, each as its cells.
  mutating func readRows(until environment: String?) -> [[String]]? {
    var rows: [[String]] = [[]]
    var line = MathLine()
    func endCell() {
      rows[rows.count - 1].append(line.text)
      line = MathLine()
    }
    while let next {
      if next == "&" {
        position += 1
        endCell()
      } else if next != "\\" {
        guard let piece = readPiece() else { return nil }
        line.add(piece)
      } else if let environment, take("\\end{\(environment)}") {
        endCell()
        return rows.filter { $0 != [""] }
      } else if take("\\\\") {
        guard skipRowOptions() else { return nil }
        endCell()
        rows.append([])
      } else if take("\\begin{") {
        guard let block = readEnvironment() else { return nil }
        line.add(block: block)
      } else {
        guard let piece = readPiece() else { return nil }
        line.add(piece)
      }
    }
    endCell()
    return environment == nil ? rows.filter { $0 != [""] } : nil
  }

  /// The star and the distance that may follow the end of a row.
  private mutating func skipRowOptions() -> Bool {
    _ = take("*")
    return next == "[" ? skip(to: "]") : true
  }

  private mutating func skip(to end: Character) -> Bool {
    while let next {
      position += 1
      if next == end { return true }
    }
    return false
  }

  private mutating func readEnvironment() -> String? {
    var name = ""
    while let next, next != "}" {
      name.append(next)
      position += 1
    }
    guard take("}") else { return nil }
    let kind = name.hasSuffix("*") ? String(name.dropLast()) : name
    if kind == "array" || kind == "alignedat" {
      guard next == "{", skip(to: "}") else { return nil }
    }
    if Self.alignments.contains(kind) {
      return readRows(until: name).map { stacked($0.map(Self.aligned)) }
    }
    guard let fence = Self.fences[kind], let rows = readRows(until: name), !rows.isEmpty else {
      return nil
    }
    return isDisplay
      ? Self.fenced(rows, fence.left, fence.right) : inOneLine(rows, fence.left, fence.right)
  }

  /// The sides of an equation as one line.
  private static func aligned(_ cells: [String]) -> String {
    cells.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Lines below each other, or in one.
  func stacked(_ lines: [String]) -> String {
    lines.joined(separator: isDisplay ? "\n" : "; ")
  }

  private func inOneLine(_ rows: [[String]], _ left: [String], _ right: [String]) -> String {
    let isCases = right[0].isEmpty && left[0] == "{ "
    let text = rows.map { $0.joined(separator: isCases ? "  " : " ") }.joined(separator: "; ")
    if isCases { return "{ \(text) }" }
    return left[0].isEmpty ? "(\(text))" : left[0] + text + right[0]
  }

  private static func fenced(_ rows: [[String]], _ left: [String], _ right: [String]) -> String {
    let columns = rows.reduce(0) { max($0, $1.count) }
    let widths = (0..<columns).map { column in
      rows.reduce(0) { max($0, column < $1.count ? DisplayWidth.of($1[column]) : 0) }
    }
    return rows.enumerated().map { index, row in
      let sign = rows.count == 1 ? 0 : index == 0 ? 1 : index == rows.count - 1 ? 3 : 2
      let cells = widths.enumerated().map { column, width in
        let cell = column < row.count ? row[column] : ""
        return cell + String(repeating: " ", count: width - DisplayWidth.of(cell))
      }
      return left[sign] + cells.joined(separator: "  ") + right[sign]
    }.joined(separator: "\n")
  }
}

/// A line of a formula that grows to the right; what has several lines stands beside the first.
private struct MathLine {
  private var lines: [String] = []
  private var run = ""

  mutating func add(_ piece: String) { run += piece }

  mutating func add(block: String) {
    endRun()
    let added = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let width = lines.reduce(0) { max($0, DisplayWidth.of($1)) }
    for index in 0..<max(lines.count, added.count) {
      if index == lines.count { lines.append("") }
      guard index < added.count, !added[index].isEmpty else { continue }
      lines[index] += String(repeating: " ", count: width - DisplayWidth.of(lines[index]))
      lines[index] += added[index]
    }
  }

  private mutating func endRun() {
    let text = MathText.tidy(run)
    let startsBlank = run.first?.isWhitespace == true && !lines.isEmpty
    let endsBlank = run.last?.isWhitespace == true
    run = ""
    guard !text.isEmpty else { return }
    if lines.isEmpty { lines = [""] }
    lines[0] += (startsBlank ? " " : "") + text + (endsBlank ? " " : "")
  }

  var text: String {
    if lines.isEmpty { return MathText.tidy(run) }
    var line = self
    line.endRun()
    return line.lines.map(Self.trimmed).joined(separator: "\n")
  }

  private static func trimmed(_ text: String) -> String {
    String(
      text[
        ..<(text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex)])
  }
}

/// Cuts a styled line into rows given as ascending byte ranges of its text.
struct RunSlicer {
  private let runs: [StyledRun]
  /// The run that holds the next byte, and the offset of that run's first byte.
  private var run = 0
  private var runOffset = 0

  init(_ line: StyledLine) {
    runs = line.runs
  }

  /// The row of a byte range, with an indent in front; ranges must ascend from call to call.
  mutating func row(_ range: Range<Int>, indent: StyledLine) -> StyledLine {
    var row = indent
    while run < runs.count {
      let text = runs[run].text.utf8
      let end = runOffset + text.count
      let from = max(range.lowerBound, runOffset)
      let to = min(range.upperBound, end)
      if from < to {
        // A tab that is cut in two is still one.
        let isRest = runs[run].role == .tab && from > runOffset
        row.append(
          slice(text, from - runOffset, to - runOffset), runs[run].style,
          isRest ? .frame : runs[run].role)
      }
      guard end <= range.upperBound else { break }
      run += 1
      runOffset = end
    }
    return row
  }

  private func slice(_ text: String.UTF8View, _ from: Int, _ to: Int) -> String {
    if from == 0, to == text.count { return String(text) }
    let start = text.index(text.startIndex, offsetBy: from)
    let end = text.index(start, offsetBy: to - from)
    return String(Substring(text[start..<end]))
  }
}

extension StyledLine {
  /// Appends text; a run of the same style and role grows instead of getting a neighbour, unless it is a tab.
  package mutating func append(_ text: String, _ style: Style, _ role: TextRole = .text) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style, runs[last].role == role,
      role != .tab
    {
      runs[last].text += text
    } else {
      runs.append(StyledRun(text, style, role))
    }
  }

  package mutating func append(_ line: StyledLine) {
    for run in line.runs { append(run.text, run.style, run.role) }
  }
}

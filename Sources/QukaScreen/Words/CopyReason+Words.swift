extension CopyReason {
  var sentence: String {
    switch self {
    case .noBrowser: "No browser here."
    case .browserFailed: "No program in $BROWSER could open it."
    case .selected(_, _, isCut: true): "Selected: too much, only its beginning."
    case .selected(lines: 1, let characters, _): CountText.selected(characters)
    case .selected(let lines, _, _): "Selected: \(CountText.lines(lines))."
    }
  }
}

import QukaScreenTestSupport
import QukaText

@testable import QukaScreen

extension AppDriver {
  /// What was copied last.
  var copied: String? {
    for case .copy(let text) in allEffects.reversed() { return text }
    return nil
  }

  /// Where a text stands on the screen.
  func point(_ text: String) -> Point {
    for (row, line) in screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let range = line.firstRange(of: text) else { continue }
      return Point(column: DisplayWidth.of(String(line[..<range.lowerBound])), row: row)
    }
    return Point(column: -1, row: -1)
  }

  mutating func mouse(
    _ action: MouseEvent.Action, _ point: Point, _ modifiers: Key.Modifiers = [], button: Int = 0
  ) {
    reduce(
      .input(
        .mouse(MouseEvent(action: action, button: button, position: point, modifiers: modifiers))))
    draw()
  }

  mutating func drag(from start: String, to end: String) {
    let (from, to) = (point(start), point(end))
    mouse(.press, from)
    mouse(.drag, to)
    mouse(.release, to)
  }

  mutating func go(_ keys: Key...) {
    for key in keys {
      press(key)
      draw()
    }
  }
}

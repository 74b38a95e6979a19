import QukaChat
import QukaWire

/// Where a mouse button went down.
enum Pressed: Equatable, Sendable {
  /// There what the mouse passes is selected.
  case input
  /// There too, of the transcript.
  case transcript(Point)
  case elsewhere(Point)
}

/// A click, and how many there were at its place one soon after the other.
struct Click: Equatable, Sendable {
  let position: Point
  let at: Instant
  /// 1 to 3; after that it begins anew.
  let number: Int

  /// As long a second click is one with the first, as on most desktops.
  private static let pause = Duration.milliseconds(400)

  init(after last: Click?, at position: Point, _ now: Instant) {
    self.position = position
    at = now
    guard let last, last.position.row == position.row,
      abs(last.position.column - position.column) <= 1, now - last.at <= Self.pause
    else {
      number = 1
      return
    }
    number = last.number % 3 + 1
  }
}

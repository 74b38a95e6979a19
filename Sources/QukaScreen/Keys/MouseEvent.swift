/// A mouse report (SGR encoding, mode 1006).
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press
    case release
    case drag
    case wheelUp
    case wheelDown
  }

  var action: Action
  /// 0 left, 1 middle, 2 right; 0 for the wheel.
  var button: Int
  var position: Point
  /// Held keys; most terminals keep those with Shift for themselves.
  var modifiers: Key.Modifiers

  package init(
    action: Action, button: Int, position: Point, modifiers: Key.Modifiers = []
  ) {
    self.action = action
    self.button = button
    self.position = position
    self.modifiers = modifiers
  }
}

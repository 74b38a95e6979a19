import QukaScreen

extension MouseEvent {
  /// A mouse event over the transcript.
  package static func at(_ action: Action) -> MouseEvent {
    MouseEvent(action: action, button: 0, position: Point(column: 40, row: 5))
  }
}

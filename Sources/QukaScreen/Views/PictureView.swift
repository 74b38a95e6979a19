import QukaChat
import QukaText

/// The pictures of the input, above it, and the window in which one is chosen.
enum PictureView {
  static func drawRow(
    _ state: AppState, in rect: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) {
    guard !rect.isEmpty, let words = PictureText.row(state.conversation) else { return }
    canvas.draw(
      TextFit.cut(words, to: rect.columns - 3), column: rect.column + 2, row: rect.row,
      style: theme.muted, endColumn: rect.endColumn)
  }

  /// Draws the window and answers where its caret stands.
  static func draw(
    _ window: PictureWindow, in screen: Rect, _ theme: Theme, on canvas: inout CellBuffer
  ) -> Point? {
    FieldWindowView.draw(
      window.path, title: { TextFit.cut(PictureText.head, to: $0) }, note: note(window),
      in: screen, theme, on: &canvas)
  }

  /// What is known of the path.
  static func note(_ window: PictureWindow) -> String {
    if let found = window.found { return PictureText.described(found) }
    guard window.names.count > 1 else { return PictureText.advice }
    return window.names.map { TextFit.oneLine($0) }.joined(separator: "  ")
  }
}

import QukaChat
import QukaText

/// The window with the title of a chat: one line to type in, and what becomes of it.
enum TitleView {
  /// Draws the window and answers where its caret stands.
  static func draw(
    _ window: TitleWindow, _ state: AppState, in screen: Rect, _ theme: Theme,
    on canvas: inout CellBuffer
  ) -> Point? {
    FieldWindowView.draw(
      window.text, title: { TitleText.head(isKept: state.chats.isKept, columns: $0) },
      note: TitleText.advice, in: screen, theme, on: &canvas)
  }
}

@testable import QukaScreen

extension LayoutWindow {
  /// A screen as high as any chat.
  static let everything = LayoutWindow(rows: 1 << 30)
}

/// What the event loop needs of a terminal; tests record it instead of drawing.
protocol TerminalSurface: ~Copyable {
  var size: Size { get }
  /// Whether a frame would be written at once.
  var isReady: Bool { get }
  mutating func resize() -> Size
  mutating func present(_ frame: Frame)
  /// Repaints everything with the next frame.
  mutating func invalidate()
  mutating func suspend()
  mutating func resume()
  mutating func sendQueries()
  mutating func take(_ reply: TerminalReply)
  func setTitle(_ title: String)
  func bell()
}

extension CursesScreen: TerminalSurface {
  mutating func take(_ reply: TerminalReply) {
    switch reply {
    case .kittyKeyboard: enableKittyKeyboard()
    case .mode(2026, let value): synchronizesOutput = value == 1 || value == 2
    case .deviceAttributes: finishQueries()
    case .mode, .color, .cursor, .other: break
    }
  }
}

import QukaScreen
import QukaText

/// What the event loop needs of a terminal: a screen that is drawn, or a page that is read out.
protocol TerminalSurface: ~Copyable {
  var size: Size { get }
  /// How it draws what terminals draw differently, as far as it has told.
  var widths: TerminalWidths { get }
  /// Whether everything that was shown has reached the terminal, so that the next frame would be the newest there.
  var isReady: Bool { get }
  /// Where there will be room for what the terminal has not taken yet; nil when it has taken everything.
  var awaitedRoom: Int32? { get }
  /// Writes what waits, as far as the terminal takes it.
  mutating func takeRoom()
  mutating func resize() -> Size
  /// Shows the state, and answers the measures of the transcript, which bound scrolling.
  mutating func show(_ state: AppState, _ cache: inout LayoutCache) -> TranscriptMetrics
  /// Repaints everything with the next frame.
  mutating func invalidate()
  mutating func suspend()
  /// Gives the terminal to another program until `resume`.
  mutating func lend()
  /// Undoes what a program may have left switched on that had the terminal and crashed; before `resume`.
  func cleanUp()
  mutating func resume()
  /// Asks the terminal what it can; false if it was not asked.
  mutating func sendQueries() -> Bool
  mutating func askBackground()
  mutating func take(_ reply: TerminalReply)
  func setTitle(_ title: String)
  func notify(_ text: String)
  mutating func showProgress(_ isBusy: Bool)
  /// Asks the terminal to copy a text; false when it is too long for that.
  func copy(_ text: String) -> Bool
  /// Asks for mouse reports, or leaves the mouse to the terminal.
  mutating func setMouse(_ isOn: Bool)
}

extension TerminalSurface where Self: ~Copyable {
  var widths: TerminalWidths { TerminalWidths() }
}

extension CursesScreen: TerminalSurface {
  mutating func show(_ state: AppState, _ cache: inout LayoutCache) -> TranscriptMetrics {
    let rendering = ScreenView.render(state, theme: state.look.theme, cache: &cache)
    present(rendering.frame)
    return rendering.metrics
  }

  mutating func take(_ reply: TerminalReply) {
    switch reply {
    case .kittyKeyboard: enableKittyKeyboard()
    case .mode(2026, let value): synchronizesOutput = value == 1 || value == 2
    case .deviceAttributes: finishQueries()
    case .cursor(let point): takeWidth(point)
    case .mode, .color, .other: break
    }
  }
}

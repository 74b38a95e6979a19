import FoundationEssentials

/// How to open the screen.
struct ScreenOptions: Sendable {
  /// The terminal's descriptors; both have to be terminals.
  var input: Int32 = 0
  var output: Int32 = 1
  /// TERM, COLORTERM, NO_COLOR are read from here.
  var environment = ProcessInfo.processInfo.environment
  /// What is told to the window and the desktop; nil takes it from the environment.
  var news: TerminalNews?
  /// Asks for mouse reports. They take the terminal's own selection away.
  var mouse = false
  /// How many columns ambiguous characters take.
  var ambiguousWidth = AmbiguousWidth.auto
  /// Asks for focus reports.
  var focus = true
  /// How long after its questions to the terminal somebody who leaves waits for the answers.
  var replyTime = Duration.milliseconds(500)
  /// Standard error is kept and printed when the screen is gone (`ErrorRedirect`).
  var redirectsErrors = true
}

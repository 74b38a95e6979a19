import QukaChat
import QukaText
import QukaWire

/// Everything that can happen to the program, in the order in which it is reduced.
package enum Event: Equatable, Sendable {
  case input(TerminalInput)
  /// The bytes that the next key came in; told while the window of keys is open.
  case keyBytes([UInt8])
  case resized(Size)
  /// A deadline of the state has passed.
  case tick
  /// A day began, or the time zone changed.
  case day(LocalDay)
  /// A frame was laid out; its measures bound scrolling.
  case laidOut(TranscriptMetrics)
  /// A signal asks the program to end.
  case terminated

  case server(ServerEvent)
  case memory(MemoryEvent)
  /// Something cannot be kept on this machine, in words; `isLasting`: nothing will be in this run.
  case notKept(String, isLasting: Bool)

  /// tmux told how long it holds Esc.
  case escapeTime(milliseconds: Int)
  case copied(String, CopyOutcome)
  case opened(String, OpenOutcome)
  case openedSigned(OpenOutcome)
  case edited(EditOutcome)

  case files(FileEvent)
  case theme(ThemeEvent)
  case toggles(ToggleEvent)
  /// The terminal showed how wide it draws what others draw otherwise.
  case measured(TerminalWidths)
}

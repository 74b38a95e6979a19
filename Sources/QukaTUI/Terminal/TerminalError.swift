/// Why the screen could not be opened.
enum TerminalError: Error, Equatable, Sendable {
  /// Standard input is a file or a pipe.
  case inputIsNoTerminal
  /// Standard output is a file or a pipe.
  case outputIsNoTerminal
  /// TERM is not set.
  case terminalNotNamed
  /// No description of the terminal that TERM names was found.
  case terminalUnknown(String)
  /// The terminal cannot move its cursor.
  case terminalTooSimple(String)
}

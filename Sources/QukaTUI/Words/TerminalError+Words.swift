import QukaText

extension TerminalError {
  /// What happened, and what to do about it.
  var sentence: String {
    switch self {
    case .inputIsNoTerminal:
      "Standard input is not a terminal. Start quka-tui in a terminal, without `<` or a pipe."
    case .outputIsNoTerminal:
      "Standard output is not a terminal. Start quka-tui in a terminal, without `>` or a pipe."
    case .terminalNotNamed:
      "The variable TERM is not set. Name your terminal: `export TERM=xterm-256color` usually works."
    case .terminalUnknown(let name):
      "The terminal \"\(TextGate.neutralize(name))\" (TERM) is not known here. "
        + "Try `TERM=xterm-256color quka-tui`, or install the package ncurses-term."
    case .terminalTooSimple(let name):
      "The terminal \"\(TextGate.neutralize(name))\" (TERM) cannot move its cursor. "
        + "If it can, try `TERM=xterm-256color quka-tui`."
    }
  }
}

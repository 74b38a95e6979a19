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
      "The variable TERM is not set. Say what your terminal is: `export TERM=xterm-256color` mostly fits."
    case .terminalUnknown(let name):
      "The terminal \"\(TextGate.neutralize(name))\" (TERM) is not known here. "
        + "Try `TERM=xterm-256color quka-tui`, or install the package ncurses-term."
    case .terminalTooSimple(let name):
      "The terminal \"\(TextGate.neutralize(name))\" (TERM) cannot move its cursor. "
        + "If it can, say what it is, mostly `TERM=xterm-256color quka-tui`."
    }
  }
}

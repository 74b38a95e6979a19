/// Something that the terminal sent: a key, a paste, a report.
package enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// Bracketed paste, whole; line ends are `\n`, other control characters are removed.
  case paste(String)
  /// Something is to be said of the paste that came just before.
  case pasteFault(PasteFault)
  case mouse(MouseEvent)
  /// Focus gained (true) or lost (mode 1004).
  case focus(Bool)
  /// A reply to a query, or any other sequence that is not a key: never acts as one.
  case reply(TerminalReply)
}

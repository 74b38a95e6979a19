/// A terminal's answer to one of our queries.
package enum TerminalReply: Hashable, Sendable {
  /// The kitty keyboard protocol is spoken (`CSI ? flags u`).
  case kittyKeyboard(flags: Int)
  /// Primary device attributes (`CSI ? … c`): every terminal answers it, so it ends a round of
  /// queries.
  case deviceAttributes
  /// DECRPM (`CSI ? mode ; value $ y`): 1 set, 2 reset, 3/4 permanent, 0 not recognised.
  case mode(Int, value: Int)
  /// OSC 10 or 11 colour report, 0xRRGGBB.
  case color(selector: Int, rgb: UInt32)
  /// Cursor position report, zero-based.
  case cursor(Point)
  /// Anything else, swallowed.
  case other
}

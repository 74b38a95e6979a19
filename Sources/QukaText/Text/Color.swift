/// A terminal colour.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminal
  /// One of the 16 ANSI colours, 0 to 15.
  case ansi(UInt8)
  /// 24-bit 0xRRGGBB; mapped down where the terminal has fewer colours.
  case rgb(UInt32)
}

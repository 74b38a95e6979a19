/// A terminal colour.
enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminal
  /// One of the 16 ANSI colours, 0 to 15.
  case ansi(UInt8)
  /// 24-bit 0xRRGGBB; mapped down where the terminal has fewer colours.
  case rgb(UInt32)
}

/// Text attributes that terminals combine freely.
struct Attributes: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  static let bold = Attributes(rawValue: 1)
  static let dim = Attributes(rawValue: 2)
  static let italic = Attributes(rawValue: 4)
  static let underline = Attributes(rawValue: 8)
  static let reverse = Attributes(rawValue: 16)
  static let strikethrough = Attributes(rawValue: 32)
}

/// How a cell looks.
struct Style: Hashable, Sendable {
  var foreground: Color
  var background: Color
  var attributes: Attributes

  init(
    _ foreground: Color = .terminal, on background: Color = .terminal,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  static let plain = Style()
}

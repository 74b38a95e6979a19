/// The themes that are there without any file; each is the same as its file in `themes/`.
extension ThemeFile {
  package static let builtIn: [String: ThemeFile] = [
    "quka-dark": qukaDark, "quka-light": qukaLight, "terminal-dark": terminalDark,
    "terminal-light": terminalLight,
  ]

  /// The standard theme, on the background that a dark terminal has.
  package static let qukaDark = ThemeFile(
    appearance: .dark,
    colors: [
      .muted: .rgb(0xA1A4AC), .border: .rgb(0x60636A), .accent: .rgb(0x9FABF7),
      .answer: .rgb(0x6FCABF), .error: .rgb(0xF87E77), .warning: .rgb(0xEBB25F),
      .success: .rgb(0x7CCD8E), .selectionText: .rgb(0x16181D), .keyword: .rgb(0xCAA0E9),
      .string: .rgb(0x94CF9F), .number: .rgb(0xE9B082), .type: .rgb(0x75D1C5),
      .function: .rgb(0x84C3EF),
    ])

  /// The standard theme, on the background that a light terminal has.
  package static let qukaLight = ThemeFile(
    appearance: .light,
    colors: [
      .muted: .rgb(0x60636A), .border: .rgb(0xA8ABB3), .accent: .rgb(0x4A4CBA),
      .answer: .rgb(0x056965), .error: .rgb(0xB32228), .warning: .rgb(0x874E00),
      .success: .rgb(0x206B38), .selectionText: .rgb(0xFFFFFF), .keyword: .rgb(0x793C9F),
      .string: .rgb(0x266739), .number: .rgb(0x91450D), .type: .rgb(0x006662),
      .function: .rgb(0x005F99),
    ])

  /// The terminal's own 16 colours on a dark background, without the two blues and the bright black
  /// that many palettes make too dark to read: dimmed text stands for grey.
  static let terminalDark = ThemeFile(
    appearance: .dark,
    colors: [
      .muted: dimmed, .border: dimmed, .accent: .ansi(6), .answer: .ansi(2), .error: .ansi(9),
      .warning: .ansi(3), .success: .ansi(2), .selectionText: .ansi(0), .keyword: .ansi(5),
      .string: .ansi(2), .number: .ansi(3), .type: .ansi(6), .function: .ansi(6),
    ])

  /// The terminal's own 16 colours on a light background, of which yellow, green and cyan cannot be
  /// read.
  static let terminalLight = ThemeFile(
    appearance: .light,
    colors: [
      .muted: dimmed, .border: dimmed, .accent: .ansi(4), .answer: .ansi(5), .error: .ansi(1),
      .warning: .ansi(1), .success: .ansi(4), .selectionText: .ansi(15), .keyword: .ansi(5),
      .string: .ansi(1), .number: .ansi(4), .type: .ansi(4), .function: .ansi(4),
    ])

  private static let dimmed = ThemePaint(ink: .color(.terminal), on: .dim)
}

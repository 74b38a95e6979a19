import QukaScreen
import QukaText

extension CursesColors {
  /// The control sequence that sets a look, whatever was set before: for what is written beside ncurses.
  func sequence(for look: CellLook) -> String { depth.sequence(for: look.style, on: canvas) }
}

extension ColorDepth {
  /// Sets the terminal's own look.
  static let plainSequence = "\u{1B}[0m"

  /// The control sequence that sets a look, whatever was set before.
  ///
  /// - Parameter canvas: what stands for the terminal's own colours.
  func sequence(for style: Style, on canvas: Style = .plain) -> String {
    var codes = ["0"]
    let foreground = style.foreground == .terminal ? canvas.foreground : style.foreground
    let background = style.background == .terminal ? canvas.background : style.background
    var attributes = style.attributes
    if isBrightAsBold(style.foreground) { attributes.insert(.bold) }
    for (attribute, code) in Self.codes where attributes.contains(attribute) { codes.append(code) }
    codes += selection(of: index(of: foreground), isForeground: true)
    codes += selection(of: index(of: background), isForeground: false)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static let codes: [(Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    (.strikethrough, "9"),
  ]

  /// - Parameter index: as ncurses numbers the colour at this depth.
  private func selection(of index: Int32, isForeground: Bool) -> [String] {
    switch index {
    case ..<0: []
    case 0..<8: ["\((isForeground ? 30 : 40) + index)"]
    case 8..<16: ["\((isForeground ? 90 : 100) + index - 8)"]
    default:
      if self == .direct {
        [
          isForeground ? "38" : "48", "2", "\(index >> 16 & 255)", "\(index >> 8 & 255)",
          "\(index & 255)",
        ]
      } else {
        [isForeground ? "38" : "48", "5", "\(index)"]
      }
    }
  }
}

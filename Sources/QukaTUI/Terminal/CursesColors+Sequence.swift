import QukaScreen
import QukaText

extension CursesColors {
  /// The control sequence that sets a look, whatever was set before: for what is written beside ncurses.
  func sequence(for look: CellLook) -> String {
    let style = look.style
    var codes = ["0"]
    let foreground = style.foreground == .terminal ? canvas.foreground : style.foreground
    let background = style.background == .terminal ? canvas.background : style.background
    var attributes = style.attributes
    if depth.isBrightAsBold(style.foreground) { attributes.insert(.bold) }
    for (attribute, code) in Self.codes where attributes.contains(attribute) { codes.append(code) }
    codes += selection(of: depth.index(of: foreground), isForeground: true)
    codes += selection(of: depth.index(of: background), isForeground: false)
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
      if depth == .direct {
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

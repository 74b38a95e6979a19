import QukaText

/// How the screen looks: the chosen theme, on the terminal that there is.
package struct Look: Equatable, Sendable {
  /// How many colours the terminal has.
  package let depth: ColorDepth
  /// Whether the terminal's background is dark; nil as long as nobody has said.
  private(set) var isDarkTerminal: Bool?
  private(set) var choice: ThemeChoice
  /// What the picker shows instead, as long as it is open.
  private(set) var preview: ThemeChoice?
  package private(set) var theme: Theme
  /// What was said last of a theme file that cannot be read; nil when it can.
  package var problem: ThemeProblem?
  /// The interface's own glyphs are ASCII.
  package var isASCII = false
  /// How many columns the terminal gives what terminals measure differently.
  package var columnRules = ColumnRules()
  /// Nothing is drawn: plain lines for a screen reader.
  package var isLinear = false
  /// Nothing moves by itself: no counting seconds.
  package var isStill = false

  package init(
    _ choice: ThemeChoice = .quka, isDarkTerminal: Bool? = nil, depth: ColorDepth = .direct
  ) {
    self.choice = choice
    self.isDarkTerminal = isDarkTerminal
    self.depth = depth
    theme = choice.theme(isDark: isDarkTerminal, depth: depth)
  }

  package mutating func choose(_ choice: ThemeChoice) {
    self.choice = choice
    show(nil)
  }

  /// Shows a theme without choosing it; nil shows the chosen one again.
  package mutating func show(_ preview: ThemeChoice?) {
    self.preview = preview
    theme = (preview ?? choice).theme(isDark: isDarkTerminal, depth: depth)
  }

  /// The terminal told its background, 0xRRGGBB.
  mutating func tell(background rgb: UInt32) {
    isDarkTerminal = Self.isDark(rgb)
    show(preview)
  }

  /// Dark is what black text would be harder to read on than white text.
  private static func isDark(_ rgb: UInt32) -> Bool {
    // WCAG's luminance with 2 for the exponent; at 0.18 both contrasts are the same.
    func light(_ shift: UInt32) -> Double {
      let value = Double(rgb >> shift & 0xFF) / 255
      return value * value
    }
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0) < 0.18
  }

  /// What the variable COLORFGBG tells of the background, which some terminals set: `15;0`.
  package static func isDark(colorVariable text: String?) -> Bool? {
    guard let last = text?.split(separator: ";").last, let index = Int(last) else { return nil }
    switch index {
    case 0...6, 8: return true
    case 7, 9...15: return false
    default: return nil
    }
  }
}

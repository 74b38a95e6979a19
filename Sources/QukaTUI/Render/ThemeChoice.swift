/// A theme as one chooses it: by name, with what it is on a dark and on a light terminal.
struct ThemeChoice: Equatable, Sendable {
  /// As it is given to `--theme`: a name or a file's path.
  var name: String
  var dark: ThemeFile
  var light: ThemeFile

  /// Whether it follows the terminal's background.
  var isAutomatic: Bool { dark != light }

  /// The standard theme.
  static let quka = ThemeChoice(name: "quka", dark: .qukaDark, light: .qukaLight)

  /// The theme for a terminal.
  /// - Parameter isDark: whether its background is dark; nil if it did not say.
  func theme(isDark: Bool?, depth: ColorDepth) -> Theme {
    var theme = colors(isDark: isDark, depth: depth)
    // Only the description of terminals that have 24-bit colours can strike out.
    theme.spellsStrikethrough = depth != .direct
    return theme
  }

  private func colors(isDark: Bool?, depth: ColorDepth) -> Theme {
    let file = isDark ?? true ? dark : light
    switch depth {
    case .monochrome: return .monochrome
    case .palette256, .direct: return Theme(file)
    case .ansi8, .ansi16:
      // Role by role: the nearest of so few colours is often one that cannot be read.
      if file.usesTerminalColors { return Theme(file) }
      let isDark = isDark ?? (file.appearance != .light)
      return Theme(isDark ? .terminalDark : .terminalLight)
    }
  }
}

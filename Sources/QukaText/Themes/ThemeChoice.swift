/// A theme as one chooses it: by name, with what it is on a dark and on a light terminal.
package struct ThemeChoice: Equatable, Sendable {
  /// As it is given to `--theme`: a name or a file's path.
  package var name: String
  package var dark: ThemeFile
  package var light: ThemeFile

  package init(name: String, dark: ThemeFile, light: ThemeFile) {
    self.name = name
    self.dark = dark
    self.light = light
  }

  /// Whether it follows the terminal's background.
  package var isAutomatic: Bool { dark != light }

  /// The standard theme.
  package static let quka = ThemeChoice(name: "quka", dark: .qukaDark, light: .qukaLight)

  /// The theme for a terminal.
  /// - Parameter isDark: whether its background is dark; nil if it did not say.
  package func theme(isDark: Bool?, depth: ColorDepth) -> Theme {
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

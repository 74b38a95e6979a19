/// A theme as a file tells it: a few colours, and roles only where they differ from the usual.
package struct ThemeFile: Equatable, Sendable {
  package enum Appearance: String, CaseIterable, Sendable {
    case dark
    case light
  }

  /// What it is made for; nil is inherited.
  package var appearance: Appearance?
  /// The theme that tells what this one leaves out.
  package var parent: String?
  package var colors: [ThemeColor: ThemePaint] = [:]
  /// By the role's name.
  package var roles: [String: ThemePaint] = [:]

  package init(
    appearance: Appearance? = nil, parent: String? = nil,
    colors: [ThemeColor: ThemePaint] = [:], roles: [String: ThemePaint] = [:]
  ) {
    self.appearance = appearance
    self.parent = parent
    self.colors = colors
    self.roles = roles
  }

  /// What this file says, and where it says nothing what the parent says.
  package func inheriting(_ parent: ThemeFile) -> ThemeFile {
    ThemeFile(
      appearance: appearance ?? parent.appearance, parent: parent.parent,
      colors: parent.colors.merging(colors) { $1 }, roles: parent.roles.merging(roles) { $1 })
  }

  /// The colour and the attributes of one of the theme's colours.
  package func paint(_ color: ThemeColor) -> (color: Color, attributes: Attributes) {
    if let paint = colors[color] {
      guard case .color(let value) = paint.ink else { return (.terminal, paint.on) }
      return (value, paint.on)
    }
    guard let fallback = color.fallback else { return (.terminal, []) }
    return paint(fallback)
  }

  /// Whether it names none but the terminal's own 16 colours.
  var usesTerminalColors: Bool {
    (Array(colors.values) + Array(roles.values)).allSatisfy { paint in
      [paint.ink, paint.background].allSatisfy { ink in
        if case .color(.rgb) = ink { return false }
        return true
      }
    }
  }
}

extension Theme {
  /// Makes the styles of all roles from a theme file that has nothing left to inherit.
  package init(_ file: ThemeFile) {
    let paper = file.paint(.background).color
    canvas = Style(file.paint(.text).color, on: paper)
    for role in ThemeRole.all {
      self[keyPath: role.path] = Self.style(role, file, paper)
    }
  }

  private static func style(_ role: ThemeRole, _ file: ThemeFile, _ paper: Color) -> Style {
    let usual = file.paint(role.color)
    var style = Style(usual.color, role.attributes.union(usual.attributes))
    if role.background != .background { style.background = file.paint(role.background).color }
    if let own = file.roles[role.name] {
      if let ink = own.ink {
        let paint = file.paint(ink)
        style.foreground = paint.color
        style.attributes = role.attributes.union(paint.attributes)
      }
      if let background = own.background { style.background = file.paint(background).color }
      style.attributes = style.attributes.union(own.on).subtracting(own.off)
    }
    // The canvas shows through, so that a style laid over another one keeps what is below.
    if style.foreground == file.paint(.text).color { style.foreground = .terminal }
    if style.background == paper { style.background = .terminal }
    return style
  }

  /// The built-in theme on a dark terminal.
  package static let standard = Theme(.qukaDark)

  /// The theme without colours, for `NO_COLOR` and for terminals that have none.
  package static let monochrome: Theme = {
    var theme = Theme()
    for role in ThemeRole.all {
      theme[keyPath: role.path].attributes = role.attributes.union(role.uncolored)
    }
    return theme
  }()
}

extension ThemeFile {
  fileprivate func paint(_ ink: ThemePaint.Ink) -> (color: Color, attributes: Attributes) {
    switch ink {
    case .color(let color): (color, [])
    case .named(let name): paint(name)
    }
  }
}

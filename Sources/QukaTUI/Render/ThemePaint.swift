/// What a theme says about one of its colours or roles; what it leaves out is inherited.
struct ThemePaint: Equatable, Sendable {
  /// A colour as a theme names it: by its value, or by one of the theme's other colours.
  enum Ink: Equatable, Sendable {
    case color(Color)
    case named(ThemeColor)
  }

  var ink: Ink?
  /// Only roles have one.
  var background: Ink?
  /// Attributes that are switched on, and off.
  var on: Attributes = []
  var off: Attributes = []

  static func rgb(_ value: UInt32) -> ThemePaint {
    ThemePaint(ink: .color(.rgb(value)))
  }

  static func ansi(_ index: UInt8, _ attributes: Attributes = []) -> ThemePaint {
    ThemePaint(ink: .color(.ansi(index)), on: attributes)
  }
}

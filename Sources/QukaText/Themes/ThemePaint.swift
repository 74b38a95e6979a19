/// What a theme says about one of its colours or roles; what it leaves out is inherited.
package struct ThemePaint: Equatable, Sendable {
  /// A colour as a theme names it: by its value, or by one of the theme's other colours.
  package enum Ink: Equatable, Sendable {
    case color(Color)
    case named(ThemeColor)
  }

  package var ink: Ink?
  /// Only roles have one.
  package var background: Ink?
  /// Attributes that are switched on, and off.
  package var on: Attributes = []
  package var off: Attributes = []

  package init(
    ink: Ink? = nil, background: Ink? = nil, on: Attributes = [], off: Attributes = []
  ) {
    self.ink = ink
    self.background = background
    self.on = on
    self.off = off
  }

  package static func rgb(_ value: UInt32) -> ThemePaint {
    ThemePaint(ink: .color(.rgb(value)))
  }

  package static func ansi(_ index: UInt8, _ attributes: Attributes = []) -> ThemePaint {
    ThemePaint(ink: .color(.ansi(index)), on: attributes)
  }
}

/// What the reducer wants done with theme files.
package enum ThemeEffect: Equatable, Sendable {
  /// Reads all themes, for the picker.
  case list
  case remember(String)
}

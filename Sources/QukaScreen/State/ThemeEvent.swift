import QukaText

/// News of theme files.
package enum ThemeEvent: Equatable, Sendable {
  case listed([ListedTheme])
  /// The file of the chosen theme, or another one, was saved.
  case reloaded(ThemeChoice)
  /// The file of the chosen theme is broken or gone.
  case unreadable(ThemeProblem)
  case notRemembered(SaveProblem)
}

import QukaText

/// The window in which a theme is chosen; the screen shows the selected one meanwhile.
package struct ThemePicker: Equatable, Sendable {
  private(set) var themes: [ListedTheme]
  private(set) var selected: Int

  /// - Parameter name: the theme that is in use.
  init(_ themes: [ListedTheme], selecting name: String) {
    self.themes = themes
    selected = themes.firstIndex { $0.name == name } ?? 0
  }

  var theme: ListedTheme? { themes.indices.contains(selected) ? themes[selected] : nil }

  /// The selected theme; nil if its file is broken.
  var choice: ThemeChoice? { theme?.choice }

  /// Takes over what was saved, made or deleted meanwhile; the selection stays with its theme.
  mutating func renew(_ themes: [ListedTheme]) {
    let name = theme?.name
    let row = themes.firstIndex { $0.name == name } ?? selected
    self.themes = themes
    selected = max(0, min(row, themes.count - 1))
  }

  mutating func move(by rows: Int) {
    selected = max(0, min(selected + rows, themes.count - 1))
  }
}

/// The window in which a theme is chosen; the screen shows the selected one meanwhile.
struct ThemePicker: Equatable, Sendable {
  var choices: [ThemeChoice]
  private(set) var selected: Int

  /// - Parameter name: the theme that is in use.
  init(_ choices: [ThemeChoice], selecting name: String) {
    self.choices = choices
    selected = choices.firstIndex { $0.name == name } ?? 0
  }

  var choice: ThemeChoice? { choices.indices.contains(selected) ? choices[selected] : nil }

  /// Takes over a theme whose file was saved meanwhile.
  mutating func renew(_ choice: ThemeChoice) {
    choices = choices.map { $0.name == choice.name ? choice : $0 }
  }

  mutating func move(by rows: Int) {
    selected = max(0, min(selected + rows, choices.count - 1))
  }
}

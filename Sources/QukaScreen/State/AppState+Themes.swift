import QukaText

extension AppState {
  mutating func reduceTheme(_ event: ThemeEvent) -> [Effect] {
    switch event {
    case .listed(let themes): list(themes)
    case .reloaded(let choice):
      if notice?.subject == .themeFile { notice = nil }
      look.problem = nil
      if choice != look.choice { renew(choice) }
      return listAgain
    case .notRemembered(let problem):
      say(problem.sentence("The theme"), .warning, about: .program)
    case .unreadable(let problem):
      // Every file that is saved after it would tell it anew.
      if problem != look.problem { say(problem.sentence, .warning, about: .themeFile) }
      look.problem = problem
      return listAgain
    }
    return []
  }

  /// Takes over a saved theme, in the picker too: Enter must not bring the old one back.
  private mutating func renew(_ choice: ThemeChoice) {
    look.choose(choice)
    guard case .themes(let picker) = overlays.last else { return }
    list(picker.themes.map { $0.name == choice.name ? .theme(choice) : $0 })
  }

  /// Another theme than the one in use may have changed too: what the picker shows is read again.
  private var listAgain: [Effect] {
    guard case .themes = overlays.last else { return [] }
    return [.theme(.list)]
  }

  /// Opens the picker with the theme in use, before the others are read: the next keys are its own.
  mutating func showThemes() -> [Effect] {
    overlays.append(.themes(ThemePicker([.theme(look.choice)], selecting: look.choice.name)))
    return [.theme(.list)]
  }

  private mutating func list(_ themes: [ListedTheme]) {
    var themes = themes
    // A theme that was given by its path is in no folder.
    if !themes.contains(where: { $0.name == look.choice.name }) {
      themes.insert(.theme(look.choice), at: 0)
    }
    guard case .themes(var picker) = overlays.last else { return }
    picker.renew(themes)
    overlays[overlays.count - 1] = .themes(picker)
    look.show(picker.choice)
  }

  /// Moves in the picker and shows the theme that is selected now.
  mutating func moveInPicker(_ picker: ThemePicker, by rows: Int) {
    var picker = picker
    picker.move(by: rows)
    overlays[overlays.count - 1] = .themes(picker)
    look.show(picker.choice)
  }

  /// Closes the window on top; a theme that was only looked at goes with it.
  mutating func closeOverlay() {
    overlays.removeLast()
    look.show(nil)
    letterSwallowedAt = nil
    forgetNoticeOfWindow()
  }

  package mutating func choose(_ choice: ThemeChoice) -> [Effect] {
    look.choose(choice)
    return [.theme(.remember(choice.name))]
  }
}

extension AppState {
  mutating func reduceTheme(_ event: ThemeEvent) -> [Effect] {
    switch event {
    case .listed(let choices, let problem):
      if let problem { say(problem, .warning) }
      guard overlays.isEmpty else { return [] }
      var choices = choices
      // A theme that was given by its path is in no folder.
      if !choices.contains(where: { $0.name == look.choice.name }) {
        choices.insert(look.choice, at: 0)
      }
      overlays.append(.themes(ThemePicker(choices, selecting: look.choice.name)))
    case .reloaded(let choice):
      guard choice != look.choice else { break }
      for index in overlays.indices {
        guard case .themes(var picker) = overlays[index] else { continue }
        picker.renew(choice)
        overlays[index] = .themes(picker)
      }
      let preview = look.preview.map { $0.name == choice.name ? choice : $0 }
      look.choose(choice)
      look.show(preview)
    case .failed(let sentence):
      say(sentence, .warning)
    }
    return []
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
  }

  mutating func choose(_ choice: ThemeChoice) -> [Effect] {
    look.choose(choice)
    return [.theme(.remember(choice.name))]
  }
}

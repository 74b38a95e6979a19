/// The toggles in words.
enum ToggleText {
  /// What changed, and what follows from it where the name does not say so.
  static func change(of toggle: Toggle, isOn: Bool) -> String {
    switch (toggle, isOn) {
    case (.knowledge, true): "Knowledge is on: answers look into it."
    case (.knowledge, false): "Knowledge is off: answers do not look into it."
    case (.search, true): "Web search is on."
    case (.search, false): "Web search is off."
    case (.thinking, true): "Thinking is on: another model answers."
    case (.thinking, false): "Thinking is off: the usual model answers."
    }
  }

  /// Whether a sentence tells of a change.
  static func isChange(_ sentence: String) -> Bool {
    Toggle.allCases.contains { toggle in
      sentence == change(of: toggle, isOn: true) || sentence == change(of: toggle, isOn: false)
    }
  }

  /// What is on, for who hears it; nil when nothing is.
  static func status(_ toggles: Toggles) -> String? {
    guard !toggles.on.isEmpty else { return nil }
    return "On: " + toggles.list.map(\.name).joined(separator: ", ") + "."
  }

  /// What is on, the longest form first, by whole names; empty when nothing is.
  static func forms(_ toggles: Toggles) -> [String] {
    let names = toggles.list.map(\.name)
    return names.indices.reversed().map { last in
      let more = names.count - 1 - last
      return names[...last].joined(separator: " · ") + (more > 0 ? " +\(more)" : "")
    }
  }

  /// What the palette's line does.
  static func offer(_ toggle: Toggle, _ toggles: Toggles) -> String {
    let name = toggle.name.prefix(1).uppercased() + toggle.name.dropFirst()
    return "\(name): turn it \(toggles.on.contains(toggle) ? "off" : "on")"
  }
}

import QukaChat

/// The toggles in words.
enum ToggleText {
  /// What changed, and what follows from it where the name does not say so.
  static func change(of toggle: Toggle, isOn: Bool, inDemo isDemo: Bool = false) -> String {
    if isDemo {
      return "\(capital(toggle)) is \(isOn ? "on" : "off"); the demo's answers stay the same."
    }
    switch (toggle, isOn) {
    case (.knowledge, true): return "Knowledge is on: answers use it."
    case (.knowledge, false): return "Knowledge is off: answers do not use it."
    case (.search, true): return "Web search is on."
    case (.search, false): return "Web search is off."
    case (.thinking, true): return "Thinking is on: another model answers."
    case (.thinking, false): return "Thinking is off: the usual model answers."
    }
  }

  private static func capital(_ toggle: Toggle) -> String {
    toggle.name.prefix(1).uppercased() + toggle.name.dropFirst()
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
}

extension Key {
  /// The key as a person reads it: "Ctrl-N", "Alt-P", "F1", "G".
  package var name: String {
    var words = ""
    if modifiers.contains(.control) { words += "Ctrl-" }
    if modifiers.contains(.alt) { words += "Alt-" }
    if modifiers.contains(.shift) || isCapitalChord { words += "Shift-" }
    switch code {
    case .character(" "): return words + "Space"
    case .character(let character):
      return words + (modifiers.isEmpty ? String(character) : character.uppercased())
    case .enter: return words + "Enter"
    case .tab: return words + "Tab"
    case .backspace: return words + "Backspace"
    case .escape: return words + "Esc"
    case .up: return words + "Up"
    case .down: return words + "Down"
    case .left: return words + "Left"
    case .right: return words + "Right"
    case .home: return words + "Home"
    case .end: return words + "End"
    case .pageUp: return words + "PgUp"
    case .pageDown: return words + "PgDn"
    case .insert: return words + "Ins"
    case .delete: return words + "Del"
    case .function(let number): return words + "F\(number)"
    }
  }

  /// Alt and a capital letter: the letter says that Shift was held.
  private var isCapitalChord: Bool {
    guard case .character(let character) = code, !modifiers.isEmpty else { return false }
    return character.isUppercase
  }
}

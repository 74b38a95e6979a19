extension AppState {
  /// What to know about Esc in this terminal, for the help.
  var escapeAdvice: [String] { multiplexers.escapeAdvice(usesMouse: usesMouse) }

  /// What to know about keys that do not come through here.
  var keyAdvice: [String] { multiplexers.keyAdvice(keys) }

  /// Begins with the mouse as it was asked for; nil is as it is best here, and says so where that is off.
  package mutating func beginMouse(wanted: Bool?) {
    KeyMap.$inForce.withValue(keys) { tellOfMouse(wanted: wanted) }
  }

  private mutating func tellOfMouse(wanted: Bool?) {
    usesMouse = multiplexers.usesMouse(wanted: wanted)
    guard multiplexers.hasScreen else { return }
    switch wanted {
    case nil:
      sayToo(
        "The mouse is off, because GNU screen would hold Esc until the next key. \(KeyMap.name(of: .toggleMouse)) turns it on.",
        .information)
    case true: sayToo("\(Multiplexers.mouseCost). Ctrl-C is quick.", .warning)
    case false: break
    }
  }

  /// tmux has told its `escape-time`; that is said once, where it makes Esc slow.
  mutating func takeEscapeTime(milliseconds: Int) {
    multiplexers.tmux = .holdsEscape(milliseconds: milliseconds)
    if multiplexers.isTmuxSlow, let advice = multiplexers.tmuxAdvice { sayToo(advice, .warning) }
  }
}

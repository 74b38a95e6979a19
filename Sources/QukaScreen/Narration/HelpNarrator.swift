/// The key table in words: below headings that say where the keys count, and without the keys that have nothing to do
/// where nothing is drawn.
enum HelpNarrator {
  static func words(_ state: AppState) -> String {
    let groups = HelpView.groups.map { title, context in
      let lines = KeyMap.bindings.filter { $0.context == context && !$0.label.isEmpty }
        .compactMap { line($0) }
      return lines.isEmpty ? [] : ["\(title):"] + lines
    }
    let advice = state.multiplexers.escapeAdvice(usesMouse: nil)
    return (["Keys; Esc closes them."] + groups.joined() + advice).joined(separator: "\n")
  }

  /// What a key does here; nil when it does nothing that could be heard.
  static func line(_ binding: KeyBinding) -> String? {
    let plain = "\(binding.label): \(binding.explanation)"
    if binding.context == .themes { return nil }
    switch binding.command {
    case .redraw, .toggleMouse, .chooseTheme, .toggleList: return nil
    case .jump(.unread): return "\(binding.label): the next unread chat"
    case .scroll(let scroll): return line(scroll, binding)
    case .toggleDetails: return "\(binding.label): say what tools answer, or only that they did"
    case .escape, .interrupt, .quit, .suspend, .tryAgain, .continueStopped, .help, .newChat,
      .nextChat, .previousChat, .nextFocus, .previousFocus, .showLinks, .link, .stopAll, .send,
      .recallQueued, .edit, .palette, .findChat, .list, .answer, .search, .toggle,
      .jump(.previousQuestion), .jump(.nextQuestion), .bringBack:
      return plain
    }
  }

  /// There are no rows to scroll by: going up reads the chat, going to its end arms that again.
  private static func line(_ scroll: Command.Scroll, _ binding: KeyBinding) -> String? {
    if binding.context == .links { return "\(binding.label): choose a link" }
    if binding.context == .palette { return "\(binding.label): \(binding.explanation)" }
    guard binding.context == .global else { return nil }
    switch scroll {
    case .pageUp: return "PgUp: read the chat from its start"
    case .end: return "\(binding.label): back to its end, then PgUp reads it again"
    case .start: return "\(binding.label): read the chat from its start, again if need be"
    case .up, .down, .halfPageUp, .halfPageDown, .pageDown: return nil
    }
  }
}

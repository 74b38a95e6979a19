/// The key table in words: below headings that say where the keys count, and without the keys that have nothing to do
/// where nothing is drawn.
enum HelpNarrator {
  static func words(_ state: AppState) -> String {
    let groups = HelpView.groups.map { title, context in
      let lines = state.keys.bindings.filter { $0.context == context && !$0.label.isEmpty }
        .compactMap { line($0) }
      return lines.isEmpty ? [] : ["\(title):"] + lines
    }
    let advice = state.multiplexers.escapeAdvice(usesMouse: nil) + state.keyAdvice
    let vi =
      state.keys.set == .vi
      ? ["\(ViWords.title):"] + ViWords.rows.map { "\($0.keys): \($0.words)" } : []
    return (["Keys; Esc closes them."] + groups.joined() + vi + advice).joined(separator: "\n")
  }

  /// What a key does here; nil when it does nothing that could be heard.
  private static func line(_ binding: KeyBinding) -> String? {
    switch binding.spoken {
    case .same: return "\(binding.label): \(binding.explanation)"
    case .words(let words): return "\(binding.label): \(words)"
    case .alone(let words): return "\(binding.keys.first?.name ?? binding.label): \(words)"
    case .silent: return nil
    }
  }
}

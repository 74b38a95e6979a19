/// Every command, described once: the dispatcher, the palette, the last row, the help and the README's table are made from
/// it.
///
/// The order is that of the help within each context.
enum CommandCatalogue {
  static let entries: [CommandEntry] =
    stopping + chats + reading + scrolling + jumps + repeating + toggles + program + input + editing
    + selectingText + menu + list + links + copying + finding + replies

  private static let byCommand = Dictionary(
    entries.indices.map { (entries[$0].command, $0) }, uniquingKeysWith: { first, _ in first })

  private static let byName = Dictionary(
    entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func index(of command: Command) -> Int? { byCommand[command] }

  static func entry(_ command: Command) -> CommandEntry? { byCommand[command].map { entries[$0] } }

  static func entry(named name: String) -> CommandEntry? { byName[name] }

  /// What the palette knows, in its order.
  static let offered: [CommandEntry] = entries.filter { $0.offer != nil }
    .sorted { ($0.offer?.rank ?? 0) < ($1.offer?.rank ?? 0) }
}

// MARK: - What the last row says

extension CommandCatalogue {
  struct HintLine: Sendable {
    var command: Command
    var rank: Int
    var key: String
    var wordings: [Wording]
    var isPossible: CommandScene.Condition
  }

  /// All that the last row may say while keys count in a context first of all, the most important first.
  static func hintLines(_ keys: KeyLookup) -> [KeyContext: [HintLine]] {
    let hinted = entries.filter { !$0.hints.isEmpty }
    var lines: [KeyContext: [HintLine]] = [:]
    for first in KeyContext.allCases {
      let contexts = [first, first.hintsToo].compactMap(\.self)
      lines[first] = contexts.flatMap { context in
        hinted.flatMap { hintLines(of: $0, in: context, while: first, keys) }
      }.sorted { $0.rank < $1.rank }
    }
    return lines
  }

  /// Nothing is said of a command whose key does something else there, or that has none.
  private static func hintLines(
    of entry: CommandEntry, in context: KeyContext, while first: KeyContext, _ keys: KeyLookup
  ) -> [HintLine] {
    entry.hints.filter { $0.contexts.contains(context) }.compactMap { hint in
      guard let key = keys.firstKey(of: entry.command, in: context, while: first) else {
        return nil
      }
      let partner = hint.partner.flatMap { keys.firstKey(of: $0, in: context, while: first) }
      return HintLine(
        command: entry.command, rank: hint.rank,
        key: [key, partner].compactMap { $0?.name }.joined(separator: " "),
        wordings: hint.wordings, isPossible: entry.isPossible)
    }
  }

  /// What can be done in a scene and is worth a word there.
  ///
  /// - Parameter only: nothing is said of other commands.
  static func hints(in scene: CommandScene, only command: Command? = nil) -> [HintView.Hint] {
    var hints: [HintView.Hint] = []
    let context = scene.state.keyContexts.first
    for line in context.map(scene.state.keys.hints) ?? []
    where (command ?? line.command) == line.command && line.isPossible(scene) {
      guard let words = line.wordings.words(in: scene) else { continue }
      hints.append(HintView.Hint(key: line.key, text: words))
    }
    return hints
  }
}

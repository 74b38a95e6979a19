/// Every command, described once: the dispatcher, the palette, the last row, the help and the README's table are made from
/// it.
///
/// The order is that of the help within each context.
enum CommandCatalogue {
  static let entries: [CommandEntry] =
    stopping + chats + reading + scrolling + jumps + repeating + toggles + program + input + editing
    + menu + list + links + finding + replies

  private static let byCommand = Dictionary(
    entries.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })

  static func entry(_ command: Command) -> CommandEntry? { byCommand[command] }

  /// What the palette knows, in its order.
  static let offered: [CommandEntry] = entries.filter { $0.offer != nil }
    .sorted { ($0.offer?.rank ?? 0) < ($1.offer?.rank ?? 0) }
}

// MARK: - What the last row says

extension CommandCatalogue {
  private struct HintLine {
    var command: Command
    var rank: Int
    var key: String
    var wordings: [Wording]
    var isPossible: CommandScene.Condition
  }

  /// All that the last row may say while keys count in a context first of all, the most important first.
  private static let hintLines: [KeyContext: [HintLine]] = {
    let hinted = entries.filter { !$0.hints.isEmpty }
    var lines: [KeyContext: [HintLine]] = [:]
    for context in KeyContext.allCases {
      let contexts = [context, context.hintsToo].compactMap(\.self)
      lines[context] = contexts.flatMap { context in
        hinted.flatMap { hintLines(of: $0, in: context) }
      }.sorted { $0.rank < $1.rank }
    }
    return lines
  }()

  private static func hintLines(of entry: CommandEntry, in context: KeyContext) -> [HintLine] {
    entry.hints.filter { $0.contexts.contains(context) }.map { hint in
      let commands = [entry.command, hint.partner].compactMap(\.self)
      return HintLine(
        command: entry.command, rank: hint.rank,
        key: commands.compactMap { firstKey(of: $0, in: context)?.name }.joined(separator: " "),
        wordings: hint.wordings, isPossible: entry.isPossible)
    }
  }

  private static func firstKey(of command: Command, in context: KeyContext) -> Key? {
    let entry = entry(command)
    return (entry?.keys(in: context) ?? entry?.keys(in: .global))?.first
  }

  /// What can be done in a scene and is worth a word there.
  ///
  /// - Parameter only: nothing is said of other commands.
  static func hints(in scene: CommandScene, only command: Command? = nil) -> [HintView.Hint] {
    var hints: [HintView.Hint] = []
    for line in scene.state.keyContexts.first.flatMap({ hintLines[$0] }) ?? []
    where (command ?? line.command) == line.command && line.isPossible(scene) {
      guard let words = line.wordings.words(in: scene) else { continue }
      hints.append(HintView.Hint(key: line.key, text: words))
    }
    return hints
  }
}

/// Every command, described once: the dispatcher, the palette, the last row, the help and the README's table are made from
/// it.
///
/// The order is that of the help within each context.
enum CommandCatalogue {
  static let entries: [CommandEntry] =
    stopping + chats + reading + scrolling + jumps + repeating + toggles + program + input
    + list + links + finding + replies

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
    var context: KeyContext
    var rank: Int
    var key: String
    var wordings: [Wording]
    var isPossible: CommandScene.Condition
  }

  /// All that the last row may say, the most important first.
  private static let hintLines: [HintLine] = entries.flatMap { entry in
    entry.hints.flatMap { hint in
      hint.contexts.map { context in
        let commands = [entry.command, hint.partner].compactMap(\.self)
        return HintLine(
          context: context, rank: hint.rank,
          key: commands.compactMap { firstKey(of: $0, in: context)?.name }.joined(separator: " "),
          wordings: hint.wordings, isPossible: entry.isPossible)
      }
    }
  }.sorted { $0.rank < $1.rank }

  private static func firstKey(of command: Command, in context: KeyContext) -> Key? {
    let entry = entry(command)
    return (entry?.keys(in: context) ?? entry?.keys(in: .global))?.first
  }

  /// What can be done in a scene and is worth a word there.
  static func hints(in scene: CommandScene) -> [HintView.Hint] {
    let contexts = scene.contexts
    return hintLines.compactMap { line in
      guard contexts.contains(line.context), line.isPossible(scene),
        let words = line.wordings.words(in: scene)
      else { return nil }
      return HintView.Hint(key: line.key, text: words)
    }
  }
}

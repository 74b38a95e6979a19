import QukaText

/// Finds variables of the environment that hold what they do not take: a slip there must not be silent.
///
/// Names, addresses and files (`QUKA_THEME`, `QUKA_SERVER` …) are judged where they are used.
enum SettingCheck {
  /// Longer values are cut in the sentence.
  private static let longestValue = 24

  private static let switches = [
    "QUKA_ASCII", "QUKA_MOUSE", "QUKA_NO_ANIMATION", "QUKA_NO_KNOWLEDGE", "QUKA_NO_MOUSE",
    "QUKA_PROGRESS", "QUKA_SCREEN_READER", "QUKA_TITLE",
  ]

  /// One sentence for each variable with such a value, for the person; nil if there is none.
  static func problem(_ environment: [String: String]) -> String? {
    var sentences: [String] = []
    func check(
      _ name: String, takes words: [String], instead: String, _ isRight: (String) -> Bool
    ) {
      guard let value = environment[name], !value.isEmpty, !isRight(value) else { return }
      let list = words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
      let shown = TextFit.cut(TextGate.neutralize(value), to: longestValue)
      sentences.append("\(name) takes \(list), not \"\(shown)\": \(instead).")
    }
    check(
      "QUKA_AMBIGUOUS_WIDTH", takes: AmbiguousWidth.allCases.map(\.rawValue),
      instead: "it is ignored"
    ) { AmbiguousWidth(rawValue: $0) != nil }
    check(
      "QUKA_NOTIFY", takes: TerminalNews.Notice.allCases.map(\.rawValue), instead: "it is ignored"
    ) { TerminalNews.Notice(said: $0) != nil }
    for name in switches {
      check(name, takes: ["0", "1"], instead: "it counts as 1") { Switch.meaning(of: $0) != nil }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

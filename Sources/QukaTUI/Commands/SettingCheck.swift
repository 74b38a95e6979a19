/// Finds variables of the environment that hold what they do not take: a slip there must not be silent.
///
/// Names, addresses and files (`QUKA_THEME`, `QUKA_SERVER` …) are judged where they are used.
enum SettingCheck {
  private static let switches = [
    "QUKA_ASCII", "QUKA_ERASE_GONE", "QUKA_MOUSE", "QUKA_NO_ANIMATION", "QUKA_NO_CACHE",
    "QUKA_NO_COPY_ON_SELECT", "QUKA_NO_KNOWLEDGE",
    "QUKA_NO_MOUSE", "QUKA_PRIVATE", "QUKA_PROGRESS", "QUKA_SCREEN_READER", "QUKA_TITLE",
  ]

  static func unusable(in environment: [String: String]) -> [UnusableSetting] {
    var found: [UnusableSetting] = []
    func check(
      _ name: String, takes allowed: [String], instead: UnusableSetting.Instead,
      _ isRight: (String) -> Bool
    ) {
      guard let value = environment[name], !value.isEmpty, !isRight(value) else { return }
      found.append(
        UnusableSetting(name: name, value: value, allowed: allowed, instead: instead))
    }
    check(
      "QUKA_AMBIGUOUS_WIDTH", takes: AmbiguousWidth.allCases.map(\.rawValue), instead: .ignored
    ) { AmbiguousWidth(rawValue: $0) != nil }
    check("QUKA_ON_EXIT", takes: OnExit.allCases.map(\.rawValue), instead: .ignored) {
      OnExit(rawValue: $0) != nil
    }
    check("QUKA_NOTIFY", takes: TerminalNews.Notice.allCases.map(\.rawValue), instead: .ignored) {
      TerminalNews.Notice(said: $0) != nil
    }
    check("QUKA_CACHE_SIZE", takes: [CacheSize.words], instead: .ignored) { CacheSize($0) != nil }
    for name in switches {
      check(name, takes: ["0", "1"], instead: .countsAsOn) { Switch.meaning(of: $0) != nil }
    }
    return found
  }
}

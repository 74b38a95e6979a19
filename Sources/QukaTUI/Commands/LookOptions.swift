/// How the screen shall look, as far as the environment and the command line say.
struct LookOptions: Equatable, Sendable {
  /// A theme's name or file.
  var theme: String?
  var isASCII = false
  var isStill = false
  /// For screen readers: lines of text in place of a screen.
  var isLinear = false

  /// How many columns ambiguous characters take.
  var ambiguousWidth = AmbiguousWidth.auto

  /// What stays on the terminal's own screen.
  var onExit = OnExit.hint

  init() {}

  init(_ environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    func isOn(_ name: String) -> Bool { Switch.value(name, in: environment) ?? false }
    theme = value("QUKA_THEME")
    isStill = isOn("QUKA_NO_ANIMATION")
    ambiguousWidth = value("QUKA_AMBIGUOUS_WIDTH").flatMap(AmbiguousWidth.init) ?? .auto
    isLinear = isOn("QUKA_SCREEN_READER")
    onExit = value("QUKA_ON_EXIT").flatMap(OnExit.init) ?? .hint
    let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG")
    isASCII = Switch.value("QUKA_ASCII", in: environment) ?? !Self.mayHoldUTF8(locale)
  }

  /// False only for a locale that names another character set, `de_DE.ISO-8859-1`: `C` and no locale at
  /// all are common where nobody has set one, on terminals that take UTF-8.
  private static func mayHoldUTF8(_ locale: String?) -> Bool {
    guard let locale, let point = locale.firstIndex(of: ".") else { return true }
    let set = locale[locale.index(after: point)...].prefix { $0 != "@" }
    return set.filter { $0 != "-" }.lowercased() == "utf8"
  }
}

/// What the environment says about the terminal: which descriptions to try, and whether to use
/// colour.
struct TerminalProfile: Equatable, Sendable {
  enum Description: Equatable, Sendable {
    /// An entry of the system's terminfo database.
    case named(String)
    /// Our own entry with 24-bit colours.
    case direct
  }

  /// In this order, until one works.
  let descriptions: [Description]
  /// How many colours the name itself allows, whatever the description that stands in for it has; nil
  /// if it says nothing.
  let mostColors: Int?
  /// The terminal is known to have 24-bit colours.
  let hasDirectColor: Bool
  /// False with NO_COLOR (no-color.org): attributes only.
  let usesColor: Bool
  /// Whether the terminal takes queries and titles without printing parts of them.
  let speaksXterm: Bool
  /// The terminal is GNU screen.
  let isGNUScreen: Bool
  /// The terminal is itself drawn by another one, which it doesn't ask how wide that draws: tmux, GNU screen.
  let isNested: Bool
  /// It is drawn by a terminal that is known to draw syllables of Indic scripts in fewer columns than tmux
  /// and GNU screen count.
  let isNestedInJoining: Bool

  /// Variables of such terminals. tmux and GNU screen keep those that they were started with.
  private static let joiningMarks = ["GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID", "WEZTERM_PANE"]

  /// Terminals, by the start of TERM, that understand xterm's output sequences.
  private static let xtermLike = [
    "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty",
    "mlterm", "rio", "rxvt", "screen", "st-", "tmux", "vte", "wezterm", "xterm",
  ]

  /// Those of them that have 24-bit colours in every version: over SSH, where COLORTERM gets lost, TERM is
  /// all that tells it.
  private static let direct = [
    "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "rio", "wezterm", "xterm-ghostty",
    "xterm-kitty",
  ]

  init(environment: [String: String]) throws(TerminalError) {
    guard let name = environment["TERM"], !name.isEmpty else { throw .terminalNotNamed }
    let speaksXterm = name == "st" || Self.xtermLike.contains { name.hasPrefix($0) }
    isGNUScreen =
      name.hasPrefix("screen") && environment["TMUX"] == nil || environment["STY"] != nil
    isNested =
      name.hasPrefix("screen") || name.hasPrefix("tmux") || environment["TMUX"] != nil
      || environment["STY"] != nil
    isNestedInJoining =
      isNested && Self.joiningMarks.contains { environment[$0].map { !$0.isEmpty } ?? false }
    // tmux takes 24-bit colours and maps them itself to what the terminal around it has.
    let isInTmux =
      name.hasPrefix("tmux")
      || name.hasPrefix("screen") && environment["TMUX"] != nil && environment["STY"] == nil
    let isDirect =
      ["truecolor", "24bit"].contains(environment["COLORTERM"]) || name.hasSuffix("direct")
      || isInTmux || Self.direct.contains { name.hasPrefix($0) }
    let standIns = ["xterm-256color", "xterm"].filter { $0 != name }.map(Description.named)
    if speaksXterm {
      // Our own comes last too: a system without any description must not keep anyone out.
      descriptions = isDirect ? [.direct, .named(name)] : [.named(name)] + standIns + [.direct]
    } else {
      descriptions = [.named(name)]
    }
    hasDirectColor = isDirect
    mostColors = speaksXterm && !isDirect ? Self.mostColors(of: name) : nil
    usesColor = environment["NO_COLOR"].map(\.isEmpty) ?? true
    self.speaksXterm = speaksXterm
  }

  /// The number in names such as "xterm-16color".
  private static func mostColors(of name: String) -> Int? {
    guard let ending = name.split(separator: "-").last, ending.hasSuffix("color") else {
      return nil
    }
    return Int(ending.dropLast("color".count))
  }
}

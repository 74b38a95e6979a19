/// What the terminal's window, tab or desktop is told beside the screen itself.
struct TerminalNews: Equatable, Sendable {
  /// How the person learns of an answer that ends while the window has no focus.
  enum Notice: String, CaseIterable, Sendable {
    case off
    case bell
    /// `OSC 9 ; text`, of iTerm2.
    case osc9
    /// `OSC 777 ; notify ; title ; text`, of urxvt.
    case osc777

    /// What QUKA_NOTIFY asks for; any word for off is one here, too.
    init?(said text: String) {
      if Switch.meaning(of: text) == false {
        self = .off
      } else {
        self.init(rawValue: text)
      }
    }
  }

  var title = true
  /// `OSC 9 ; 4`, of ConEmu: a sign at the tab while an answer streams.
  var progress = false
  var notice = Notice.bell

  /// What the terminal is known to take: a bell is understood everywhere, but text that is meant as progress
  /// is a message on some terminals, so nothing is tried.
  init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let program = value("TERM_PROGRAM")?.lowercased() ?? ""
    let name = value("TERM") ?? ""
    if ["iterm.app", "wezterm", "ghostty"].contains(program)
      || ["xterm-kitty", "xterm-ghostty", "foot"].contains(where: name.hasPrefix)
    {
      notice = .osc9
    } else if name.hasPrefix("rxvt-unicode") {
      notice = .osc777
    }
    let vte = value("VTE_VERSION").flatMap { Int($0) } ?? 0
    progress =
      ["wezterm", "ghostty"].contains(program) || name.hasPrefix("xterm-ghostty")
      || value("WT_SESSION") != nil || value("ConEmuANSI") == "ON" || vte >= 7_900
    if let wanted = Switch.value("QUKA_TITLE", in: environment) { title = wanted }
    if let wanted = Switch.value("QUKA_PROGRESS", in: environment) { progress = wanted }
    if let wanted = value("QUKA_NOTIFY").flatMap(Notice.init(said:)) { notice = wanted }
  }
}

/// The terminal multiplexers between the keyboard and the program, and what they do with Esc.
///
/// Which of two nested ones is the nearer one does not matter: each holds Esc in its turn.
package struct Multiplexers: Equatable, Sendable {
  enum Tmux: Equatable, Sendable {
    case none
    /// It was not asked, cannot be, or has not answered.
    case silent
    /// It holds every Esc for so many milliseconds: its `escape-time`.
    case holdsEscape(milliseconds: Int)
  }

  var tmux = Tmux.none
  /// GNU screen, which holds Esc until the next key as long as the mouse is reported.
  package var hasScreen = false

  /// Milliseconds of delay that a person does not notice.
  private static let unnoticed = 50

  package init() {}

  /// As far as the environment tells. A name of a terminal alone is a guess: over SSH nothing else comes along.
  package init(environment: [String: String]) {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    let terminal = environment["TERM"] ?? ""
    if isSet("TMUX") || terminal.hasPrefix("tmux") { tmux = .silent }
    hasScreen = isSet("STY") || terminal.hasPrefix("screen") && !isSet("TMUX")
  }

  /// Whether the mouse is reported from the start: as it is wanted, else where that does not hold Esc.
  package func usesMouse(wanted: Bool?) -> Bool { wanted ?? !hasScreen }

  /// Whether tmux makes Esc so slow that it has to be said.
  var isTmuxSlow: Bool {
    switch tmux {
    case .none, .silent: false
    case .holdsEscape(let milliseconds): milliseconds > Self.unnoticed
    }
  }

  /// What to know about Esc here, and how it is mended.
  /// - Parameter usesMouse: whether the terminal reports the mouse; nil where it never does.
  func escapeAdvice(usesMouse: Bool?) -> [String] {
    [tmuxAdvice, hasScreen ? Self.screenAdvice(usesMouse: usesMouse) : nil].compactMap { $0 }
  }

  var tmuxAdvice: String? {
    switch tmux {
    case .none: nil
    case .silent:
      "tmux before 3.5 holds Esc for 500 ms, unless its escape-time is shorter: "
        + "`tmux set -sg escape-time 10` makes it so. Ctrl-C is quick."
    case .holdsEscape(let milliseconds):
      isTmuxSlow
        ? "tmux delays Esc by \(milliseconds) ms. `tmux set -sg escape-time 10` fixes it; "
          + "in ~/.tmux.conf, without `tmux`, for good. Ctrl-C is quick." : nil
    }
  }

  /// What the mouse costs here.
  static let mouseCost = "While the mouse is on, GNU screen holds Esc until the next key"

  private static func screenAdvice(usesMouse: Bool?) -> String {
    let delay =
      "GNU screen holds Esc for its maptimeout, 300 ms: `maptimeout 10` in ~/.screenrc makes it shorter. "
      + "Ctrl-C is quick."
    return switch usesMouse {
    case nil: delay
    case true: "\(mouseCost). \(KeyMap.name(of: .toggleMouse)) turns it off. Ctrl-C is quick."
    case false:
      delay
        + " The mouse is off, or Esc would wait for the next key: \(KeyMap.name(of: .toggleMouse)) turns it on. PgUp and PgDn scroll."
    }
  }
}

// MARK: - The keys that they take

extension Multiplexers {
  /// The key that each of them takes for itself unless it is told otherwise: tmux(1), screen(1).
  private var takers: [(name: String, key: Key)] {
    (tmux == .none ? [] : [("tmux", Key.control("b"))])
      + (hasScreen ? [("GNU screen", .control("a"))] : [])
  }

  package var takenKeys: Set<Key> { Set(takers.map(\.key)) }

  /// What to know about a key that does not come through at once.
  func advice(on key: Key, _ keys: KeyMap) -> [String] {
    takers.filter { $0.key == key }.compactMap { name, key in
      let howTo = name == "tmux" ? "press it twice" : "press it and A"
      guard let command = keys.command(for: key, in: KeyContext.composer.chain) else { return nil }
      let other = keys.lookup.keys(of: command, in: .composer).first { !takenKeys.contains($0) }
      let rest = other.map { " \($0.name) does the same." } ?? ""
      return "\(name) takes \(key.name): \(howTo).\(rest)"
    }
  }

  /// The same of all keys that they take.
  func keyAdvice(_ keys: KeyMap) -> [String] { takers.flatMap { advice(on: $0.key, keys) } }
}

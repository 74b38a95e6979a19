/// How long the decoder waits after a lone ESC before it is the Esc key.
///
/// Too long delays the stop, too short makes a torn arrow stop a stream; which of the two can
/// happen depends on what lies between the keyboard and this process.
enum EscapeDelay {
  /// The wait for a terminal in this environment.
  /// - Parameter kitty: the terminal speaks the kitty keyboard protocol and was told to: Esc is a
  ///   whole sequence there and waits for nothing. Only over SSH the wait stays, as a lone ESC can
  ///   but be a torn sequence.
  static func choose(environment: [String: String], kitty: Bool) -> Duration {
    if let own = chosen(environment) { return own }
    let isRemote = isRemote(environment)
    let isMultiplexed = isMultiplexed(environment)
    if kitty { return isRemote && !isMultiplexed ? .milliseconds(50) : .zero }
    if isMultiplexed { return .milliseconds(5) }
    if isRemote { return .milliseconds(50) }
    let terminal = environment["TERM"] ?? ""
    let isNested = terminal.hasPrefix("tmux") || terminal.hasPrefix("screen")
    return isNested ? .milliseconds(5) : .milliseconds(2)
  }

  /// The user's ESCDELAY, in milliseconds as ncurses reads it; at most one second.
  private static func chosen(_ environment: [String: String]) -> Duration? {
    guard let text = environment["ESCDELAY"], let value = Int(text), value >= 0 else { return nil }
    return .milliseconds(min(value, 1000))
  }

  private static func isMultiplexed(_ environment: [String: String]) -> Bool {
    isSet("TMUX", environment) || isSet("STY", environment)
  }

  private static func isRemote(_ environment: [String: String]) -> Bool {
    isSet("SSH_CONNECTION", environment) || isSet("SSH_TTY", environment)
  }

  private static func isSet(_ name: String, _ environment: [String: String]) -> Bool {
    environment[name].map { !$0.isEmpty } ?? false
  }
}

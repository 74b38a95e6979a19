import QukaScreen

/// Which programs to ask, decided from the environment alone.
enum DesktopPlan {
  struct Program: Equatable, Sendable {
    var arguments: [String]
    var outcome: CopyOutcome = .program
  }

  /// The programs that take a text on their standard input, best first. tmux comes first, because what is inside of
  /// it cannot know which desktop its terminal is on.
  static func copiers(_ environment: [String: String]) -> [Program] {
    var programs: [Program] = []
    if isSet("TMUX", environment) {
      programs.append(
        Program(
          arguments: ["tmux", "load-buffer", "-w", "-"], outcome: .tmux(isPassedOn: true)))
      // Before tmux 3.2 nothing is passed on.
      programs.append(
        Program(arguments: ["tmux", "load-buffer", "-"], outcome: .tmux(isPassedOn: false)))
    }
    // Over a network the display may be another one than the person's, or end with the connection: their terminal is asked.
    guard showsWindows(environment) else { return programs }
    if isSet("WAYLAND_DISPLAY", environment) { programs.append(Program(arguments: ["wl-copy"])) }
    if isSet("DISPLAY", environment) {
      programs.append(Program(arguments: ["xclip", "-selection", "clipboard", "-in"]))
      programs.append(Program(arguments: ["xsel", "--clipboard", "--input"]))
    }
    return programs
  }

  /// Whether a window that opens here is seen by the person.
  static func showsWindows(_ environment: [String: String]) -> Bool {
    let hasDisplay = isSet("DISPLAY", environment) || isSet("WAYLAND_DISPLAY", environment)
    return hasDisplay && !isRemote(environment)
  }

  /// The person is on another machine.
  static func isRemote(_ environment: [String: String]) -> Bool {
    isSet("SSH_CONNECTION", environment) || isSet("SSH_TTY", environment)
  }

  /// The program and its arguments that tell how long tmux holds Esc; nil outside of tmux. It finds its server by `TMUX`.
  static func escapeTimeQuestion(_ environment: [String: String]) -> [String]? {
    isSet("TMUX", environment) ? ["tmux", "show-options", "-sv", "escape-time"] : nil
  }

  /// The milliseconds that tmux answered.
  static func escapeTime(in answer: String) -> Int? {
    guard let number = Int(answer.prefix { !$0.isNewline }), (0...1_000_000).contains(number) else {
      return nil
    }
    return number
  }

  private static func isSet(_ name: String, _ environment: [String: String]) -> Bool {
    environment[name]?.isEmpty == false
  }
}

import Glibc

/// tmux as the terminal of a program: it draws what the program writes, and the tests read cells.
///
/// Each instance is a server of its own on a private socket, without the user's configuration.
public final class Tmux {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  /// Starts `command` in the only pane of a detached session of the given size.
  /// - Parameter escapeTime: milliseconds for which tmux holds Esc; keys that `press` sends are not held.
  public init(
    _ command: [String], size: TerminalSize = .standard, environment: [String: String] = [:],
    escapeTime: Int = 0
  ) throws {
    folder = try TemporaryFolder()
    self.environment = TestEnvironment.plain
    let settings = [
      "default-terminal tmux-256color", "escape-time \(escapeTime)", "status off",
      "remain-on-exit on", "set-clipboard on",
      "remain-on-exit-format ''",
    ]
    try folder.write(settings.map { "set -g \($0)\n" }.joined(), to: "settings")
    let variables = environment.flatMap { ["-e", "\($0)=\($1)"] }
    try tmux(
      ["new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)"] + variables + ["--"]
        + command)
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// Types text as it is.
  public func type(_ text: String) throws {
    // A semicolon at the end of an argument would end tmux's command.
    let argument = text.hasSuffix(";") ? text.dropLast() + "\\;" : text[...]
    try tmux(["send-keys", "-l", "--", String(argument)])
  }

  /// Presses keys by tmux's names, such as `Escape`, `Enter`, `C-q`, `Up`.
  public func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Reports the mouse at a cell, as SGR: 0 presses the left button, 32 drags it.
  public func mouse(_ button: Int, column: Int, row: Int, isRelease: Bool = false) throws {
    let report = "\u{1B}[<\(button);\(column + 1);\(row + 1)\(isRelease ? "m" : "M")"
    try tmux(["send-keys", "-H"] + report.utf8.map { String($0, radix: 16) })
  }

  public func resize(to size: TerminalSize) throws {
    try tmux(["resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)"])
  }

  /// The screen's rows from top to bottom, without the blanks at their ends.
  public func rows() throws -> [String] {
    let text = try tmux(["capture-pane", "-p"])
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    return rows.dropLast().map(String.init)
  }

  /// The screen as text.
  public func screen() throws -> String { try rows().joined(separator: "\n") }

  /// What stands in some columns of each row, by tmux's own count of columns: a block is selected and
  /// copied. The first and the last row must hold narrow text only, at least to the block's end.
  public func block(columns: Range<Int>) throws -> [String] {
    let height = try value(of: "pane_height")
    try tmux(["copy-mode"])
    for command in [
      ["top-line"], ["start-of-line"], ["-N", "\(columns.lowerBound)", "cursor-right"],
      ["begin-selection"], ["rectangle-toggle"], ["-N", height, "cursor-down"],
      ["-N", "\(columns.count)", "cursor-right"], ["copy-selection-and-cancel"],
    ] where command[1...].first != "0" {
      try tmux(["send-keys", "-X"] + command)
    }
    return try tmux(["show-buffer"]).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// What was copied last.
  public func buffer() throws -> String { try tmux(["show-buffer"]) }

  /// The process that runs in the pane.
  public func processIdentifier() throws -> pid_t {
    pid_t(try value(of: "pane_pid")) ?? -1
  }

  /// A tmux format variable of the pane, such as `alternate_on` or `cursor_x`.
  public func value(of variable: String) throws -> String {
    String(try tmux(["display-message", "-p", "#{\(variable)}"]).dropLast())
  }

  /// Nil while the program in the pane runs.
  ///
  /// tmux knows that a pane is dead before it knows how its program ended, and 3.3 sometimes misses the
  /// SIGCHLD that would tell it; another one makes it look again.
  public func status() throws -> ExitStatus? {
    guard try value(of: "pane_dead") == "1" else { return nil }
    if let code = Int32(try value(of: "pane_dead_status")) { return .exited(code) }
    if let signal = Int32(try value(of: "pane_dead_signal")) { return .signaled(signal) }
    if let server = pid_t(try value(of: "pid")), server > 1 { kill(server, SIGCHLD) }
    return nil
  }

  /// Looks at the screen again and again until it `holds`; the screen that did.
  @discardableResult
  public func wait(
    for event: String, within duration: Duration = .seconds(20), _ holds: (String) -> Bool
  ) throws -> String {
    let deadline = Deadline(within: duration)
    while true {
      let screen = try screen()
      if holds(screen) { return screen }
      guard !deadline.hasPassed else { throw WaitedInVain(for: event, seen: screen) }
      poll(nil, 0, deadline.milliseconds(atMost: 25))
    }
  }

  /// Looks at the screen again and again until it shows `text`; the screen that did.
  @discardableResult
  public func wait(for text: String, within duration: Duration = .seconds(20)) throws -> String {
    try wait(for: "“\(text)”", within: duration) { $0.contains(text) }
  }

  /// Waits until the program in the pane has ended.
  public func waitForExit(within duration: Duration = .seconds(20)) throws -> ExitStatus {
    let deadline = Deadline(within: duration)
    while true {
      if let status = try status() { return status }
      guard !deadline.hasPassed else {
        throw WaitedInVain(for: "the program's end", seen: try screen())
      }
      poll(nil, 0, deadline.milliseconds(atMost: 25))
    }
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let base = ["tmux", "-u", "-S", folder.file("socket"), "-f", folder.file("settings")]
    return try PipedProcess.run(base + arguments, environment: environment)
  }
}

import Glibc

/// The environment that the tests give to programs: the same on every machine.
public enum TestEnvironment {
  /// Without a terminal's name and without anything about sessions around us (tmux, SSH).
  public static let plain: [String: String] = [
    "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    // Tests of what is kept give a home instead.
    "QUKA_PRIVATE": "1",
  ]

  /// `plain` and the terminal that every system's terminfo knows.
  public static let terminal = plain.merging(["TERM": "xterm-256color"]) { $1 }
}

import Glibc

/// What the terminal or another process tells us by a signal.
enum TerminalSignal: Equatable, Sendable {
  /// SIGWINCH: the size changed.
  case resize
  /// SIGTSTP: stop, as with Ctrl-Z.
  case suspend
  /// SIGCONT: running again after a stop.
  case resumed
  /// SIGCHLD: a program that we started has ended, stopped or gone on.
  case child
  /// SIGTERM, SIGHUP or SIGINT: end, gracefully.
  case terminate(signal: Int32)

  /// The number of the signal that tells that the terminal is gone.
  static let hangUp = SIGHUP
  /// The number of the signal of Ctrl-C, where the terminal makes it one.
  static let interrupt = SIGINT
}

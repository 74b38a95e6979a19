import CNCurses
import Glibc
import QukaScreen

/// An editor that has the terminal: a process group of its own in the terminal's foreground, so that what the terminal's
/// keys do, Ctrl-C and Ctrl-Z, hits it and not us.
struct EditorProcess {
  enum State: Equatable {
    case running
    /// It waits for somebody to let it go on.
    case stopped
    case ended(EditorEnd)
  }

  let identifier: pid_t
  /// The terminal, if its foreground is ours to give.
  private let terminal: Int32?

  /// Starts it on the terminal, which the screen has left before.
  ///
  /// - Parameters:
  ///   - input: the terminal's descriptor to read from.
  ///   - output: the one to write to.
  init(
    _ command: EditorPlan.Command, editing file: String, input: Int32, output: Int32,
    environment: [String: String]
  ) throws(EditorProblem) {
    terminal = tcgetpgrp(input) == getpgrp() ? input : nil
    var process: pid_t = 0
    let code = Self.spawn(
      &process, command.path, command.arguments + [file], input, output,
      ChildEnvironment.handedOn(environment))
    guard code == 0 else {
      throw .notStarted(program: command.arguments[0], reason: SystemReason.words(code))
    }
    identifier = process
    // It may have touched the terminal before, which stopped it: `state` lets it go on then.
    give(to: identifier)
  }

  /// How it is now. A stop that came from the terminal being somebody else's is none.
  func state() -> State {
    var status: Int32 = 0
    let result = waitpid(identifier, &status, WNOHANG | WUNTRACED)
    guard result == identifier else { return result == 0 ? .running : .ended(.goesOn) }
    if status & 0xFF == 0x7F {
      let signal = (status >> 8) & 0xFF
      guard signal == SIGTTIN || signal == SIGTTOU, terminal != nil else { return .stopped }
      resume()
      return .running
    }
    let signal = status & 0x7F
    return .ended(signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal))
  }

  /// Gives it the terminal again, if that is ours, and lets it go on.
  func resume() {
    if let terminal {
      let group = tcgetpgrp(terminal)
      // A shell that continued us in the background has kept the terminal.
      guard group == getpgrp() || group == identifier else { return }
    }
    give(to: identifier)
    kill(-identifier, SIGCONT)
  }

  /// Tells it that its terminal goes away: editors save what they have and end.
  func hangUp() {
    kill(-identifier, SIGHUP)
    kill(-identifier, SIGCONT)
  }

  /// Takes the terminal's foreground back, unless the shell has it.
  func takeTerminalBack() {
    guard let terminal, tcgetpgrp(terminal) != getpgid(getppid()) else { return }
    give(to: getpgrp())
  }

  /// Who is in the background may do so only while SIGTTOU is blocked.
  private func give(to group: pid_t) {
    guard let terminal else { return }
    var set = sigset_t()
    var before = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &set, &before)
    tcsetpgrp(terminal, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  private static func spawn(
    _ process: inout pid_t, _ path: String, _ arguments: [String], _ input: Int32, _ output: Int32,
    _ environment: [String: String]
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // Ours may lead to a file, or to what keeps errors from the screen.
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | ChildProgram.restoreSignals(&attributes)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let strings = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in strings + variables { free(string) } }
    return posix_spawn(&process, path, &actions, &attributes, strings, variables)
  }
}

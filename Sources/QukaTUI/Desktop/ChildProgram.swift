import CNCurses
import Glibc

/// A program started beside ours: without a shell, in a session of its own, with nothing of the terminal.
struct ChildProgram {
  let process: pid_t

  /// Starts a program with these arguments, the first of which is its name, looked up in `PATH`; of the environment it
  /// gets what is not ours alone.
  /// - Parameters:
  ///   - input: what it reads from its standard input.
  ///   - output: the file that takes its standard output; nil drops that.
  init?(
    _ arguments: [String], input: String = "", output: Int32? = nil,
    environment: [String: String]
  ) {
    let environment = ChildEnvironment.handedOn(environment)
    guard let name = arguments.first, let path = ProgramSearch.path(of: name, environment),
      let source = MemoryFile(holding: input)
    else { return nil }
    let process = withExtendedLifetime(source) {
      Self.spawn(path, arguments, source.descriptor, output, environment)
    }
    guard let process else { return nil }
    self.process = process
  }

  /// Its exit status; nil while it runs, -1 when a signal ended it.
  func status() -> Int32? {
    var status: Int32 = 0
    let result = waitpid(process, &status, WNOHANG)
    if result == 0 { return nil }
    guard result == process, status & 0x7F == 0 else { return -1 }
    return (status >> 8) & 0xFF
  }

  /// Ends it at once; its status still has to be taken.
  func end() { kill(process, SIGKILL) }

  /// glibc's own flag, which its headers hide from Swift.
  private static let newSession: Int32 = 0x80

  private static func spawn(
    _ path: String, _ arguments: [String], _ input: Int32, _ output: Int32?,
    _ environment: [String: String]
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // The connections to the server among them, which would outlive the program in its child.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let flags = newSession | restoreSignals(&attributes)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let strings = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in strings + variables { free(string) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, path, &actions, &attributes, strings, variables)
    return result == 0 ? process : nil
  }

  /// Our threads block signals and ignore SIGPIPE; another program expects neither.
  /// - Returns: the flags that this takes.
  static func restoreSignals(_ attributes: inout posix_spawnattr_t) -> Int32 {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigemptyset(&all)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCHLD] {
      sigaddset(&all, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &all)
    return POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
  }
}

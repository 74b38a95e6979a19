import Glibc

/// A process that the tests started; it is killed and reaped when its owner is gone.
final class ChildProcess {
  /// Where the child's three standard descriptors come from.
  enum Streams {
    /// A terminal's path: the child becomes the leader of a new session whose terminal it is.
    case terminal(path: String)
    /// Nothing to read, and two descriptors to write to.
    case descriptors(output: Int32, errors: Int32)
  }

  /// `POSIX_SPAWN_SETSID` of spawn.h, which is hidden behind a feature macro.
  private static let newSession: Int32 = 0x80

  let identifier: pid_t
  private var status: ExitStatus?

  /// Starts a program with default signal actions, an empty signal mask and only the given environment.
  ///
  /// No core files: several tests end the program by SIGSEGV on purpose.
  init(_ arguments: [String], environment: [String: String], streams: Streams) throws {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &limit)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }

    let flags = Self.configure(&actions, streams)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | flags))

    var process: pid_t = 0
    let code = Self.withCStrings(arguments) { argv in
      Self.withCStrings(environment.map { "\($0)=\($1)" }) { envp in
        posix_spawnp(&process, arguments[0], &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else { throw SystemError("starting \(arguments.first ?? "nothing")", code) }
    identifier = process
  }

  deinit {
    guard status == nil else { return }
    kill(identifier, SIGKILL)
    var word: Int32 = 0
    waitpid(identifier, &word, 0)
  }

  /// The status, if the process has ended.
  func poll() -> ExitStatus? {
    if let status { return status }
    var word: Int32 = 0
    guard waitpid(identifier, &word, WNOHANG) == identifier else { return nil }
    status = ExitStatus(waitStatus: word)
    return status
  }

  func send(signal: Int32) {
    guard status == nil else { return }
    kill(identifier, signal)
  }

  private static func configure(
    _ actions: inout posix_spawn_file_actions_t, _ streams: Streams
  ) -> Int32 {
    switch streams {
    case .terminal(let path):
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
      return Self.newSession
    case .descriptors(let output, let errors):
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, errors, 2)
      return 0
    }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}

import CNCurses
import Glibc

/// The signals as a descriptor to poll, instead of handlers.
struct TerminalSignals: ~Copyable {
  /// `signalfd` failed, which means that the process is out of descriptors.
  struct Unavailable: Error {
    let code: Int32
  }

  /// Readable when signals wait.
  let descriptor: Int32

  /// Blocks the signals in this thread and all that it starts, and ignores SIGPIPE: the first
  /// statement of the program, as a thread that has them unblocked would take them away.
  static func block() {
    var set = handled
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
    // Who started us may have had it ignored: then nobody could tell how a child ended.
    signal(SIGCHLD, SIG_DFL)
  }

  /// Lets the signals act as usual again: for a program without a screen.
  static func unblock() {
    var set = handled
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Lets the signals act as usual for as long as something may have to be waited for without a screen.
  static func actAsUsual<Result, Problem: Error>(
    during body: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    var set = handled
    var before = sigset_t()
    pthread_sigmask(SIG_UNBLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }

  /// Whether somebody could continue a stopped program: a shell with job control, which is of our session.
  /// As the first process of a window there is none, and a stop would be for ever.
  static var canStop: Bool { getsid(getppid()) == getsid(0) }

  /// Stops the whole process group, as Ctrl-Z does in the shell's eyes; returns when it runs again.
  /// Suspend the screen first and resume it afterwards.
  static func stopProcessGroup() {
    kill(0, SIGSTOP)
    // The SIGCONT that ended this stop is expected: it must not be taken for one that nobody
    // announced.
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGCONT)
    var now = timespec()
    sigtimedwait(&set, nil, &now)
  }

  init() throws(Unavailable) {
    var set = Self.handled
    descriptor = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard descriptor >= 0 else { throw Unavailable(code: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// The signals that came since the last call, in order of their numbers as the kernel hands them
  /// out; a storm of size changes is one.
  func drain() -> [TerminalSignal] {
    var signals: [TerminalSignal] = []
    var info = signalfd_siginfo()
    while read(descriptor, &info, MemoryLayout<signalfd_siginfo>.size)
      == MemoryLayout<signalfd_siginfo>.size
    {
      let signal = Self.meaning(of: Int32(bitPattern: info.ssi_signo))
      if !signals.contains(signal) { signals.append(signal) }
    }
    return signals
  }

  private static func meaning(of number: Int32) -> TerminalSignal {
    switch number {
    case SIGWINCH: .resize
    case SIGTSTP: .suspend
    case SIGCONT: .resumed
    case SIGCHLD: .child
    default: .terminate(signal: number)
    }
  }

  private static var handled: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD, SIGTERM, SIGHUP, SIGINT] {
      sigaddset(&set, number)
    }
    return set
  }
}

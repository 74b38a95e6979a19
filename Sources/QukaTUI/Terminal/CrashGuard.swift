import CNCurses
import Glibc
import Synchronization

/// Gives the terminal back when the process dies of a signal: a trap of Swift's, a wild pointer,
/// `kill -QUIT`.
///
/// The handlers replace those of Swift's runtime, whose backtracer would set the terminal raw again
/// and prompt for 30 s; only if the user set SWIFT_BACKTRACE do they run afterwards. A handler may
/// call nothing but what is async-signal-safe: all it needs is allocated beforehand. A stack
/// overflow is survived on the thread that installed the guard, as the alternate stack is per
/// thread.
enum CrashGuard {
  /// Every signal that ends a process unless it is handled, but SIGKILL; those that ask for an end are read
  /// (`TerminalSignals`), and SIGPIPE is ignored.
  private static let signals =
    [
      SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM,
      SIGXCPU,
      SIGXFSZ, SIGSYS, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
    ] + Array(quka_first_realtime_signal()...quka_last_realtime_signal())
  private static let stackSize = 65_536

  /// Installs the handlers; once, at the start of the program, on its main thread.
  static func install() {
    guard !crashState.isInstalled.exchange(true, ordering: .relaxed) else { return }
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    stack.ss_size = stackSize
    sigaltstack(&stack, nil)
    rehearse()
    let keepsRuntime = getenv("SWIFT_BACKTRACE") != nil
    for signal in signals {
      var action = sigaction()
      action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER
      action.__sigaction_handler.sa_sigaction = { signal, info, _ in CrashGuard.handle(signal, info)
      }
      var previous = sigaction()
      sigaction(signal, &action, &previous)
      if keepsRuntime { crashState.previous[Int(signal)] = previous }
    }
  }

  /// From now on a crash restores this terminal.
  /// - Parameter descriptor: one that never blocks, so that a terminal that takes no output holds no crash up.
  static func arm(descriptor: Int32, restoring saved: termios) {
    crashState.isArmed.store(false, ordering: .releasing)
    crashState.descriptor.pointee = descriptor
    crashState.saved.pointee = saved
    crashState.isArmed.store(true, ordering: .releasing)
  }

  /// The terminal is as it was; a crash has nothing to restore.
  static func disarm() {
    crashState.isArmed.store(false, ordering: .releasing)
  }

  /// From now on a crash takes the sign at the tab away, too, or no longer.
  static func hidesProgress(_ isShown: Bool) {
    crashState.showsProgress.store(isShown, ordering: .releasing)
  }

  /// From now on a crash prints what `kept` holds to `errors`, after the terminal was restored: the
  /// runtime's word for the trap is the last thing in it.
  static func keepErrors(in kept: Int32, for errors: Int32) {
    crashState.errors.store(errors, ordering: .relaxed)
    crashState.kept.store(kept, ordering: .releasing)
  }

  static func forgetErrors() {
    crashState.kept.store(-1, ordering: .releasing)
  }

  private static func handle(_ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
    if crashState.isArmed.exchange(false, ordering: .acquiringAndReleasing) {
      restore(crashState.descriptor.pointee)
    }
    let kept = crashState.kept.exchange(-1, ordering: .acquiringAndReleasing)
    if kept >= 0 {
      let errors = crashState.errors.load(ordering: .relaxed)
      KeptErrors.print(kept, to: errors, through: crashState.piece)
    }
    die(of: signal, info)
  }

  private static func die(of signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
    // The default action, or the runtime's handler.
    sigaction(signal, crashState.previous + Int(signal), nil)
    // A fault comes again when the handler returns; a signal that was sent would not.
    var wasSent = true
    if let info { wasSent = quka_signal_code(info) <= 0 }
    if wasSent || signal == SIGQUIT || signal == SIGABRT { raise(signal) }
  }

  /// Runs all that a handler runs, without any effect. Without the optimizer, the first use of a generic type allocates
  /// and takes a lock, which a signal may have interrupted somebody to hold.
  private static func rehearse() {
    restore(-1)
    let kept = quka_memory_file("rehearsal")
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if kept >= 0, nowhere >= 0, write(kept, "-", 1) == 1 {
      KeptErrors.print(kept, to: nowhere, through: crashState.piece)
    }
    close(kept)
    close(nowhere)
    var info = siginfo_t()
    die(of: 0, &info)
    _ = crashState.isArmed.exchange(false, ordering: .acquiringAndReleasing)
    _ = crashState.kept.exchange(-1, ordering: .acquiringAndReleasing)
  }
}

extension CrashGuard {
  /// The modes first, as they wait for nothing; then the bytes, as far as the terminal takes them.
  private static func restore(_ descriptor: Int32) {
    tcsetattr(descriptor, TCSANOW, crashState.saved)
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // Nobody reads what it holds: it makes room for what matters.
    if poll(&request, 1, 0) == 0 { tcflush(descriptor, TCOFLUSH) }
    if crashState.showsProgress.load(ordering: .acquiring) {
      TerminalDescriptor.write(
        UnsafeRawBufferPointer(crashState.progress), to: descriptor, within: 50)
    }
    TerminalDescriptor.write(UnsafeRawBufferPointer(crashState.bytes), to: descriptor, within: 350)
  }
}

/// What the handlers need, allocated before they can run.
private struct CrashState: ~Copyable, @unchecked Sendable {
  let isInstalled = Atomic<Bool>(false)
  let isArmed = Atomic<Bool>(false)
  let showsProgress = Atomic<Bool>(false)
  /// What was written to standard error, and where it belongs; -1 without.
  let kept = Atomic<Int32>(-1)
  let errors = Atomic<Int32>(-1)
  let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: KeptErrors.pieceSize)
  let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  let saved = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  /// By signal number; zeroed is the default action.
  let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let progress: UnsafeMutableBufferPointer<UInt8>

  init() {
    descriptor.initialize(to: -1)
    saved.initialize(to: termios())
    previous.initialize(repeating: sigaction(), count: 65)
    bytes = .allocate(capacity: TerminalModes.crash.utf8.count)
    _ = bytes.initialize(from: TerminalModes.crash.utf8)
    progress = .allocate(capacity: TerminalModes.hideProgress.utf8.count)
    _ = progress.initialize(from: TerminalModes.hideProgress.utf8)
  }
}

private let crashState = CrashState()

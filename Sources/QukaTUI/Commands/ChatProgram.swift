import Glibc
import QukaWire

/// The chat from its first frame to its last sentence.
struct ChatProgram {
  private let launch: Launch
  private let environment: [String: String]

  init(_ launch: Launch, environment: [String: String]) {
    self.launch = launch
    self.environment = environment
  }

  /// Runs the chat and answers the exit status. The terminal is restored before anything is printed.
  func run() -> Int32 {
    do {
      let (ending, backend) = try interact()
      // Without a screen, a second Ctrl-C ends at once.
      TerminalSignals.unblock()
      backend?.shutdown()
      farewell(ending)
      if let signal = ending.signal { return 128 + signal }
      return ending.state.fatal == nil ? 0 : 1
    } catch let error as TerminalError {
      Self.say(error.sentence)
    } catch {
      Self.say("The terminal cannot be used: \(error).")
    }
    return 1
  }

  /// Everything that happens while the screen is up; the screen is restored when this returns.
  private func interact() throws -> (EventLoop<CursesScreen>.Ending, Backend?) {
    let inbox = Inbox()
    var options = ScreenOptions()
    options.environment = environment
    let screen = try CursesScreen(options)
    let signals = try TerminalSignals()
    var decoder = KeyDecoder()
    decoder.configuration.strings = screen.keyStrings
    decoder.configuration.escapeDelay = EscapeDelay.choose(environment: environment, kitty: false)
    var state = AppState(
      size: screen.size, place: launch.place, wantedSpace: launch.space, at: MonotonicClock.now)
    if let warning = launch.warning { state.say(warning, .warning) }
    state.escapeHint = EscapeDelay.hint(environment: environment)
    let usesColor = environment["NO_COLOR"].map(\.isEmpty) ?? true
    var loop = EventLoop(
      surface: screen, state: state, decoder: decoder,
      theme: usesColor ? .standard : .monochrome, input: options.input, inbox: inbox,
      signals: signals, environment: environment)
    DebugTrap.armIfAsked(environment)
    var backend: Backend?
    let ending = loop.run { () throws(Failure) in
      let started = try Backend(launch, inbox: inbox)
      backend = started
      return started.runner
    }
    return (ending, backend)
  }

  private func farewell(_ ending: EventLoop<CursesScreen>.Ending) {
    var hasServer = false
    if case .server = launch.backend { hasServer = true }
    let farewell = Farewell(
      ending.state, hasServer: hasServer,
      isForced: ending.state.fatal != nil || ending.signal != nil)
    for sentence in farewell.sentences { Self.say(sentence) }
  }

  static func say(_ sentence: String) {
    let line = Array(("quka-tui: " + TextGate.neutralize(sentence) + "\n").utf8)
    write(STDERR_FILENO, line, line.count)
  }
}

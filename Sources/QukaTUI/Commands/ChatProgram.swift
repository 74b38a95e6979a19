import Glibc
import QukaChat
import QukaClient
import QukaScreen
import QukaStore
import QukaText
import QukaWire

/// The chat from its first frame to its last sentence.
struct ChatProgram {
  private let launch: Launch
  private let environment: [String: String]

  private let multiplexers: Multiplexers

  init(_ launch: Launch, environment: [String: String]) {
    self.launch = launch
    self.environment = environment
    multiplexers = Multiplexers(environment: environment)
  }

  /// Runs the chat and answers the exit status. The terminal is restored before anything is printed.
  func run() -> Int32 {
    do {
      var (ending, backend, memory) = try launch.look.isLinear ? converse() : interact()
      // First, while no signal can end the program: a terminal that is closed often sends two.
      let isKept = memory.map { ending.keepDrafts($0) } ?? false
      if ending.signal == SIGHUP { signal(SIGHUP, SIG_IGN) }
      // Without a screen, a second Ctrl-C ends at once.
      TerminalSignals.unblock()
      let deleted = backend?.finishDeletions() ?? []
      memory?.forget(ending.state.chats.places(ofDeleted: deleted))
      backend?.shutdown()
      memory?.finish()
      farewell(ending, deleted, keepsDrafts: isKept)
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
  private func interact() throws -> (LoopEnding, Backend?, MemoryDesk?) {
    var options = ScreenOptions()
    options.environment = environment
    options.mouse = multiplexers.usesMouse(wanted: launch.mouse)
    options.ambiguousWidth = launch.look.ambiguousWidth
    let screen = try CursesScreen(options)
    let (depth, strings) = (screen.colors.depth, screen.keyStrings)
    return try run(screen, depth: depth, strings: strings)
  }

  /// The same without a screen, for people who hear it.
  private func converse() throws -> (LoopEnding, Backend?, MemoryDesk?) {
    try run(
      try LinearScreen(isGNUScreen: multiplexers.hasScreen), depth: .monochrome, strings: [:])
  }

  private func run(
    _ surface: consuming some TerminalSurface & ~Copyable, depth: ColorDepth,
    strings: [[UInt8]: Key]
  ) throws -> (LoopEnding, Backend?, MemoryDesk?) {
    let inbox = Inbox()
    let signals = try TerminalSignals()
    var decoder = KeyDecoder()
    decoder.configuration.strings = strings
    decoder.configuration.escapeDelay = EscapeDelay.choose(environment: environment, kitty: false)
    var state = AppState(
      size: surface.size, place: launch.place, wantedSpace: launch.space, at: MonotonicClock.now)
    let verdict = KeyFileReader.verdict(at: UserFolders.current(environment: environment).keys)
    state.keys = verdict.keys.naming(last: multiplexers.takenKeys)
    // What they say of the connection stands first.
    let warnings = [
      launch.warning, LaunchText.unusable(SettingCheck.unusable(in: environment)), verdict.warning,
    ].compactMap { $0 }
    if !warnings.isEmpty { state.say(warnings.joined(separator: " "), .warning, about: .program) }
    state.multiplexers = multiplexers
    if !launch.look.isLinear { state.beginMouse(wanted: launch.mouse) }
    state.copiesOnRelease = launch.copiesOnSelect
    state.chats.toggles = launch.toggles
    let themes = themeDesk
    let toggles = toggleDesk(inbox)
    let memory = memoryDesk(inbox)
    state.chats.keeping = memory == nil ? .nothing : launch.keeping.scope.ofChats
    state.chats.opensLast = !launch.beginsAnew
    state.chats.erasesGone = launch.keeping.erasesGone
    state.look = look(themes, depth: depth, &state)
    DebugTrap.armIfAsked(environment)
    var backend: Backend?
    let host = TerminalHost(
      input: STDIN_FILENO, inbox: inbox, signals: signals, themes: themes, toggles: toggles,
      memory: memory, environment: environment
    ) { () throws(LaunchProblem) in
      // The first frame stands and waits for nobody.
      Desktop(environment: environment, inbox: inbox).askTmux()
      let started = try Backend(launch, inbox: inbox)
      backend = started
      return started.runner
    }
    let ending = EventLoop(
      surface: surface, host: host, state: state, decoder: decoder, environment: environment
    ).run()
    toggles.finish()
    return (ending, backend, memory)
  }

  /// The themes, of which the command line, the environment, an earlier run and the program choose, in
  /// this order.
  private var themeDesk: ThemeDesk {
    let library = ThemeLibrary(folders: .current(environment: environment))
    let name = launch.look.theme ?? library.remembered ?? ThemeChoice.quka.name
    return ThemeDesk(library: library, name: name)
  }

  private func toggleDesk(_ inbox: Inbox) -> ToggleDesk {
    let path = UserFolders.current(environment: environment).toggles
    return ToggleDesk(
      memory: ToggleMemory(path: path, server: launch.server),
      fixed: launch.refusesKnowledge ? [.knowledge] : [], isKept: launch.keeping.scope != .nothing
    ) { inbox.post(.toggles($0)) }
  }

  /// Nil when no chats are kept.
  private func memoryDesk(_ inbox: Inbox) -> MemoryDesk? {
    guard launch.keeping.scope != .nothing, case .server(let server) = launch.backend else {
      return nil
    }
    let folder = UserFolders.current(environment: environment).state
    var limits = StoreLimits()
    limits.fileBytes = launch.keeping.bytes
    let store = Store(folder: folder, limits: limits) {
      inbox.post(.notKept($0.sentence, isLasting: $0.endsKeeping))
    }
    return MemoryDesk(
      store: store, writers: DraftWriters(folder: folder), server: launch.server,
      token: server.token
    ) { inbox.post(.memory($0)) }
  }

  /// The look that was asked for; if it cannot be had, the standard one and a sentence.
  private func look(_ themes: ThemeDesk, depth: ColorDepth, _ state: inout AppState) -> Look {
    var look = Look(
      isDarkTerminal: Look.isDark(colorVariable: environment["COLORFGBG"]), depth: depth)
    look.isASCII = launch.look.isASCII
    look.columnRules.widensAmbiguous = launch.look.ambiguousWidth == .wide
    look.isLinear = launch.look.isLinear
    look.isStill = launch.look.isStill || launch.look.isLinear
    do throws(ThemeProblem) {
      look.choose(try themes.choice)
    } catch {
      state.sayToo(state.naming { error.sentence }, .warning)
    }
    return look
  }

  private func farewell(_ ending: LoopEnding, _ deleted: Set<SessionID>, keepsDrafts: Bool) {
    leaveChat(ending)
    var hasServer = false
    if case .server = launch.backend { hasServer = true }
    let farewell = Farewell(
      ending.state, deleted: deleted, hasServer: hasServer, keepsDrafts: keepsDrafts)
    let hint =
      launch.look.onExit == .hint && ending.state.fatal == nil ? ExitText.hint(ending.state) : nil
    // At once: a terminal that takes nothing is waited for only once.
    StandardError.write((farewell.sentences + [hint].compactMap(\.self)).map(Self.line).joined())
  }

  /// The chat on the terminal's own screen, if that was wanted; a screen reader's lines stand there already.
  private func leaveChat(_ ending: LoopEnding) {
    guard launch.look.onExit == .chat, !launch.look.isLinear, ending.state.fatal == nil,
      ending.signal != SIGHUP, let chat = ExitChat(ending.state)
    else { return }
    NormalScreen.write(chat, depth: ending.state.look.depth)
  }

  static func say(_ sentence: String) { StandardError.write(line(sentence)) }

  /// A sentence as it is printed: it may quote a server.
  static func line(_ sentence: String) -> String {
    "quka-tui: " + TextGate.neutralize(sentence) + "\n"
  }
}

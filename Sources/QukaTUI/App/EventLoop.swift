import Glibc
import QukaWire

/// How the loop ended.
struct LoopEnding {
  var state: AppState
  /// The signal that asked for it, if one did.
  var signal: Int32?
}

/// The main thread: waits for the terminal, the inbox, signals and deadlines; reduces; draws.
///
/// It sleeps only in `ppoll`, so a key is never behind a network call, and everything that waits is
/// reduced before one frame is drawn.
struct EventLoop<Surface: TerminalSurface & ~Copyable>: ~Copyable {
  /// The shortest time between two frames; a change on a quiet screen is drawn at once, and so is what a
  /// key did, because the person waits for it.
  static var frameInterval: Duration { .milliseconds(8) }
  /// How long events of the inbox may be reduced before the keys get a look.
  static var sliceOfInbox: Duration { .milliseconds(2) }
  /// After so long without an answer the terminal is taken to give none.
  static var replyTime: Duration { .seconds(3) }
  /// How long to wait before a terminal that takes no output is asked again.
  static var blockedInterval: Duration { .milliseconds(20) }

  private var surface: Surface
  private(set) var state: AppState
  private var decoder: KeyDecoder
  private var cache = LayoutCache()
  private var themes: ThemeDesk?
  private let toggles: ToggleDesk?
  private let input: Int32
  private let inbox: Inbox
  private let signals: TerminalSignals
  private let environment: [String: String]
  private let desktop: Desktop
  private var runner: EffectRunner?
  private var isDirty = true
  private var isUrgent = false
  /// The terminal takes no output: asked again at this time.
  private var blockedUntil: Instant?
  /// Events of the inbox that are still to be reduced, the next one last.
  private var waiting: [Event] = []
  private var lastFrameAt: Instant?
  private var endSignal: Int32?
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(
    surface: consuming Surface, state: AppState, decoder: KeyDecoder, themes: ThemeDesk?,
    toggles: ToggleDesk? = nil, input: Int32, inbox: Inbox, signals: consuming TerminalSignals,
    environment: [String: String]
  ) {
    self.surface = surface
    self.state = state
    self.decoder = decoder
    self.themes = themes
    self.toggles = toggles
    self.input = input
    self.inbox = inbox
    self.signals = signals
    self.environment = environment
    desktop = Desktop(environment: environment, inbox: inbox)
  }

  /// Runs until the program ends. The first frame stands before `connect` is called.
  mutating func run(_ connect: () throws(Failure) -> EffectRunner) -> LoopEnding {
    reduce(.day(WallClock.today))
    // First: what they draw to be measured must be gone before the first frame stands.
    if surface.sendQueries() {
      decoder.expectReplies(until: MonotonicClock.now + Self.replyTime)
    }
    draw()
    do throws(Failure) {
      let runner = try connect()
      self.runner = runner
      runner.perform(.signIn)
    } catch {
      perform(state.fail(error.sentence))
    }
    while !state.isEnding { turn() }
    return LoopEnding(state: state, signal: endSignal)
  }

  /// One round: wait, take in everything, draw once.
  private mutating func turn() {
    let ready = wait(until: nextDeadline)
    if ready.input { readInput() }
    if ready.signals { readSignals() }
    if ready.themes, let event = themes?.reloaded() { reduce(.theme(event)) }
    if ready.inbox, waiting.isEmpty { waiting = inbox.drain().reversed() }
    reduceWaiting()
    let now = MonotonicClock.now
    if let deadline = decoder.deadline, deadline <= now {
      for input in decoder.expire(at: now) { take(input) }
    }
    if let deadline = state.deadline, deadline <= now { reduce(.tick) }
    surface.showProgress(state.generatingCount > 0)
    let today = WallClock.today
    if today != state.today { reduce(.day(today)) }
    if isDirty, frameIsDue(at: MonotonicClock.now) { draw() }
  }

  /// Reduces what waits, for a moment: a flood from the server never stands between two keys.
  private mutating func reduceWaiting() {
    let end = MonotonicClock.now + Self.sliceOfInbox
    while let event = waiting.popLast() {
      reduce(event)
      if MonotonicClock.now >= end { return }
    }
  }

  private mutating func reduce(_ event: Event) {
    guard case .link(.chat(let id, _)) = event, state.current != .session(id) else {
      perform(state.reduce(event, at: MonotonicClock.now))
      isDirty = true
      return
    }
    // Text for a chat that is not on screen needs no frame.
    let face = state.backgroundFace(of: id)
    perform(state.reduce(event, at: MonotonicClock.now))
    if state.backgroundFace(of: id) != face { isDirty = true }
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .theme(let effect):
        if let event = themes?.perform(effect) {
          perform(state.reduce(.theme(event), at: MonotonicClock.now))
        }
      case .toggles(let effect): toggles?.perform(effect)
      case .setTitle(let title): surface.setTitle(title)
      case .askBackground: surface.askBackground()
      case .notify(let text): surface.notify(text)
      case .mouse(let isOn): surface.setMouse(isOn)
      case .redraw: surface.invalidate()
      case .suspend: suspend()
      case .quit: break
      case .copy(let text): desktop.copy(text)
      case .open(let address): desktop.open(address)
      case .copyThroughTerminal(let text):
        let isSent = surface.copy(text)
        perform(state.reduce(.copied(text, isSent ? .sent : .tooLong), at: MonotonicClock.now))
      case .signIn, .connect, .reconnect, .loadSessions, .subscribe, .unsubscribe, .loadHistory,
        .title, .deleteSession, .loadKnowledge, .createSession, .nameMessage, .send, .cancelSend,
        .warmStop, .stop:
        runner?.perform(effect)
      }
    }
  }
}

// MARK: - Drawing

extension EventLoop where Surface: ~Copyable {
  private func frameIsDue(at now: Instant) -> Bool {
    guard let lastFrameAt else { return true }
    if let blockedUntil, blockedUntil > now { return false }
    if isUrgent { return true }
    return now - lastFrameAt >= Self.frameInterval
  }

  private mutating func draw() {
    guard surface.isReady else {
      blockedUntil = MonotonicClock.now + Self.blockedInterval
      return
    }
    blockedUntil = nil
    let metrics = surface.show(state, &cache)
    isUrgent = false
    lastFrameAt = MonotonicClock.now
    // What was too much for one frame, a search too, is gone on with in the next one; keys come in between.
    isDirty = metrics.isBehind || metrics.search?.isComplete == false
    let viewport = state.conversation.viewport
    guard viewport.metrics != metrics || viewport.held != nil || state.search?.step != nil else {
      return
    }
    perform(state.reduce(.laidOut(metrics), at: MonotonicClock.now))
    // Usually the view stands where and as it was drawn; if not, it is drawn again.
    let settled = state.conversation.viewport
    isDirty =
      isDirty || settled.isFollowing != viewport.isFollowing
      || settled.firstRow(of: metrics) != metrics.firstRow
  }
}

// MARK: - Waiting

extension EventLoop where Surface: ~Copyable {
  private struct Ready {
    var input = false
    var inbox = false
    var signals = false
    var themes = false
  }

  private var nextDeadline: Instant? {
    var instants = [decoder.deadline, state.deadline].compactMap { $0 }
    if isDirty, let lastFrameAt {
      instants.append(max(lastFrameAt + Self.frameInterval, blockedUntil ?? lastFrameAt))
    }
    if !waiting.isEmpty { instants.append(.zero) }
    return instants.min()
  }

  private func wait(until deadline: Instant?) -> Ready {
    let isReadable = DescriptorWait.wait(
      for: [input, inbox.descriptor, signals.descriptor, themes?.descriptor ?? -1],
      atMost: deadline.map { $0 - MonotonicClock.now })
    return Ready(
      input: isReadable[0], inbox: isReadable[1], signals: isReadable[2],
      themes: isReadable[3])
  }
}

// MARK: - Input

extension EventLoop where Surface: ~Copyable {
  /// Takes what one read gives: the bytes of one read are a chord.
  private mutating func readInput() {
    let count = read(input, &buffer, buffer.count)
    guard count > 0 else {
      // The terminal is gone.
      if count == 0 || (errno != EINTR && errno != EAGAIN) { end(by: SIGHUP) }
      return
    }
    for input in decoder.receive(buffer[..<count], at: MonotonicClock.now) { take(input) }
  }

  private mutating func take(_ input: TerminalInput) {
    if case .reply(let reply) = input {
      let widths = surface.widths
      surface.take(reply)
      if surface.widths != widths { reduce(.measured(surface.widths)) }
      if case .kittyKeyboard = reply {
        decoder.configuration.escapeDelay = EscapeDelay.choose(
          environment: environment, kitty: true)
      }
      guard case .color = reply else { return }
      reduce(.input(input))
      return
    }
    reduce(.input(input))
    isUrgent = true
  }

  private mutating func readSignals() {
    for signal in signals.drain() {
      switch signal {
      case .resize: reduce(.resized(surface.resize()))
      case .suspend: suspend()
      case .resumed:
        surface.resume()
        reduce(.resized(surface.resize()))
      case .terminate(let number): end(by: number)
      }
    }
  }

  private mutating func end(by signal: Int32) {
    endSignal = signal
    reduce(.terminated)
  }

  /// Ctrl-Z: the terminal as it was, the whole process group stopped, and back.
  private mutating func suspend() {
    guard TerminalSignals.canStop else {
      state.say("There is no shell here that could bring the program back.", .warning)
      isDirty = true
      return
    }
    surface.suspend()
    TerminalSignals.stopProcessGroup()
    surface.resume()
    reduce(.resized(surface.resize()))
  }
}

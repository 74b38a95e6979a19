import QukaChat
import QukaScreen
import QukaWire

/// The main thread: waits for the terminal, the inbox, signals and deadlines; reduces; draws.
///
/// It sleeps in one place, so a key is never behind a network call nor behind a terminal that takes no output, and
/// everything that waits is reduced before one frame is drawn.
struct EventLoop<Surface: TerminalSurface & ~Copyable, Host: LoopHost & ~Copyable>: ~Copyable {
  /// The shortest time between two frames; a change on a quiet screen is drawn at once, and so is what a
  /// key did, because the person waits for it.
  static var frameInterval: Duration { .milliseconds(8) }
  /// How long events of the inbox may be reduced before the keys get a look.
  static var sliceOfInbox: Duration { .milliseconds(2) }
  /// More bytes of a key are not shown.
  private static var inspectedBytes: Int { 64 }
  /// After so long without an answer the terminal is taken to give none.
  static var replyTime: Duration { .seconds(3) }

  private var surface: Surface
  private var host: Host
  private(set) var state: AppState
  private var decoder: KeyDecoder
  /// The bytes of the key that is being read, while somebody wants to see them.
  private var inspected: [UInt8] = []
  private var cache = LayoutCache()
  private let environment: [String: String]
  private var isDirty = true
  private var isUrgent = false
  /// Events of the inbox that are still to be reduced, the next one last.
  private var waiting: [Event] = []
  private var lastFrameAt: Instant?
  private var endSignal: Int32?
  /// What is to be done with the terminal once the editor has given it back.
  private var postponed: [Effect] = []

  init(
    surface: consuming Surface, host: consuming Host, state: AppState, decoder: KeyDecoder,
    environment: [String: String]
  ) {
    self.surface = surface
    self.host = host
    self.state = state
    self.decoder = decoder
    self.environment = environment
  }

  /// Runs until the program ends, and gives the terminal back. The first frame stands before the network side is started.
  consuming func run() -> LoopEnding {
    reduce(.day(host.today))
    // First: what they draw to be measured must be gone before the first frame stands.
    if surface.sendQueries() {
      decoder.expectReplies(until: host.now + Self.replyTime)
    }
    draw()
    if state.chats.isKept { host.perform(MemoryEffect.recallSignIn) }
    do throws(LaunchProblem) {
      try host.connect()
      host.perform(ServerEffect.signIn)
    } catch {
      perform(state.fail(error.sentence))
    }
    while !state.isEnding { turn() }
    return LoopEnding(state: state, signal: endSignal)
  }

  /// One round: wait, take in everything, draw once.
  private mutating func turn() {
    // Asked once a turn, because it looks at every chat: what an event makes due now is done in the next one.
    let due = state.deadline
    host.watch(state.watchedChats)
    let ready = host.sleep(until: nextDeadline(due), orRoomAt: surface.awaitedRoom)
    if ready.room { surface.takeRoom() }
    if ready.keys { readKeys() }
    if ready.signals { readSignals() }
    if ready.theme, let event = host.readTheme() { reduce(.theme(event)) }
    let isTick = due.map { $0 <= host.now } ?? false
    readEvents(isCalled: ready.events, isTick: isTick)
    reduceWaiting()
    let now = host.now
    if let deadline = decoder.deadline, deadline <= now {
      for input in decoder.expire(at: now) { take(input) }
      inspected = []
    }
    if isTick { reduce(.tick) }
    surface.showProgress(state.chats.isGenerating)
    let today = host.today
    if today != state.today { reduce(.day(today)) }
    if isDirty, frameIsDue, !state.isEditing { draw() }
  }

  /// - Parameter due: when something of the state is due.
  private func nextDeadline(_ due: Instant?) -> Instant? {
    var instants = [decoder.deadline, due].compactMap { $0 }
    // A terminal that takes nothing is waited for by its room, not by time.
    if isDirty, surface.isReady, !state.isEditing, let lastFrameAt {
      instants.append(lastFrameAt + Self.frameInterval)
    }
    if !waiting.isEmpty { instants.append(.zero) }
    if let look = host.nextLook { instants.append(look) }
    return instants.min()
  }

  /// Takes what came. Before something that is due, it takes everything: what came may have put it off.
  private mutating func readEvents(isCalled: Bool, isTick: Bool) {
    guard waiting.isEmpty else { return }
    let isLook = host.nextLook.map { $0 <= host.now } ?? false
    guard isCalled || isTick || isLook else { return }
    waiting = host.readEvents(everything: isTick).reversed()
  }

  /// Reduces what waits, for a moment: a flood from the server never stands between two keys.
  private mutating func reduceWaiting() {
    let end = host.now + Self.sliceOfInbox
    while let event = waiting.popLast() {
      reduce(event)
      if host.now >= end { return }
    }
  }

  private mutating func reduce(_ event: Event) {
    guard case .server(.realtime(.chat(let id, _))) = event, state.chats.current != .session(id)
    else {
      perform(state.reduce(event, at: host.now))
      isDirty = true
      return
    }
    // Text for a chat that is not on screen needs no frame.
    let face = state.backgroundFace(of: id)
    perform(state.reduce(event, at: host.now))
    if state.backgroundFace(of: id) != face { isDirty = true }
  }

  mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      if state.isEditing, effect.isForTerminal {
        postpone(effect)
        continue
      }
      switch effect {
      case .theme(let effect):
        if let event = host.perform(effect) {
          perform(state.reduce(.theme(event), at: host.now))
        }
      case .files(let effect): host.perform(effect)
      case .toggles(let effect): host.perform(effect)
      case .setTitle(let title): surface.setTitle(title)
      case .askBackground: surface.askBackground()
      case .notify(let text): surface.notify(text)
      case .mouse(let isOn): surface.setMouse(isOn)
      case .redraw: surface.invalidate()
      case .suspend: suspend()
      case .quit: break
      case .copy(let text): host.copy(text)
      case .open(let address): host.open(address)
      case .openSigned(let address): host.open(address)
      case .copyThroughTerminal(let text):
        let isSent = surface.copy(text)
        perform(state.reduce(.copied(text, isSent ? .sent : .tooLong), at: host.now))
      case .edit(let text): edit(text)
      case .server(let effect): host.perform(effect)
      case .memory(let effect): host.perform(effect)
      }
    }
  }
}

// MARK: - Drawing

extension EventLoop where Surface: ~Copyable, Host: ~Copyable {
  private var frameIsDue: Bool {
    guard surface.isReady else { return false }
    guard let lastFrameAt, !isUrgent else { return true }
    return host.now - lastFrameAt >= Self.frameInterval
  }

  private mutating func draw() {
    let metrics = surface.show(state, &cache)
    isUrgent = false
    lastFrameAt = host.now
    // What was too much for one frame, a search too, is gone on with in the next one; keys come in between.
    isDirty =
      metrics.isBehind || metrics.search?.isComplete == false
      || metrics.selection?.isPending == true
    let viewport = state.viewport
    guard
      viewport.metrics != metrics || viewport.held != nil || state.search?.step != nil
        || state.awaitsSelection
    else { return }
    let older = state.conversation.record.older
    perform(state.reduce(.laidOut(metrics), at: host.now))
    // Usually the view stands where and as it was drawn; if not, or if it asked for more, it is drawn again.
    let settled = state.viewport
    isDirty =
      isDirty || settled.isFollowing != viewport.isFollowing
      || settled.firstRow(of: metrics) != metrics.firstRow
      || state.conversation.record.older != older
  }
}

// MARK: - Input

extension EventLoop where Surface: ~Copyable, Host: ~Copyable {
  private mutating func readKeys() {
    switch host.readKeys() {
    case .bytes(let bytes):
      if state.inspectsKeys { inspected += bytes.prefix(Self.inspectedBytes - inspected.count) }
      for input in decoder.receive(bytes[...], at: host.now) {
        take(input)
        // What came with the key is not ours any more.
        if state.isEditing {
          decoder = fresh(decoder)
          return
        }
      }
      if decoder.state == .ground { inspected = [] }
    case .nothing: break
    case .gone: end(by: TerminalSignal.hangUp)
    }
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
    if case .key = input, state.inspectsKeys { reduce(.keyBytes(inspected)) }
    reduce(.input(input))
    isUrgent = true
  }

  private mutating func readSignals() {
    for signal in host.readSignals() {
      switch signal {
      // Ctrl-C right behind `fg`, before the editor has the terminal again: it was meant for that.
      case .terminate(signal: TerminalSignal.interrupt) where state.isEditing: break
      case .terminate(let number):
        if state.isEditing { endEditing(host.closeEditor()) }
        end(by: number)
      case .child: lookAfterEditor()
      // It has the terminal, and its size.
      case .resumed where state.isEditing: host.resumeEditor()
      case .resize where state.isEditing, .suspend where state.isEditing: break
      case .resize: reduce(.resized(surface.resize()))
      case .suspend: suspend()
      case .resumed:
        surface.resume()
        reduce(.resized(surface.resize()))
      }
    }
  }

  private mutating func end(by signal: Int32) {
    endSignal = signal
    reduce(.terminated)
  }

  /// Ctrl-Z: the terminal as it was, the whole process group stopped, and back.
  private mutating func suspend() {
    guard host.canStop else {
      state.say(
        "There is no shell here that could bring the program back.", .warning, about: .program)
      isDirty = true
      return
    }
    surface.suspend()
    host.stop()
    surface.resume()
    reduce(.resized(surface.resize()))
  }
}

// MARK: - The person's editor

extension EventLoop where Surface: ~Copyable, Host: ~Copyable {
  /// Hands a text to the editor, and the terminal with it: until it ends no key is read and nothing is written, while
  /// everything else goes on.
  private mutating func edit(_ text: String) {
    do throws(EditorProblem) {
      try host.prepareEditor(text)
    } catch {
      return reduce(.edited(.notOpened(error)))
    }
    surface.lend()
    do throws(EditorProblem) {
      try host.startEditor()
    } catch {
      endEditing(.notOpened(error))
    }
  }

  private mutating func lookAfterEditor() {
    guard state.isEditing else { return }
    switch host.lookAfterEditor() {
    case .nothing: break
    case .stopped:
      // Ctrl-Z stops all of it, as the person sees one program.
      if host.canStop { host.stop() }
      host.resumeEditor()
    case .ended(let outcome): endEditing(outcome)
    }
  }

  private mutating func endEditing(_ outcome: EditOutcome) {
    if outcome.isCrash { surface.cleanUp() }
    surface.resume()
    reduce(.edited(outcome))
    reduce(.resized(surface.resize()))
    let effects = postponed
    postponed = []
    perform(effects)
    isUrgent = true
  }

  /// Keeps what the terminal is to be told until it is ours again; a notice would come too late, and only the last title
  /// counts.
  private mutating func postpone(_ effect: Effect) {
    switch effect {
    case .notify: return
    case .setTitle: postponed.removeAll { if case .setTitle = $0 { true } else { false } }
    default: break
    }
    postponed.append(effect)
  }

  /// A decoder that has read nothing yet.
  private func fresh(_ decoder: KeyDecoder) -> KeyDecoder {
    var fresh = KeyDecoder()
    fresh.configuration = decoder.configuration
    return fresh
  }
}

extension Effect {
  /// It writes to the terminal.
  fileprivate var isForTerminal: Bool {
    switch self {
    case .setTitle, .askBackground, .notify, .mouse, .redraw, .suspend, .copyThroughTerminal: true
    case .server, .memory, .theme, .toggles, .copy, .open, .openSigned, .edit, .files, .quit: false
    }
  }
}

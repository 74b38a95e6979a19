import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// A stage for the real event loop: its clock, keyboard, network, signals and terminal are played from a list of
/// occurrences, and what the loop does is written down with the time.
///
/// Nothing takes time but sleeping, and looking at the clock if `costOfLook` says so: the stand-in for work.
final class LoopStage {
  enum Occurrence {
    case keys(String)
    case events([Event])
    case signals([TerminalSignal])
    case theme(ThemeEvent)
    /// The terminal takes no output from here on, or takes it again.
    case blocked(Bool)
    case day(LocalDay)
    case hangUp
    /// The editor ends, or stops.
    case editor(EditorDesk.News)
  }

  enum Deed: Equatable {
    case frame, queries, connect
    case network(ServerEffect)
    case theme(ThemeEffect)
    case files(FileEffect)
    case toggles(ToggleEffect)
    case memory(MemoryEffect)
    case copy(String)
    case open(String)
    case title(String)
    case notice(String)
    case progress(Bool)
    case mouse(Bool)
    case background
    case terminalCopy(String)
    case edit(String)
    case editorStarted, editorResumed, editorClosed, lent, cleaned
    case invalidated, suspended, stopped, resumed, room
  }

  struct Entry: Equatable {
    var at: Instant
    var deed: Deed
  }

  var now = Instant.zero
  var costOfLook = Duration.zero
  var today = LocalDay(at: 0, offset: 0)
  var canStop = true
  var size = Size(columns: 80, rows: 24)
  /// How many frames say that they are behind.
  var framesBehind = 0
  var takesCopies = true
  var asksQueries = false
  var connecting: LaunchProblem?
  private(set) var entries: [Entry] = []
  /// The state of the last frame.
  private(set) var shown: AppState?
  private(set) var isBlocked = false
  /// What the loop was ready to sleep until, each time.
  private(set) var sleeps: [Instant?] = []

  private var occurrences: [(at: Instant, occurrence: Occurrence)] = []
  private var keys: [String] = []
  private var inbox = WaitingEvents(limits: InboxLimits())
  private var signals: [TerminalSignal] = []
  private var theme: ThemeEvent?
  private var isGone = false
  private var hasRoom = false
  private var editor: EditorDesk.News?
  /// Why no editor can be prepared, and why it cannot be started.
  var unprepared: EditorProblem?
  var unstarted: EditorProblem?
  /// Until then the keys are not looked at.
  fileprivate(set) var isEditing = false

  /// - Parameter milliseconds: when it occurs.
  func at(_ milliseconds: Double, _ occurrence: Occurrence) {
    let instant = Instant.zero + .nanoseconds(Int(milliseconds * 1_000_000))
    let index = occurrences.firstIndex { $0.at > instant } ?? occurrences.endIndex
    occurrences.insert((instant, occurrence), at: index)
  }

  /// Runs the loop from a state; SIGTERM ends it at last.
  @discardableResult
  func run(_ state: AppState, endingAt milliseconds: Double) -> LoopEnding {
    at(milliseconds, .signals([.terminate(signal: 15)]))
    return loop(state).run()
  }

  /// Written down without running anything.
  func perform(_ effects: [Effect], in state: AppState) -> [Deed] {
    var loop = loop(state)
    loop.perform(effects)
    return entries.map(\.deed)
  }

  private func loop(_ state: AppState) -> EventLoop<StageSurface, StageHost> {
    var decoder = KeyDecoder()
    decoder.configuration.escapeDelay = .milliseconds(2)
    return EventLoop(
      surface: StageSurface(stage: self), host: StageHost(stage: self), state: state,
      decoder: decoder, environment: [:])
  }

  func note(_ deed: Deed) { entries.append(Entry(at: now, deed: deed)) }

  /// When a deed was done, in milliseconds.
  func times(of deed: Deed) -> [Double] { times { $0 == deed } }

  func times(where fits: (Deed) -> Bool) -> [Double] {
    entries.filter { fits($0.deed) }.map { ($0.at - .zero) / Duration.milliseconds(1) }
  }
}

// MARK: - The host's side

extension LoopStage {
  fileprivate func look() -> Instant {
    now = now + costOfLook
    return now
  }

  fileprivate func sleep(until deadline: Instant?, for room: Int32?) -> WakeUp {
    sleeps.append(deadline)
    take()
    while !isReady(room) {
      let next = occurrences.first?.at
      guard let end = [deadline, next].compactMap({ $0 }).min(), sleeps.count < 100_000 else {
        isGone = true
        return WakeUp(keys: true)
      }
      now = max(now, end)
      take()
      if deadline == end { break }
    }
    defer { hasRoom = false }
    return WakeUp(
      keys: isGone || !keys.isEmpty && !isEditing, events: inbox.isUrgent,
      signals: !signals.isEmpty,
      theme: theme != nil, room: hasRoom && room != nil)
  }

  private func isReady(_ room: Int32?) -> Bool {
    isGone || !keys.isEmpty && !isEditing || inbox.isUrgent || !signals.isEmpty || theme != nil
      || hasRoom && room != nil
  }

  /// Takes what has occurred by now; keys of two occurrences are two reads.
  private func take() {
    while let next = occurrences.first, next.at <= now {
      occurrences.removeFirst()
      switch next.occurrence {
      case .keys(let text): keys.append(text)
      case .events(let new): for event in new { inbox.add(event) }
      case .signals(let new): signals += new
      case .theme(let event): theme = event
      case .blocked(let isBlocked):
        self.isBlocked = isBlocked
        hasRoom = !isBlocked
      case .day(let day): today = day
      case .hangUp: isGone = true
      case .editor(let news):
        editor = news
        signals.append(.child)
      }
    }
  }

  fileprivate func readKeys() -> KeysRead {
    if !keys.isEmpty { return .bytes(Array(keys.removeFirst().utf8)) }
    return isGone ? .gone : .nothing
  }

  fileprivate func readSignals() -> [TerminalSignal] {
    defer { signals = [] }
    return signals
  }

  fileprivate func readEvents(everything: Bool) -> [Event] {
    inbox.take(at: now, everything: everything)
  }

  fileprivate var nextLook: Instant? { inbox.nextLook }

  fileprivate func watch(_ chats: [SessionID]) { inbox.watch(chats) }

  fileprivate func lookAfterEditor() -> EditorDesk.News {
    defer { editor = nil }
    if case .ended = editor { isEditing = false }
    return editor ?? .nothing
  }

  fileprivate func readTheme() -> ThemeEvent? {
    defer { theme = nil }
    return theme
  }

  fileprivate func show(_ state: AppState) -> TranscriptMetrics {
    note(.frame)
    shown = state
    var metrics = TranscriptMetrics(totalRows: 1, visibleRows: 10)
    metrics.isBehind = framesBehind > 0
    framesBehind -= metrics.isBehind ? 1 : 0
    return metrics
  }
}

struct StageHost: LoopHost {
  fileprivate let stage: LoopStage

  var now: Instant { stage.look() }
  var today: LocalDay { stage.today }
  func sleep(until deadline: Instant?, orRoomAt room: Int32?) -> WakeUp {
    stage.sleep(until: deadline, for: room)
  }
  func readKeys() -> KeysRead { stage.readKeys() }
  func readSignals() -> [TerminalSignal] { stage.readSignals() }
  func readEvents(everything: Bool) -> [Event] { stage.readEvents(everything: everything) }
  var nextLook: Instant? { stage.nextLook }
  func watch(_ chats: [SessionID]) { stage.watch(chats) }
  func readTheme() -> ThemeEvent? { stage.readTheme() }
  func connect() throws(LaunchProblem) {
    stage.note(.connect)
    if let failure = stage.connecting { throw failure }
  }
  func perform(_ effect: ServerEffect) { stage.note(.network(effect)) }
  func perform(_ effect: MemoryEffect) { stage.note(.memory(effect)) }
  func perform(_ effect: ThemeEffect) -> ThemeEvent? {
    stage.note(.theme(effect))
    return nil
  }
  func perform(_ effect: FileEffect) { stage.note(.files(effect)) }
  func perform(_ effect: ToggleEffect) { stage.note(.toggles(effect)) }
  func copy(_ text: String) { stage.note(.copy(text)) }
  func open(_ address: String) { stage.note(.open(address)) }
  func open(_ address: SignedAddress) { stage.note(.open("\(address)")) }
  func prepareEditor(_ text: String) throws(EditorProblem) {
    if let problem = stage.unprepared { throw problem }
    stage.note(.edit(text))
  }
  func startEditor() throws(EditorProblem) {
    if let problem = stage.unstarted { throw problem }
    stage.isEditing = true
    stage.note(.editorStarted)
  }
  func lookAfterEditor() -> EditorDesk.News { stage.lookAfterEditor() }
  func resumeEditor() { stage.note(.editorResumed) }
  func closeEditor() -> EditOutcome {
    stage.isEditing = false
    stage.note(.editorClosed)
    return .abandoned(.signal(1), kept: "/kept")
  }
  var canStop: Bool { stage.canStop }
  func stop() { stage.note(.stopped) }
}

struct StageSurface: TerminalSurface {
  fileprivate let stage: LoopStage

  var size: Size { stage.size }
  var isReady: Bool { !stage.isBlocked }
  var awaitedRoom: Int32? { stage.isBlocked ? 9 : nil }
  func takeRoom() { stage.note(.room) }
  func resize() -> Size { stage.size }
  func show(_ state: AppState, _ cache: inout LayoutCache) -> TranscriptMetrics {
    stage.show(state)
  }
  func invalidate() { stage.note(.invalidated) }
  func suspend() { stage.note(.suspended) }
  func resume() { stage.note(.resumed) }
  func lend() { stage.note(.lent) }
  func cleanUp() { stage.note(.cleaned) }
  func sendQueries() -> Bool {
    if stage.asksQueries { stage.note(.queries) }
    return stage.asksQueries
  }
  func askBackground() { stage.note(.background) }
  func take(_ reply: TerminalReply) {}
  func setTitle(_ title: String) { stage.note(.title(title)) }
  func notify(_ text: String) { stage.note(.notice(text)) }
  func showProgress(_ isBusy: Bool) {}
  func copy(_ text: String) -> Bool {
    stage.note(.terminalCopy(text))
    return stage.takesCopies
  }
  func setMouse(_ isOn: Bool) { stage.note(.mouse(isOn)) }
}

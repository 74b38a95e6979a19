import Glibc
import QukaChat
import QukaScreen
import QukaWire

/// The machine that the program runs on: its terminal's keys, its clock, its signals, its network.
struct TerminalHost: LoopHost, ~Copyable {
  private let input: Int32
  private let inbox: Inbox
  private let signals: TerminalSignals
  private let desktop: Desktop
  private let editor: EditorDesk
  private let files: FileDesk
  private var themes: ThemeDesk
  private let toggles: ToggleDesk
  private let memory: MemoryDesk?
  private let start: () throws(LaunchProblem) -> any ChatBackend
  private var runner: (any ChatBackend)?
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var typedAhead: TypedAhead

  /// - Parameters:
  ///   - input: the terminal's descriptor; its line takes keys already.
  ///   - memory: nil when nothing is kept.
  ///   - start: starts the network side.
  init(
    input: Int32, inbox: Inbox, signals: consuming TerminalSignals, themes: ThemeDesk,
    toggles: ToggleDesk, memory: MemoryDesk?, environment: [String: String],
    start: @escaping () throws(LaunchProblem) -> any ChatBackend
  ) {
    self.input = input
    typedAhead = TypedAhead(waitingAt: input)
    self.inbox = inbox
    self.signals = signals
    self.themes = themes
    self.toggles = toggles
    self.memory = memory
    self.start = start
    desktop = Desktop(environment: environment, inbox: inbox)
    files = FileDesk(environment: environment, inbox: inbox)
    editor = EditorDesk(input: input, output: STDOUT_FILENO, environment: environment)
  }

  var now: Instant { MonotonicClock.now }
  var today: LocalDay { WallClock.today }

  mutating func sleep(until deadline: Instant?, orRoomAt room: Int32?) -> WakeUp {
    let isReady = DescriptorWait.wait(
      for: [
        editor.isEditing ? -1 : input, inbox.descriptor, signals.descriptor, themes.descriptor,
      ],
      orRoomAt: room ?? -1, atMost: deadline.map { $0 - now })
    return WakeUp(
      keys: isReady[0], events: isReady[1], signals: isReady[2], theme: isReady[3],
      room: isReady[4])
  }

  mutating func readKeys() -> KeysRead {
    let count = read(input, &buffer, typedAhead.count(of: buffer.count))
    if count > 0 { return .bytes(typedAhead.typed(Array(buffer[..<count]))) }
    return count == 0 || (errno != EINTR && errno != EAGAIN) ? .gone : .nothing
  }

  mutating func readSignals() -> [TerminalSignal] { signals.drain() }
  mutating func readEvents(everything: Bool) -> [Event] {
    inbox.take(at: now, everything: everything)
  }
  var nextLook: Instant? { inbox.nextLook }
  mutating func watch(_ chats: [SessionID]) { inbox.watch(chats) }
  mutating func readTheme() -> ThemeEvent? { themes.reloaded() }

  mutating func connect() throws(LaunchProblem) { runner = try start() }
  mutating func perform(_ effect: ServerEffect) { runner?.perform(effect) }
  mutating func perform(_ effect: MemoryEffect) { memory?.perform(effect) }
  mutating func perform(_ effect: FileEffect) { files.perform(effect) }
  mutating func perform(_ effect: ThemeEffect) -> ThemeEvent? { themes.perform(effect) }
  mutating func perform(_ effect: ToggleEffect) { toggles.perform(effect) }
  mutating func copy(_ text: String) { desktop.copy(text) }
  mutating func open(_ address: String) { desktop.open(address) }
  mutating func open(_ address: SignedAddress) { desktop.open(address) }

  mutating func prepareEditor(_ text: String) throws(EditorProblem) { try editor.prepare(text) }
  mutating func startEditor() throws(EditorProblem) { try editor.start() }
  mutating func lookAfterEditor() -> EditorDesk.News { editor.look() }
  mutating func resumeEditor() { editor.resume() }
  mutating func closeEditor() -> EditOutcome { editor.close() }

  var canStop: Bool { TerminalSignals.canStop }
  mutating func stop() { TerminalSignals.stopProcessGroup() }
}

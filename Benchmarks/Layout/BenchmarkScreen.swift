import Glibc
import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// The state and the screen as the event loop drives them, with a stop-watch around each piece that a key may have to wait for.
struct BenchmarkScreen {
  /// The longest piece so far, in milliseconds of processor time, and how many there were.
  private(set) var worst = 0.0
  private(set) var pieces = 0
  private(set) var isBehind = false
  private var state: AppState
  private var cache = LayoutCache()

  init(size: Size = Size(columns: 120, rows: 40)) {
    state = AppState(size: size, place: .server("bench"), at: .zero)
    let user = User(id: "u", name: "Ada", appID: "app", plan: "pro")
    let space = Space(id: SpaceID("space"), title: "Home", role: "admin")
    let chat = ChatSession(id: Self.chat, title: "Chat", createdAt: 0, latestAccessAt: 1)
    for event: Event in [
      .server(.signedIn(.success(SignIn(user: user, spaces: [space])))),
      .server(.realtime(.connected)),
      .server(.sessionsLoaded(page: 1, .success(Page(items: [chat], total: 1)))),
      .input(.key(Key(.down, .alt))), .server(.realtime(.subscribed(Self.chat))),
    ] { reduce(event) }
  }

  static let chat = SessionID("a")
  static let answer = MessageID("A")

  mutating func forget() { (worst, pieces) = (0, 0) }

  /// An event of the chat's channel.
  static func event(_ event: ChatEvent) -> Event { .server(.realtime(.chat(chat, event))) }

  mutating func reduce(_ event: Event) {
    measure { $0.step(event) }
  }

  /// Takes what came in and draws a frame, as one turn of the loop does.
  mutating func turn(_ event: Event? = nil) {
    measure { screen in
      if let event { screen.step(event) }
      screen.draw()
    }
  }

  /// Draws frames until everything is laid out.
  mutating func finish() { finish(atMost: .max) }

  /// The same, so many frames at most.
  mutating func finish(atMost frames: Int) {
    var count = 0
    while count < frames {
      turn()
      count += 1
      guard isBehind else { return }
    }
  }

  /// Takes all of these as the loop does: for a moment, then a frame, then the next ones. A key waits for one such piece.
  mutating func flood(_ events: some Sequence<Event>) {
    var events = events.makeIterator()
    var next = events.next()
    while next != nil {
      measure { screen in
        let end = Self.processorTime + Self.slice
        while let event = next {
          screen.step(event)
          next = events.next()
          if Self.processorTime >= end { break }
        }
        screen.draw()
      }
    }
  }

  /// As `EventLoop.sliceOfInbox`, in milliseconds.
  private static let slice = 2.0

  private mutating func draw() {
    let rendering = ScreenView.render(state, theme: state.look.theme, cache: &cache)
    step(.laidOut(rendering.metrics))
    isBehind = rendering.metrics.isBehind || rendering.metrics.search?.isComplete == false
  }

  private mutating func step(_ event: Event) {
    _ = state.reduce(event, at: .zero)
  }

  private mutating func measure(_ body: (inout BenchmarkScreen) -> Void) {
    let start = Self.processorTime
    body(&self)
    worst = max(worst, Self.processorTime - start)
    pieces += 1
  }

  /// Of this thread, in milliseconds: what else runs on the machine does not count.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

import NIOCore
import QukaWire

/// Keeps one realtime connection to the server: connects, subscribes, delivers, reconnects.
///
/// The actor runs on its connection's own event loop, so a publication goes from the socket to
/// `onEvent` in one piece: no queue, no thread change, and the wire's order holds by construction.
public actor RealtimeClient {
  /// What the client is doing about its connection.
  enum State {
    case idle
    case connecting(Task<Void, Never>)
    case open(OpenConnection)
    /// The server refused to authenticate the connection; REST is asked whether the token is the reason.
    case checkingToken
    case waiting(Scheduled<Void>)
    /// Ended for good, until someone asks to try again.
    case stopped
    case shutDown
  }

  nonisolated let loop: any EventLoop
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.executor.asUnownedSerialExecutor()
  }

  let configuration: ServerConfiguration
  let appID: String
  let report: @Sendable (RealtimeEvent) -> Void
  private let mayRead: @Sendable () -> Bool
  var backoff: Backoff
  var state = State.idle
  var wanted = SessionChannels()
  /// Attempts since the last standing connection.
  var attempt = 0
  /// Counts connections, so that what an old one still reports is not taken for the present one's.
  var generation = 0
  /// A connection can end before `connect` has returned it.
  var earlyClosure: Closure?
  var isReadingPaused = false
  var closing: CheckedContinuation<Void, Never>?
  let clocks: SleepClocks
  let pingMargin: Duration
  var sleepWatch: SleepWatch?
  var sleepCheck: RepeatedTask?

  /// - Parameters:
  ///   - appID: the user's `appid`; a wrong one looks like a bad token (docs/protocol.md §1.3).
  ///   - pingMargin: how much later than announced a ping may come before the connection counts as dead.
  ///   - clocks: tell that the machine slept.
  ///   - mayRead: whether the receiver has room for more; asked on the event loop by
  ///     `reconsiderReading`.
  ///   - onEvent: called on the event loop, in order. It must not block.
  public init(
    configuration: ServerConfiguration, appID: String, group: any EventLoopGroup,
    backoff: Backoff = Backoff(), pingMargin: Duration = .seconds(10),
    clocks: SleepClocks = .system, mayRead: @escaping @Sendable () -> Bool = { true },
    onEvent: @escaping @Sendable (RealtimeEvent) -> Void
  ) {
    self.configuration = configuration
    self.appID = appID
    self.backoff = backoff
    self.pingMargin = pingMargin
    self.clocks = clocks
    loop = group.next()
    self.mayRead = mayRead
    report = onEvent
  }

  /// Connects for the first time; later calls do nothing.
  public func start() {
    guard case .idle = state else { return }
    watchForSleep()
    connect()
  }

  /// Asks for the session's events, now and after every reconnect, until `unsubscribe` or a permanent
  /// refusal. `.subscribed` follows, also when the subscription stood already.
  public func subscribe(space: SpaceID, session: SessionID) {
    let channel = wanted.insert(space: space, session: session)
    guard case .open(let open) = state else { return }
    perform(open.session.subscribe(channel, now: .current))
  }

  public func unsubscribe(space: SpaceID, session: SessionID) {
    guard let channel = wanted.remove(space: space, session: session) else { return }
    guard case .open(let open) = state else { return }
    perform(open.session.unsubscribe(channel, now: .current))
  }

  /// Cuts the wait between two attempts short, and starts again after a final disconnect. Does nothing
  /// while a connection stands or is being made.
  public func reconnectNow() {
    switch state {
    case .waiting(let wait):
      wait.cancel()
      connect()
    case .stopped:
      attempt = 0
      backoff.reset()
      connect()
    case .idle, .connecting, .open, .checkingToken, .shutDown: break
    }
  }

  /// Asks `mayRead` again: while it says no, nothing is read from the socket and TCP slows the server
  /// down. Neither pings nor the end of the connection are noticed then, and no deadline passes.
  public nonisolated func reconsiderReading() {
    loop.execute { self.assumeIsolated { $0.followReading() } }
  }

  private func followReading() {
    let shallPause = !mayRead()
    guard shallPause != isReadingPaused else { return }
    isReadingPaused = shallPause
    guard case .open(let open) = state else { return }
    if shallPause {
      open.channel.pauseReading()
    } else {
      open.channel.resumeReading()
      open.session.resumedReading(at: .current)
      setTimer()
    }
  }

  /// Closes the connection with 1000 and waits for its end, at most two seconds. Nothing is reported
  /// afterwards, and the client cannot be started again.
  public func shutdown() async {
    let last = state
    state = .shutDown
    sleepCheck?.cancel()
    sleepCheck = nil
    switch last {
    case .open(let open):
      open.cancelTimer()
      await withCheckedContinuation { continuation in
        // First, because the connection may report its end while it is closed.
        closing = continuation
        open.channel.close(code: .normal)
      }
    case .connecting(let task): task.cancel()
    case .waiting(let wait): wait.cancel()
    case .idle, .checkingToken, .stopped, .shutDown: break
    }
  }
}

/// The Centrifuge protocol on one connection, as a value: messages and intents in, messages and events
/// out (docs/protocol.md §5).
///
/// It lives as long as its connection. After a loss the owner makes a new one with the channels of the
/// old one (`channels`). Time and randomness come with every call.
public struct CentrifugeSession: Sendable {
  public struct Configuration: Equatable, Sendable {
    public var connect: ConnectRequest
    /// How long the server may take to answer a command.
    public var replyTimeout: Duration
    /// How much later than announced a ping may come before the connection counts as dead.
    public var pingMargin: Duration
    /// Commands that the server may leave unanswered.
    public var pendingLimit: Int
    /// Waits between attempts to subscribe again after a temporary refusal.
    public var backoff: Backoff

    public init(
      connect: ConnectRequest, replyTimeout: Duration = .seconds(5),
      pingMargin: Duration = .seconds(10), pendingLimit: Int = Limits.pendingCommands,
      backoff: Backoff = Backoff()
    ) {
      self.connect = connect
      self.replyTimeout = replyTimeout
      self.pingMargin = pingMargin
      self.pendingLimit = pendingLimit
      self.backoff = backoff
    }
  }

  public enum Event: Equatable, Sendable {
    case connected(client: String)
    case subscribed(channel: String)
    /// The subscription is given up.
    case subscriptionFailed(channel: String, ReplyError)
    case publication(channel: String, JSONValue)
    /// The session is over; the connection should be closed. Nothing follows.
    case ended(Ending)
  }

  public enum Ending: Equatable, Sendable {
    /// 100 usually means a bad token, though it claims to be temporary (docs/protocol.md §5.3).
    case connectRefused(ReplyError)
    case replyTimedOut
    /// More commands wait for a reply than may.
    case unanswered(limit: Int)
    /// Not even a ping came in time.
    case silent
    case malformed(JSONError)
    case disconnected(DisconnectCode, reason: String)
  }

  /// What a call led to: messages to send, then events, each in order.
  public struct Output: Equatable, Sendable {
    public var messages: [String] = []
    public var events: [Event] = []
  }

  enum Phase: Equatable {
    case idle
    case connecting
    case connected(ConnectResult)
    case ended
  }

  struct PendingReply: Equatable {
    var command: Command
    var deadline: Instant
  }

  let configuration: Configuration
  var phase = Phase.idle
  var lastID = 0
  var pending: [Int: PendingReply] = [:]
  var subscriptions = SubscriptionTable()
  var lastReceived = Instant.zero

  public init(configuration: Configuration) {
    self.configuration = configuration
  }

  /// The channels that are or shall be subscribed, in the order in which they were asked for.
  public var channels: [String] { subscriptions.channels }

  /// The connection is open: authenticates, and subscribes to `channels` in the same message.
  public mutating func open(channels: [String] = [], now: Instant) -> Output {
    precondition(phase == .idle, "a session opens once")
    phase = .connecting
    lastReceived = now
    var commands = [request(.connect(configuration.connect), now: now)]
    for channel in channels where !subscriptions.contains(channel) {
      commands.append(requestSubscription(channel, now: now))
    }
    return Output(messages: CentrifugeCodec.messages(of: commands))
  }

  /// Subscribes, or reports at once that the subscription stands.
  public mutating func subscribe(_ channel: String, now: Instant) -> Output {
    precondition(phase != .idle, "open the session before subscribing")
    guard phase != .ended else { return Output() }
    switch subscriptions[channel]?.state {
    case .active: return Output(events: [.subscribed(channel: channel)])
    case .requested: return Output()
    case .waiting, nil: return send(requestSubscription(channel, now: now))
    }
  }

  /// Ends a subscription; events of it that are under way are dropped.
  public mutating func unsubscribe(_ channel: String, now: Instant) -> Output {
    guard phase != .ended, let state = subscriptions.remove(channel) else { return Output() }
    switch state {
    case .active, .requested:
      return send(request(.unsubscribe(channel: channel), now: now))
    case .waiting: return Output()
    }
  }

  /// Sends a command, unless it is one too many.
  private mutating func send(_ command: String) -> Output {
    var output = Output(messages: [command])
    endIfUnanswered(into: &output)
    return output
  }

  mutating func request(_ command: Command, now: Instant) -> String {
    lastID += 1
    pending[lastID] = PendingReply(command: command, deadline: now + configuration.replyTimeout)
    return command.encoded(id: lastID)
  }

  mutating func requestSubscription(_ channel: String, now: Instant) -> String {
    let command = request(.subscribe(channel: channel), now: now)
    subscriptions.setRequested(channel, id: lastID, backoff: configuration.backoff)
    return command
  }
}

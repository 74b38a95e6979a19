/// The client's end of one WebSocket connection (RFC 6455): bytes, wishes and time in, a `Reaction` out.
///
/// ```
///            open                 101 and all is well
///   fresh ─────────► handshaking ─────────────────────► open ──────────────┐
///                     │   │                              │                 │
///                     │   │ another status         close │   server closes, or breaks the rules
///                     │   ▼                              ▼                 │
///                     │  readingRefusal       awaitingCloseReply           │
///                     │   │                        │       │               │
///                     │   │ body read       server's close │ breaks rules  │
///                     │   │                        ▼       ▼               ▼
///                     │   │                        awaitingTransportEnd ◄──┘
///                     │   │                             │        (already reported closed)
///                     ▼   ▼                             ▼
///                     ended ◄───────────────────────────┘
///
///   from every state: transportEnded, abort, and the passing of `deadline`  ──►  ended
/// ```
///
/// Every state but `fresh` and `ended` waits for exactly one thing and all but `open` have a deadline.
/// What reads frames and what compresses them is kept beside the state, so that neither moves with it:
/// that would be paid for with every message.
/// `.closed` is reported once, on the way into `awaitingTransportEnd` or `ended`, and nothing after it.
///
/// The server closes TCP first (RFC 6455 §7.1.1), which spares this side the TIME_WAIT; the deadline is
/// for servers that do not.
public struct WebSocketConnection: Sendable {
  public struct Configuration: Equatable, Sendable {
    /// The `Host` field: name, and the port unless it is the scheme's own.
    public var host: String
    /// Path and query, beginning with a slash.
    public var path: String
    /// Offered in this order of preference; none offered means none accepted.
    public var subprotocols: [String]
    public var headers: [HeaderField]
    /// The compression offered; nil to offer none.
    public var deflate: DeflateOffer?
    public var limits: WebSocketLimits
    /// How long the server may take over its part of the closing handshake.
    public var closeTimeout: Duration

    public init(
      host: String,
      path: String = "/",
      subprotocols: [String] = [],
      headers: [HeaderField] = [],
      deflate: DeflateOffer? = nil,
      limits: WebSocketLimits = WebSocketLimits(),
      closeTimeout: Duration = .seconds(2)
    ) {
      self.host = host
      self.path = path
      self.subprotocols = subprotocols
      self.headers = headers
      self.deflate = deflate
      self.limits = limits
      self.closeTimeout = closeTimeout
    }
  }

  public enum Event: Equatable, Sendable {
    case opened(subprotocol: String?)
    case text(String)
    case binary([UInt8])
    /// The answer to our own ping, or an unasked one (RFC 6455 §5.5.3). Pings are answered here.
    case pong([UInt8])
    /// The last event of every connection.
    case closed(Closure)
  }

  /// What the owner of the transport has to do, in this order: write, report, end.
  ///
  /// There is one event at most: see `receive`.
  public struct Reaction: Equatable, Sendable {
    public var bytes: [UInt8]
    public var event: Event?
    /// End the transport now. Nothing that was written matters any more.
    public var endsTransport: Bool

    public init(bytes: [UInt8] = [], event: Event? = nil, endsTransport: Bool = false) {
      self.bytes = bytes
      self.event = event
      self.endsTransport = endsTransport
    }
  }

  enum State: Sendable {
    case fresh
    case handshaking(HandshakeAnswer, deadline: Instant)
    case readingRefusal(RefusalBody, deadline: Instant)
    case open
    case awaitingCloseReply(sent: CloseFrame, deadline: Instant)
    case awaitingTransportEnd(deadline: Instant)
    case ended
  }

  let configuration: Configuration
  var state = State.fresh
  /// Reads frames in the states `open` and `awaitingCloseReply`; made anew when the handshake has said how.
  var receiver: FrameReceiver
  /// There when compression was agreed on.
  var deflater: Deflater?

  public init(configuration: Configuration) {
    self.configuration = configuration
    receiver = FrameReceiver(limits: configuration.limits)
  }

  /// When `expire(at:)` wants to be called; nil while time does not matter.
  public var deadline: Instant? {
    switch state {
    case .fresh, .open, .ended: nil
    case .handshaking(_, let deadline), .readingRefusal(_, let deadline),
      .awaitingCloseReply(_, let deadline), .awaitingTransportEnd(let deadline):
      deadline
    }
  }
}

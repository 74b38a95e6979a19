extension MockServer {
  /// How closely the server follows the real one.
  public enum Mode: Sendable, Equatable {
    /// Accepts the aliases of docs/protocol.md §2.3 beside the real contract.
    case compatible
    /// The real contract only.
    case strict
  }

  /// Everything that can be chosen when a server starts.
  public struct Configuration: Sendable {
    /// 0 takes a free port.
    public var port: Int
    public var mode: Mode
    /// Who may use the server; the first one owns the sample sessions.
    public var accounts: [Account]
    public var spaces: [Space]
    /// What an earlier server held, instead of the spaces' samples.
    public var saved: SavedState?
    public var assistant: any Assistant
    public var pace: Pace
    /// The oddities of the real server; none is a server whose stops end with one clean DONE.
    public var quirks: Quirks
    /// The origins of which a WebSocket has to name one, such as `https://chat.example.org`, as with the
    /// real server's `allowed_origins` (docs/protocol.md §5.1); empty asks for none. Pages from elsewhere are
    /// kept out in either case.
    public var allowedOrigins: [String] = []
    /// The limits of docs/protocol.md §3.0.
    public var rateLimits: Bool
    /// Paths outside the API get an index page with 200, as from the proxy in front of a real server
    /// (docs/protocol.md §1.1), instead of 404.
    public var servesIndexPage = false
    /// False is a server without storage for images: uploads answer 500, and a question with images
    /// is stored and fails inside (docs/protocol.md §3.8, §9).
    public var storesObjects = true
    public var maxChannelsPerConnection: Int
    /// How many replies one WebSocket frame may carry, 1 to 16.
    public var maxRepliesPerFrame: Int
    /// Unsent bytes after which a connection is closed as slow (3008).
    public var maxUnsentBytes: Int
    public var timing: Timing
    /// How long `named` takes, as a language model would.
    public var namingDelay: Duration
    /// Receives one JSON line at a time, on any thread.
    public var log: (@Sendable (String) -> Void)?
    /// `nil` is real time.
    public var clock: (any MockClock)?
    /// The same seed gives the same identifiers; `nil` is random.
    public var seed: UInt64?
    /// What comes between the server and its clients.
    package var interference: any Interference = NoInterference()

    /// A quiet server for tests: one account (`token`), one empty space (`space123`), natural
    /// speed.
    public init(token: String = "demo-token", port: Int = 0, mode: Mode = .compatible) {
      self.port = port
      self.mode = mode
      accounts = [Account(token: token)]
      spaces = [Space(id: "space123")]
      assistant = DemoAssistant()
      pace = .natural
      quirks = []
      rateLimits = false
      maxChannelsPerConnection = 128
      maxRepliesPerFrame = 16
      maxUnsentBytes = 1_048_576
      timing = Timing()
      namingDelay = .milliseconds(600)
    }

    /// The offline demonstration: a space with ready-made sessions first, then an empty `space123`.
    public static func demo(token: String = "demo-token", port: Int = 0) -> Configuration {
      var configuration = Configuration(token: token, port: port)
      configuration.spaces = [DemoSpace.space, Space(id: "space123", title: "space123")]
      return configuration
    }
  }

  /// The durations of the realtime protocol (docs/protocol.md §5.3, §5.6).
  public struct Timing: Equatable, Sendable {
    /// Between two pings; the first comes after half of it to all of it.
    public var pingInterval: Duration = .seconds(25)
    /// How long a pong may take.
    public var pongTimeout: Duration = .seconds(10)
    /// How long a connection may take to send `connect`.
    public var connectTimeout: Duration = .seconds(15)
    /// After a rejected token, until the connection is cut.
    public var rejectionDelay: Duration = .seconds(5)
    /// After our close frame, until the connection is cut without an answer to it.
    public var closeTimeout: Duration = .seconds(5)

    public init() {}
  }
}

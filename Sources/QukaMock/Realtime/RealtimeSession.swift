/// The server's side of one Centrifuge connection: command lines in, actions out (docs/protocol.md
/// §5).
///
/// A value without sockets and clocks; the connection handler carries the actions out.
struct RealtimeSession: Sendable {
  /// What the session has to ask the server.
  struct Authority: Sendable {
    var authenticate: @Sendable (_ token: String, _ headers: JSON?) -> Account?
    /// Why the account may not read the channel; `nil` when it may.
    var refusal: @Sendable (_ channel: String, _ account: Account) -> RealtimeError?
    var clientID: @Sendable () -> String
    var maxChannels: Int
    /// Seconds between pings, as told to the client.
    var pingSeconds: Int64
  }

  enum Action: Equatable, Sendable {
    case reply(String)
    /// The connection is known now: pings begin.
    case accepted
    /// The token was refused: nothing more is read, the connection is cut after a while.
    case rejected
    case subscribed(String)
    case unsubscribed(String)
    /// A pong that was due has come.
    case ponged
    case close(Disconnect)
  }

  private enum Phase: Sendable {
    case new
    case connected(Account)
    /// Nothing is read any more.
    case deaf
  }

  private let authority: Authority
  private var phase = Phase.new
  private var isPongDue = false
  private(set) var channels: Set<String> = []

  init(_ authority: Authority) {
    self.authority = authority
  }

  /// A ping goes out now; false when the one before was never answered.
  mutating func ping() {
    isPongDue = true
  }

  /// Whether a ping is waiting for its pong.
  var isWaitingForPong: Bool { isPongDue }

  /// Whether the connection has named itself in time.
  var isConnected: Bool {
    guard case .connected = phase else { return false }
    return true
  }

  /// Whether the token was refused or the connection is being closed.
  var isDeaf: Bool {
    guard case .deaf = phase else { return false }
    return true
  }

  /// Nothing is read from now on.
  mutating func close() {
    phase = .deaf
  }

  /// One message: one or more commands, one a line, one trailing newline allowed (docs/protocol.md
  /// §5.2).
  mutating func receive(_ message: String) -> [Action] {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    var actions: [Action] = []
    for line in lines {
      guard !isDeaf else { break }
      actions += receive(line: line)
    }
    return actions
  }

  private mutating func receive(line: Substring) -> [Action] {
    guard let command = JSON(decoding: line.utf8), command.isObject else {
      return fail(.badRequest)
    }
    let id: Int64
    switch command["id"] {
    case nil, .null: id = 0
    case .integer(let number) where 0...Int64(UInt32.max) ~= number: id = number
    default: return fail(.badRequest)
    }
    if id == 0, command["send"] == nil { return pong() }
    if let request = command["connect"], request.isObject { return connect(request, id: id) }
    guard case .connected(let account) = phase else { return fail(.badRequest) }
    if let request = command["subscribe"], request.isObject {
      return subscribe(request, id: id, account: account)
    }
    if let request = command["unsubscribe"], request.isObject {
      return unsubscribe(request, id: id)
    }
    return refuse(command, id: id)
  }

  private mutating func pong() -> [Action] {
    guard isPongDue, isConnected else { return fail(.badRequest) }
    isPongDue = false
    return [.ponged]
  }

  private mutating func connect(_ request: JSON, id: Int64) -> [Action] {
    guard case .new = phase else { return fail(.badRequest) }
    let token = request["token"]?.text ?? ""
    guard let account = authority.authenticate(token, request["headers"]) else {
      phase = .deaf
      return [.reply(Self.error(.internalError, id: id)), .rejected]
    }
    phase = .connected(account)
    let result: JSON = [
      "client": .string(authority.clientID()), "ping": .integer(authority.pingSeconds),
      "pong": true,
    ]
    return [.reply(Self.result("connect", result, id: id)), .accepted]
  }

  private mutating func subscribe(_ request: JSON, id: Int64, account: Account) -> [Action] {
    guard let channel = request["channel"]?.text, !channel.isEmpty else { return fail(.badRequest) }
    let problem: RealtimeError? =
      if channel.utf8.count > 255 {
        .badRequest
      } else if channels.contains(channel) {
        .alreadySubscribed
      } else if channels.count >= authority.maxChannels {
        .limitExceeded
      } else {
        authority.refusal(channel, account)
      }
    if let problem { return [.reply(Self.error(problem, id: id))] }
    channels.insert(channel)
    let result: JSON = request["recover"] == .bool(true) ? ["was_recovering": true] : [:]
    return [.reply(Self.result("subscribe", result, id: id)), .subscribed(channel)]
  }

  private mutating func unsubscribe(_ request: JSON, id: Int64) -> [Action] {
    guard let channel = request["channel"]?.text, !channel.isEmpty else { return fail(.badRequest) }
    channels.remove(channel)
    return [.reply(Self.result("unsubscribe", [:], id: id)), .unsubscribed(channel)]
  }

  /// The commands that this server does not offer (docs/protocol.md §5.7).
  private mutating func refuse(_ command: JSON, id: Int64) -> [Action] {
    let unavailable = [
      "publish", "presence", "presence_stats", "history", "rpc", "refresh", "sub_refresh",
    ]
    if unavailable.contains(where: { command[$0]?.isObject == true }) {
      return [.reply(Self.error(.notAvailable, id: id))]
    }
    return fail(command["send"]?.isObject == true ? .notAvailable : .badRequest)
  }

  private mutating func fail(_ disconnect: Disconnect) -> [Action] {
    phase = .deaf
    return [.close(disconnect)]
  }

  private static func error(_ error: RealtimeError, id: Int64) -> String {
    (["id": .integer(id), "error": error.json] as JSON).encoded
  }

  private static func result(_ name: String, _ value: JSON, id: Int64) -> String {
    JSON.object([
      JSON.Member(name: "id", value: .integer(id)), JSON.Member(name: name, value: value),
    ]).encoded
  }
}

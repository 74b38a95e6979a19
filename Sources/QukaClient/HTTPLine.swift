import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import QukaWire
import Synchronization

/// One HTTP client with its own connections, speaking the envelope.
///
/// All of it runs on one event loop: a request that is cancelled and the write of its head are then
/// ordered, so "cancelled before it was written" is a fact and not a guess.
final class HTTPLine: Sendable {
  enum Style: Sendable {
    /// Connections as needed.
    case general
    /// One idle connection more than is in use, kept for long.
    case standby
    /// A connection of its own for every request.
    case single
  }

  let configuration: ServerConfiguration
  private let loop: any EventLoop
  private let style: Style
  private let pool: Mutex<Pool>

  private struct Pool {
    var current: HTTPConnections
    /// Those that were given up while requests ran on them.
    var retired: [WeakConnections] = []
    var isShutDown = false
  }

  private struct WeakConnections {
    weak var connections: HTTPConnections?
  }

  init(configuration: ServerConfiguration, group: any EventLoopGroup, style: Style) {
    self.configuration = configuration
    self.style = style
    loop = group.next()
    pool = Mutex(Pool(current: Self.connections(on: loop, style, configuration)))
  }

  private static func connections(
    on loop: any EventLoop, _ style: Style, _ configuration: ServerConfiguration
  ) -> HTTPConnections {
    HTTPConnections(
      HTTPClient(
        eventLoopGroupProvider: .shared(loop), configuration: settings(style, configuration)))
  }

  /// A line on the same event loop that opens a connection for every request.
  func another() -> HTTPLine {
    HTTPLine(configuration: configuration, group: loop, style: .single)
  }

  /// Gives the connections up: requests that run go on, what comes next makes new ones.
  ///
  /// A connection that slept or lost its way looks usable until a request on it has waited in vain.
  func renewConnections() {
    pool.withLock { pool in
      guard !pool.isShutDown else { return }
      pool.retired.removeAll { $0.connections == nil }
      pool.retired.append(WeakConnections(connections: pool.current))
      pool.current = Self.connections(on: loop, style, configuration)
    }
  }

  var connections: HTTPConnections { pool.withLock { $0.current } }

  func shutdown() {
    pool.withLock { pool in
      pool.isShutDown = true
      for each in pool.retired { each.connections?.shutdown() }
      pool.current.shutdown()
    }
  }

  func call<Answer>(
    _ endpoint: Endpoint<Answer>, within limit: Duration? = nil,
    onWritten: @escaping @Sendable () -> Void = {}
  ) async throws(APIError) -> Answer {
    let answer = try await exchange(
      endpoint, within: limit ?? configuration.timeouts.request, onWritten: onWritten
    ).get()
    return try answer.value(of: endpoint)
  }

  private func exchange<Answer>(
    _ endpoint: Endpoint<Answer>, within limit: Duration,
    onWritten: @escaping @Sendable () -> Void
  ) async -> Result<HTTPAnswer, APIError> {
    guard endpoint.isUsable else { return .failure(.unusableIdentifier) }
    let deadline = NIODeadline.now() + .nanoseconds(limit.wholeNanoseconds)
    let collector = AnswerCollector(onWritten: onWritten)
    let connections = connections
    defer { withExtendedLifetime(connections) {} }
    let pending = PendingExchange(client: connections.client, delegate: collector)
    return await withTaskCancellationHandler {
      do {
        let request = try Self.request(endpoint, configuration)
        return .success(try await pending.run(request, deadline: deadline))
      } catch {
        return .failure(await explain(error, isWritten: collector.isWritten))
      }
    } onCancel: {
      pending.cancel()
    }
  }

  /// Whatever happened before a byte of the request went out is the way's fault: its certificate's, a proxy's.
  private func explain(_ error: any Error, isWritten: Bool) async -> APIError {
    let plain = APIError(error, address: configuration.address)
    if isWritten {
      if case .unreachable(let host, _) = plain { return .connectionLost(host: host) }
      return plain
    }
    let endpoint = WebSocketEndpoint(configuration)
    switch WayProblem(error, endpoint: endpoint) {
    case .known(let error): return .noWay(error)
    case .unclear:
      guard let found = await WebSocketTransport.diagnose(endpoint, group: loop) else {
        return plain
      }
      return .noWay(found)
    case nil: return plain
    }
  }

  private static func settings(
    _ style: Style, _ server: ServerConfiguration
  ) -> HTTPClient.Configuration {
    var settings = HTTPClient.Configuration()
    settings.redirectConfiguration = .disallow
    settings.tlsConfiguration = server.tls.configuration
    settings.proxy = server.proxy.map { HTTPClient.Configuration.Proxy($0) }
    settings.maximumUsesPerConnection = style == .single ? 1 : nil
    settings.decompression = .disabled
    // Nobody traces here, and to look for who does takes a millisecond of the start.
    settings.tracing.tracer = nil
    settings.httpVersion = .http1Only
    settings.timeout.connect = .nanoseconds(server.timeouts.connect.wholeNanoseconds)
    settings.connectionPool.retryConnectionEstablishment = false
    settings.connectionPool.preWarmedHTTP1ConnectionCount = style == .standby ? 1 : 0
    settings.connectionPool.idleTimeout = style == .standby ? .minutes(10) : .seconds(50)
    // Runs on every connection before its first request, also behind TLS and proxies.
    settings.http1_1ConnectionDebugInitializer = { [limit = server.answerBytes] channel in
      AnswerHandler.install(on: channel, bodyLimit: limit)
    }
    return settings
  }

  private static func request<Answer>(
    _ endpoint: Endpoint<Answer>, _ configuration: ServerConfiguration
  ) throws -> HTTPClient.Request {
    let address = configuration.address
    var headers: HTTPHeaders = [
      "Accept": "application/json", "Accept-Language": "en", "User-Agent": "quka-tui",
    ]
    if endpoint.isAuthenticated {
      headers.add(name: configuration.authentication.headerName, value: configuration.token)
    }
    var body: HTTPClient.Body?
    if let document = endpoint.body {
      headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
      body = .string(document.encoded)
    }
    return try HTTPClient.Request(
      url: "\(address.scheme.rawValue)://\(address.authority)\(address.apiPath)\(endpoint.path)",
      method: HTTPMethod(rawValue: endpoint.method.rawValue), headers: headers, body: body
    )
  }
}

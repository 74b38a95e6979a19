import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import QukaWire

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
    /// For a single request.
    case single
  }

  /// Longer answers are refused, so that a broken server cannot fill the memory.
  static let answerLimit = 64 << 20

  let configuration: ServerConfiguration
  private let loop: any EventLoop
  private let client: HTTPClient

  init(configuration: ServerConfiguration, group: any EventLoopGroup, style: Style) {
    self.configuration = configuration
    loop = group.next()
    client = HTTPClient(
      eventLoopGroupProvider: .shared(loop),
      configuration: Self.settings(style, configuration)
    )
  }

  /// A line for one request, on a connection of its own.
  func another() -> HTTPLine {
    HTTPLine(configuration: configuration, group: loop, style: .single)
  }

  /// The client underneath must not be dropped while it runs.
  deinit {
    shutdown()
  }

  func shutdown() {
    client.shutdown { _ in }
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
    let deadline = NIODeadline.now() + .nanoseconds(limit.wholeNanoseconds)
    let pending = PendingExchange(
      client: client, delegate: AnswerCollector(limit: Self.answerLimit, onWritten: onWritten)
    )
    return await withTaskCancellationHandler {
      do {
        let request = try Self.request(endpoint, configuration)
        return .success(try await pending.run(request, deadline: deadline))
      } catch {
        return .failure(APIError(error, address: configuration.address))
      }
    } onCancel: {
      pending.cancel()
    }
  }

  private static func settings(
    _ style: Style, _ server: ServerConfiguration
  ) -> HTTPClient.Configuration {
    var settings = HTTPClient.Configuration()
    settings.redirectConfiguration = .disallow
    if let file = server.tls.certificateAuthorityFile {
      settings.tlsConfiguration = .makeClientConfiguration()
      settings.tlsConfiguration?.trustRoots = .file(file)
    }
    settings.decompression = .disabled
    settings.httpVersion = .http1Only
    settings.timeout.connect = .nanoseconds(server.timeouts.connect.wholeNanoseconds)
    settings.connectionPool.retryConnectionEstablishment = false
    settings.connectionPool.preWarmedHTTP1ConnectionCount = style == .standby ? 1 : 0
    settings.connectionPool.idleTimeout = style == .standby ? .minutes(10) : .seconds(50)
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

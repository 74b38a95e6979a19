import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// The parts of a server before it listens.
struct Launch: Sendable {
  let configuration: MockServer.Configuration
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  let connections = ConnectionList()
  let core: ServerCore

  init(_ configuration: MockServer.Configuration) {
    self.configuration = configuration
    core = ServerCore(
      configuration, clock: configuration.clock ?? EventLoopClock(group.next())
    )
  }

  /// Binds to the loopback interface only: the server has no defence but that.
  func bind() -> EventLoopFuture<any Channel> {
    let router = Router(core: core)
    return ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in configure(channel, router) }
      .bind(host: "127.0.0.1", port: configuration.port)
  }

  private func configure(_ channel: any Channel, _ router: Router) -> EventLoopFuture<Void> {
    let number = connections.add(channel)
    let gate = OriginGate(
      port: channel.localAddress?.port ?? configuration.port,
      allowedOrigins: configuration.allowedOrigins)
    return channel.eventLoop.makeCompletedFuture {
      let handler = RequestHandler(router, gate: gate, connection: number)
      let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
      let pipeline = channel.pipeline.syncOperations
      try pipeline.configureHTTPServerPipeline(
        withServerUpgrade: (
          upgraders: [GoUpgrader(base: upgrader(gate, connection: number))],
          completionHandler: { context in
            context.pipeline.syncOperations.removeHandler(bound.value, promise: nil)
          }
        )
      )
      try pipeline.addHandler(handler)
    }
  }

  /// Turns a connection into a WebSocket; a frame that is too long is answered by our own handler.
  private func upgrader(_ gate: OriginGate, connection: Int) -> NIOWebSocketServerUpgrader {
    let core = core
    return NIOWebSocketServerUpgrader(
      maxFrameSize: RealtimeHandler.maxMessageBytes,
      automaticErrorHandling: false,
      shouldUpgrade: { channel, head in
        let headers = core.interference.outage == nil ? Self.upgradeHeaders(head, gate) : nil
        return channel.eventLoop.makeSucceededFuture(headers)
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          let handler = RealtimeHandler(core, connection: connection)
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
    )
  }

  /// The answer's extra headers, or `nil` to refuse the upgrade (docs/protocol.md §5.1).
  private static func upgradeHeaders(_ head: HTTPRequestHead, _ gate: OriginGate) -> HTTPHeaders? {
    let request = Request(method: "GET", uri: head.uri, headers: head.headers, connection: 0)
    guard head.method == .GET, request.path == MockServer.realtimePath, gate.admitsUpgrade(head)
    else { return nil }
    var headers = HTTPHeaders()
    let offered = head.headers[canonicalForm: "Sec-WebSocket-Protocol"]
    if offered.contains("centrifuge-json") {
      headers.add(name: "Sec-WebSocket-Protocol", value: "centrifuge-json")
    }
    return headers
  }
}

extension MockServerError {
  /// Why a port could not be bound.
  init(_ error: any Error, port: Int) {
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE: self = .portTaken(port)
    case EACCES: self = .portForbidden(port)
    default: self = .cannotListen(port: port, reason: String(describing: error))
    }
  }
}

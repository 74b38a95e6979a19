import NIOCore
import NIOPosix
import NIOSSL
import QukaWire

/// One call of `WebSocketTransport.connect`, from the name to the open connection.
///
/// Its promise is kept exactly once, by whatever comes first: success, failure or cancellation.
/// Cancelling answers the caller at once, although swift-nio cannot take a running name look-up back;
/// a socket that comes of it later is closed unused.
final class ConnectAttempt: Sendable {
  private enum Phase {
    case connecting
    case handshaking(WebSocketHandler)
    case over
  }

  private let endpoint: WebSocketEndpoint
  private let loop: any EventLoop
  private let deadline: NIODeadline
  private let onEvent: @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  private let phase: NIOLoopBoundBox<Phase>
  private let outcome: EventLoopPromise<WebSocketChannel>

  init(
    endpoint: WebSocketEndpoint,
    loop: any EventLoop,
    deadline: NIODeadline,
    onEvent: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) {
    self.endpoint = endpoint
    self.loop = loop
    self.deadline = deadline
    self.onEvent = onEvent
    phase = .makeBoxSendingValue(.connecting, eventLoop: loop)
    outcome = loop.makePromise()
  }

  /// Fails with a `TransportError` or an error that `TransportError` can translate.
  func run() async throws -> WebSocketChannel {
    do {
      let tls = try await TLSContexts.context(for: endpoint)
      loop.execute { self.start(tls) }
    } catch {
      outcome.fail(error)
    }
    return try await outcome.futureResult.get()
  }

  func cancel() {
    loop.execute {
      guard let phase = self.finish() else { return }
      self.outcome.fail(TransportError.cancelled)
      if case .handshaking(let handler) = phase { handler.abort() }
    }
  }

  private func start(_ tls: NIOSSLContext?) {
    guard case .connecting = phase.value else { return }
    ClientBootstrap(group: loop)
      .connectTimeout(deadline - .now())
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { [endpoint, onEvent] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls {
            try pipeline.addHandler(NIOSSLClientHandler(context: tls, endpoint: endpoint))
          }
          try pipeline.addHandler(WebSocketHandler(endpoint: endpoint, onEvent: onEvent))
        }
      }
      .connect(host: endpoint.host, port: endpoint.port)
      .whenComplete(connected)
  }

  @Sendable
  private func connected(_ result: Result<any Channel, any Error>) {
    guard case .connecting = phase.value else {
      if case .success(let channel) = result { channel.close(promise: nil) }
      return
    }
    do {
      let pipeline = try result.get().pipeline.syncOperations
      let handler = try pipeline.handler(type: WebSocketHandler.self)
      phase.value = .handshaking(handler)
      let bound = NIOLoopBound(handler, eventLoop: loop)
      handler.open(deadline: Instant(deadline)).whenComplete { self.opened(bound, $0) }
    } catch {
      _ = finish()
      outcome.fail(error)
    }
  }

  private func opened(
    _ handler: NIOLoopBound<WebSocketHandler>, _ result: Result<String?, any Error>
  ) {
    guard finish() != nil else { return }
    outcome.completeWith(
      result.map { WebSocketChannel(handler: handler, loop: loop, subprotocol: $0) })
  }

  /// Ends the attempt; the phase it was in, or nil when it had already ended.
  private func finish() -> Phase? {
    let last = phase.value
    if case .over = last { return nil }
    phase.value = .over
    return last
  }
}

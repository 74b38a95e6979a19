import NIOCore
import NIOPosix
import NIOSSL
import QukaWire

/// One call of `WebSocketTransport.connect`, from the name to the open connection.
///
/// ```
///   connecting ──► (tunnelling, with a proxy) ──► handshaking (TLS and WebSocket) ──► over
/// ```
///
/// Its promise is kept exactly once, by whatever comes first: success, failure or cancellation.
/// Cancelling answers the caller at once, although swift-nio cannot take a running name look-up back;
/// a socket that comes of it later is closed unused.
final class ConnectAttempt: Sendable {
  private enum Phase {
    case connecting
    case tunnelling(any Channel, alarm: Scheduled<Void>)
    case handshaking(WebSocketHandler)
    case over
  }

  private let endpoint: WebSocketEndpoint
  private let loop: any EventLoop
  private let deadline: NIODeadline
  private let inspection: CertificateInspection?
  private let resolver: (any Resolver & Sendable)?
  private let onEvent: @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  private let phase: NIOLoopBoundBox<Phase>
  private let outcome: EventLoopPromise<WebSocketChannel>

  /// - Parameters:
  ///   - inspection: takes the server's certificates down and refuses them, instead of checking them.
  ///   - resolver: finds the addresses of a name; nil asks the system.
  init(
    endpoint: WebSocketEndpoint,
    loop: any EventLoop,
    deadline: NIODeadline,
    inspection: CertificateInspection? = nil,
    resolver: (any Resolver & Sendable)? = nil,
    onEvent: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) {
    self.endpoint = endpoint
    self.loop = loop
    self.deadline = deadline
    self.inspection = inspection
    self.resolver = resolver
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
      switch phase {
      case .tunnelling(let channel, _): channel.close(promise: nil)
      case .handshaking(let handler): handler.abort()
      case .connecting, .over: break
      }
    }
  }

  /// Connects to the server, or to the proxy on the way to it.
  private func start(_ tls: NIOSSLContext?) {
    guard case .connecting = phase.value else { return }
    let proxy = endpoint.proxy
    ClientBootstrap(group: loop)
      .connectTimeout(deadline - .now())
      .resolver(resolver)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        guard proxy == nil else { return channel.eventLoop.makeSucceededVoidFuture() }
        return channel.eventLoop.makeCompletedFuture { try self.addHandlers(to: channel, tls) }
      }
      .connect(host: proxy?.host ?? endpoint.host, port: proxy?.port ?? endpoint.port)
      .whenComplete { self.connected($0, tls) }
  }

  private func addHandlers(to channel: any Channel, _ tls: NIOSSLContext?) throws {
    let pipeline = channel.pipeline.syncOperations
    if let tls {
      let name = endpoint.serverName
      let handler =
        try inspection?.handler(context: tls, serverHostname: name)
        ?? NIOSSLClientHandler(context: tls, serverHostname: name)
      try pipeline.addHandler(handler)
    }
    try pipeline.addHandler(ReadPaceHandler())
    try pipeline.addHandler(WebSocketHandler(endpoint: endpoint, onEvent: onEvent))
  }

  private func connected(_ result: Result<any Channel, any Error>, _ tls: NIOSSLContext?) {
    guard case .connecting = phase.value else {
      if case .success(let channel) = result { channel.close(promise: nil) }
      return
    }
    switch (result, endpoint.proxy) {
    case (.success(let channel), nil): shakeHands(channel)
    case (.success(let channel), let proxy?): tunnel(channel, through: proxy, tls)
    case (.failure(let error), nil): fail(error)
    case (.failure(let error), let proxy?): fail(error, at: proxy)
    }
  }

  // MARK: Through a proxy

  private func tunnel(_ channel: any Channel, through proxy: Proxy, _ tls: NIOSSLContext?) {
    let promise = loop.makePromise(of: Void.self)
    let alarm = loop.scheduleTask(deadline: deadline) {
      promise.fail(ChannelError.connectTimeout(.zero))
    }
    phase.value = .tunnelling(channel, alarm: alarm)
    do {
      let tunnel = try ProxyTunnel(through: proxy, to: endpoint, on: channel, promise: promise)
      let bound = NIOLoopBound(tunnel, eventLoop: loop)
      promise.futureResult.whenComplete { self.tunnelled(channel, $0, bound.value, proxy, tls) }
    } catch {
      promise.fail(error)
      channel.close(promise: nil)
      fail(error, at: proxy)
    }
  }

  private func tunnelled(
    _ channel: any Channel, _ result: Result<Void, any Error>, _ tunnel: ProxyTunnel,
    _ proxy: Proxy, _ tls: NIOSSLContext?
  ) {
    guard case .tunnelling(_, let alarm) = phase.value else { return }
    alarm.cancel()
    do {
      try result.get()
    } catch {
      channel.close(promise: nil)
      return fail(error, at: proxy)
    }
    do {
      try addHandlers(to: channel, tls)
      // First the question: what came along with the proxy's yes is its answer.
      shakeHands(channel)
      tunnel.dissolve()
    } catch {
      channel.close(promise: nil)
      fail(error)
    }
  }

  // MARK: With the server

  private func shakeHands(_ channel: any Channel) {
    do {
      let handler = try channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
      phase.value = .handshaking(handler)
      let bound = NIOLoopBound(handler, eventLoop: loop)
      handler.open(deadline: Instant(deadline)).whenComplete { self.opened(bound, $0) }
    } catch {
      fail(error)
    }
  }

  private func opened(
    _ handler: NIOLoopBound<WebSocketHandler>, _ result: Result<String?, any Error>
  ) {
    guard finish() != nil else { return }
    outcome.completeWith(
      result.map { WebSocketChannel(handler: handler, loop: loop, subprotocol: $0) })
  }

  // MARK: The end

  private func fail(_ error: any Error) {
    guard finish() != nil else { return }
    outcome.fail(error)
  }

  private func fail(_ error: any Error, at proxy: Proxy) {
    fail(TransportError.proxy(ProxyFailure(error, proxy: proxy, endpoint: endpoint)))
  }

  /// Ends the attempt; the phase it was in, or nil when it had already ended.
  private func finish() -> Phase? {
    let last = phase.value
    switch last {
    case .over: return nil
    case .tunnelling(_, let alarm): alarm.cancel()
    case .connecting, .handshaking: break
    }
    phase.value = .over
    return last
  }
}

import NIOCore
import QukaWire

/// Lends a `WebSocketConnection` a socket, a clock and randomness. Lives on one event loop.
///
/// Frames of one read are answered with one flush at the end of that read.
final class WebSocketHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Who hears what becomes of the connection: first the one who opens it, then the receiver of events.
  private enum Audience {
    case nobody
    case opener(EventLoopPromise<String?>)
    case receiver
  }

  private var connection: WebSocketConnection
  private let endpoint: WebSocketEndpoint
  private let onEvent: @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  private var audience = Audience.nobody
  private var context: ChannelHandlerContext?
  private var generator = SystemRandomNumberGenerator()
  private var subprotocol: String?
  private var needsFlush = false
  private var isReading = false
  private var alarm: (at: Instant, task: Scheduled<Void>)?

  init(
    endpoint: WebSocketEndpoint,
    onEvent: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) {
    self.endpoint = endpoint
    self.onEvent = onEvent
    connection = WebSocketConnection(configuration: .init(endpoint))
  }

  // MARK: Wishes of this side

  /// Sends the opening handshake. The result is the subprotocol; it fails with a `TransportError`.
  func open(deadline: Instant) -> EventLoopFuture<String?> {
    guard let context else {
      preconditionFailure("open is called on a connected channel, which has this handler")
    }
    let promise = context.eventLoop.makePromise(of: String?.self)
    audience = .opener(promise)
    guard context.channel.isActive else {
      fail(TransportError.handshake(.transportEnded(nil)))
      return promise.futureResult
    }
    perform(connection.open(deadline: deadline, using: &generator))
    flush()
    return promise.futureResult
  }

  func send(text: String) {
    perform(connection.send(text: text, using: &generator))
    flush()
  }

  func send(binary: [UInt8]) {
    perform(connection.send(binary: binary, using: &generator))
    flush()
  }

  func ping(_ payload: [UInt8]) {
    perform(connection.ping(payload, using: &generator))
    flush()
  }

  func close(code: CloseCode, reason: String) {
    perform(connection.close(code: code, reason: reason, at: .current, using: &generator))
    flush()
  }

  func abort() {
    perform(connection.abort())
  }

  func setReading(_ isReading: Bool) {
    context?.channel.setOption(.autoRead, value: isReading)
      .whenFailure { _ in }  // A channel that just closed has nothing to pause.
  }

  // MARK: What the channel reports

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    end(nil)
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    let (bytes, now) = (buffer.readableBytesSpan, Instant.current)
    var index = 0
    isReading = true
    while index < bytes.byteCount {
      perform(connection.receive(bytes, from: &index, at: now, using: &generator))
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    flush()
    context.fireChannelReadComplete()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(nil)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let failure = TransportError(error, endpoint: endpoint)
    fail(failure)
    end(failure)
    context.close(promise: nil)
  }

  // MARK: Reactions

  private func end(_ reason: TransportError?) {
    perform(connection.transportEnded(reason))
  }

  private func perform(_ reaction: WebSocketConnection.Reaction) {
    if !reaction.bytes.isEmpty, let context {
      context.write(wrapOutboundOut(ByteBuffer(bytes: reaction.bytes)), promise: nil)
      needsFlush = true
    }
    if let event = reaction.event { report(event) }
    setAlarm()
    if reaction.endsTransport {
      isReading = false
      flush()
      context?.close(promise: nil)
    } else if isOutboundFull {
      perform(connection.outboundOverflowed())
    }
  }

  /// Whether the server leaves more unread than it may. A channel that is writable holds next to nothing.
  private var isOutboundFull: Bool {
    guard let channel = context?.channel, !channel.isWritable,
      let waiting = try? channel.syncOptions?.getOption(.bufferedWritableBytes)
    else { return false }
    return waiting > endpoint.limits.outboundBytes
  }

  private func report(_ event: WebSocketConnection.Event) {
    switch (audience, event) {
    case (.opener(let promise), .opened(let subprotocol)):
      audience = .receiver
      self.subprotocol = subprotocol
      tell(event)
      promise.succeed(subprotocol)
    case (.opener, .closed(let closure)):
      fail(TransportError(closure, endpoint: endpoint))
    case (.receiver, _):
      tell(event)
    case (.opener, _), (.nobody, _):
      break
    }
  }

  private func tell(_ event: WebSocketConnection.Event) {
    guard let loop = context?.eventLoop else { return }
    let handler = NIOLoopBound(self, eventLoop: loop)
    onEvent(event, WebSocketChannel(handler: handler, loop: loop, subprotocol: subprotocol))
  }

  /// Tells the opener, if there still is one, why there will be no connection.
  private func fail(_ error: TransportError) {
    guard case .opener(let promise) = audience else { return }
    audience = .nobody
    promise.fail(error)
  }

  /// Writes through to the socket; while a read is being worked off, its end does that.
  private func flush() {
    guard needsFlush, !isReading else { return }
    needsFlush = false
    context?.flush()
  }

  /// Keeps one scheduled task for the connection's next deadline.
  private func setAlarm() {
    let deadline = connection.deadline
    guard deadline != alarm?.at else { return }
    alarm?.task.cancel()
    alarm = nil
    guard let deadline, let loop = context?.eventLoop else { return }
    let task = loop.assumeIsolated().scheduleTask(deadline: NIODeadline(deadline)) { [weak self] in
      guard let self else { return }
      alarm = nil
      perform(connection.expire(at: .current))
    }
    alarm = (deadline, task)
  }
}

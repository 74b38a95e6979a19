import NIOCore
import NIOWebSocket

/// One WebSocket connection: frames in and out, timers, the unsent queue (docs/protocol.md §5).
final class RealtimeHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// The longest message that is read (docs/protocol.md §5.2).
  static let maxMessageBytes = 65_536

  private let core: ServerCore
  private let connection: Int
  private var session: RealtimeSession
  private var incoming: ByteBuffer?
  private var outbox: [String] = []
  private var isFlushScheduled = false
  private var unsentBytes = 0
  private var isClosing = false
  private var timers: [Purpose: MockTimer] = [:]

  private enum Purpose: Hashable {
    case connectTimeout
    case ping
    case pongTimeout
    case cut
  }

  /// - Parameter connection: the connection's number, unique within the server.
  init(_ core: ServerCore, connection: Int) {
    self.core = core
    self.connection = connection
    session = RealtimeSession(RealtimeSession.Authority(core))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let eventLoop = context.eventLoop
    let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
    core.interference.opened(
      Socket(connection: connection) { disconnect in
        eventLoop.execute {
          let (handler, context) = bound.value
          guard let disconnect else { return handler.cut(context) }
          handler.close(disconnect, context)
        }
      })
    schedule(.connectTimeout, after: core.configuration.timing.connectTimeout, context) {
      handler, context in
      if !handler.session.isConnected, !handler.session.isDeaf {
        handler.close(.stale, context)
      }
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    release()
  }

  func channelInactive(context: ChannelHandlerContext) {
    release()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    guard frame.maskKey != nil else { return close(.protocolError, context) }
    switch frame.opcode {
    case .text, .binary:
      incoming = frame.unmaskedData
      finishMessage(frame.fin, context)
    case .continuation:
      guard incoming != nil else { return close(.protocolError, context) }
      var part = frame.unmaskedData
      incoming?.writeBuffer(&part)
      finishMessage(frame.fin, context)
    case .ping:
      send(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData), context)
    case .connectionClose:
      answerClose(frame.unmaskedData, context)
    default:
      return
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let problem = error as? NIOWebSocketError else { return context.close(promise: nil) }
    close(problem == .invalidFrameLength ? .messageTooBig : .protocolError, context)
  }

  private func finishMessage(_ isLast: Bool, _ context: ChannelHandlerContext) {
    guard let message = incoming else { return }
    guard message.readableBytes <= Self.maxMessageBytes else {
      return close(.messageTooBig, context)
    }
    guard isLast else { return }
    incoming = nil
    guard !isClosing else { return }
    guard let text = String(validating: message.readableBytesView, as: UTF8.self) else {
      return close(.badRequest, context)
    }
    for action in session.receive(text) { perform(action, context) }
  }

  private func perform(_ action: RealtimeSession.Action, _ context: ChannelHandlerContext) {
    switch action {
    case .reply(let line): enqueue(line, context)
    case .accepted:
      timers.removeValue(forKey: .connectTimeout)?.cancel()
      let interval = core.configuration.timing.pingInterval
      schedulePing(after: core.identifiers.duration(in: interval / 2...interval), context)
    case .rejected:
      schedule(.cut, after: core.configuration.timing.rejectionDelay, context) { _, context in
        context.close(promise: nil)
      }
    case .subscribed(let channel): core.broker.subscribe(subscriber(context), to: channel)
    case .unsubscribed(let channel): core.broker.unsubscribe(connection, from: channel)
    case .ponged: timers.removeValue(forKey: .pongTimeout)?.cancel()
    case .close(let disconnect): close(disconnect, context)
    }
  }

  /// Publications of one tick of the event loop share frames: lines are queued here and sent at its
  /// end.
  private func enqueue(_ line: String, _ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    outbox.append(line)
    guard !isFlushScheduled else { return }
    isFlushScheduled = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.execute {
      let (handler, context) = bound.value
      handler.flushOutbox(context)
    }
  }

  private func flushOutbox(_ context: ChannelHandlerContext) {
    isFlushScheduled = false
    let lines = outbox
    outbox = []
    guard !lines.isEmpty, context.channel.isActive else { return }
    let size = min(max(core.configuration.maxRepliesPerFrame, 1), 16)
    let frames = stride(from: 0, to: lines.count, by: size).map {
      lines[$0..<min($0 + size, lines.count)].joined(separator: "\n")
    }
    switch core.interference.fate(of: frames[0]) {
    case .sent: break
    case .torn(let bytes): return cut(after: bytes, context)
    case .closed(let disconnect): return close(disconnect, context)
    }
    for frame in frames { write(frame, context) }
    context.flush()
    if unsentBytes > core.configuration.maxUnsentBytes { close(.slow, context) }
  }

  /// Ends TCP without a word.
  private func cut(_ context: ChannelHandlerContext) {
    session.close()
    isClosing = true
    release()
    context.close(promise: nil)
  }

  /// Writes bytes that are no frame and ends TCP (`FrameFate.torn`).
  private func cut(after bytes: [UInt8], _ context: ChannelHandlerContext) {
    let encoder = try? context.pipeline.syncOperations.context(
      handlerType: WebSocketFrameEncoder.self)
    encoder?.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
    cut(context)
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    let frame = WebSocketFrame(
      fin: true, opcode: .text, data: context.channel.allocator.buffer(string: text))
    let size = text.utf8.count
    unsentBytes += size
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.write(wrapOutboundOut(frame)).whenComplete { _ in bound.value.unsentBytes -= size }
  }

  private func send(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }

  /// Sends what is queued and a close frame; the connection is cut when the client has answered it,
  /// or after a while.
  private func close(_ disconnect: Disconnect, _ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    if disconnect != .slow { flushOutbox(context) }
    guard !isClosing else { return }
    isClosing = true
    session.close()
    var data = context.channel.allocator.buffer(capacity: 2 + disconnect.reason.utf8.count)
    data.write(webSocketErrorCode: WebSocketErrorCode(codeNumber: Int(disconnect.code)))
    data.writeString(disconnect.reason)
    let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
    release()
    // Before the frame goes out: whoever has read it may let the time pass.
    schedule(.cut, after: core.configuration.timing.closeTimeout, context) { _, context in
      context.close(promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }

  /// Echoes the client's close frame, or takes it as the answer to ours, and closes the connection.
  private func answerClose(_ data: ByteBuffer, _ context: ChannelHandlerContext) {
    guard !isClosing else { return context.close(promise: nil) }
    isClosing = true
    session.close()
    var echo = data
    let code = echo.readSlice(length: min(2, echo.readableBytes)) ?? ByteBuffer()
    let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: code)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(frame)).whenComplete { _ in
      bound.value.close(promise: nil)
    }
  }

  private func schedulePing(after delay: Duration, _ context: ChannelHandlerContext) {
    schedule(.ping, after: delay, context) { handler, context in
      guard !handler.isClosing else { return }
      handler.session.ping()
      let timing = handler.core.configuration.timing
      handler.schedule(.pongTimeout, after: timing.pongTimeout, context) { handler, context in
        if handler.session.isWaitingForPong { handler.close(.noPong, context) }
      }
      handler.enqueue("{}", context)
      handler.schedulePing(after: timing.pingInterval, context)
    }
  }

  private func schedule(
    _ purpose: Purpose,
    after delay: Duration,
    _ context: ChannelHandlerContext,
    _ action: @escaping @Sendable (RealtimeHandler, ChannelHandlerContext) -> Void
  ) {
    timers[purpose]?.cancel()
    let eventLoop = context.eventLoop
    let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
    timers[purpose] = core.clock.schedule(after: delay) {
      eventLoop.execute {
        let (handler, context) = bound.value
        guard context.channel.isActive else { return }
        action(handler, context)
      }
    }
  }

  private func subscriber(_ context: ChannelHandlerContext) -> Broker.Subscriber {
    let eventLoop = context.eventLoop
    let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
    return Broker.Subscriber(id: connection) { lines in
      eventLoop.execute {
        let (handler, context) = bound.value
        for line in lines { handler.enqueue(line, context) }
      }
    }
  }

  /// Forgets timers and subscriptions.
  private func release() {
    for timer in timers.values { timer.cancel() }
    timers = [:]
    for channel in session.channels { core.broker.unsubscribe(connection, from: channel) }
    // Last: whoever counts the sockets may then rely on it that nothing is published to this one.
    core.interference.ended(connection: connection)
  }
}

import NIOCore
import NIOHTTP1
import NIOWebSocket

/// One HTTP connection: assembles requests, writes answers.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// The longest body that is read: an upload may have 30 MiB (docs/protocol.md §3.8).
  private static let maxBodyBytes = 31_457_280

  private let router: Router
  private let gate: OriginGate
  private let connection: Int
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  /// - Parameter connection: the connection's number, unique within the server.
  init(_ router: Router, gate: OriginGate, connection: Int) {
    self.router = router
    self.gate = gate
    self.connection = connection
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let part):
      if body.count <= Self.maxBodyBytes { body.append(contentsOf: part.readableBytesView) }
    case .end:
      guard let head else { return }
      self.head = nil
      handle(head, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A refused upgrade goes on as an ordinary request, which is answered below.
    if error is NIOWebSocketUpgradeError { return }
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    router.core.interference.ended(connection: connection)
    context.fireChannelInactive()
  }

  private func handle(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var request = Request(
      method: head.method.rawValue, uri: head.uri, headers: head.headers, connection: connection
    )
    request.body = body
    body = []
    if request.path == MockServer.realtimePath, head.method == .GET {
      return refuseUpgrade(head, context)
    }
    guard gate.admits(head) else {
      return write(router.envelope(refusal: .permissionDenied, for: request), to: head, context)
    }
    guard request.body.count <= Self.maxBodyBytes else {
      return write(router.envelope(refusal: .invalidArguments, for: request), to: head, context)
    }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    router.handle(request) { outcome in
      eventLoop.execute {
        let (handler, context) = bound.value
        handler.finish(outcome, head, context)
      }
    }
  }

  private func refuseUpgrade(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let refusal = gate.admitsUpgrade(head) ? Response.badUpgrade : .foreignOrigin
    finish(router.core.interference.outage ?? .respond(refusal), head, context)
  }

  private func finish(
    _ outcome: Outcome,
    _ head: HTTPRequestHead,
    _ context: ChannelHandlerContext
  ) {
    switch outcome {
    case .respond(let response): write(response, to: head, context)
    case .drop: context.close(promise: nil)
    }
  }

  private func write(
    _ response: Response,
    to head: HTTPRequestHead,
    _ context: ChannelHandlerContext
  ) {
    guard context.channel.isActive else { return }
    var headers = HTTPHeaders()
    headers.add(name: "Content-Type", value: response.contentType)
    headers.add(name: "Content-Length", value: String(response.body.count))
    if let location = response.location { headers.add(name: "Location", value: location) }
    if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
    let status = HTTPResponseStatus(statusCode: response.status)
    let answer = HTTPResponseHead(version: head.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(answer)), promise: nil)
    let buffer = context.channel.allocator.buffer(bytes: response.body)
    context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    let isLast = !head.isKeepAlive
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      if isLast { bound.value.close(promise: nil) }
    }
  }
}

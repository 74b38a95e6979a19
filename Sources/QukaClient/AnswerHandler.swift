import NIOCore
import NIOHTTP1
import QukaWire

/// Reads the answers on a connection of the HTTP client, in the place of swift-nio's decoder. Lives on one event
/// loop.
///
/// The HTTP client trusts its decoder, and stops the program where that passes what HTTP does not know: a status
/// below 100 was enough. What `ResponseReader` passes is a head from 200 to 599, its content and its end, once for
/// each request.
final class AnswerHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = HTTPClientResponsePart
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  private var reader: ResponseReader

  init(bodyLimit: Int) {
    reader = ResponseReader(bodyLimit: bodyLimit)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .head = unwrapOutboundIn(data) { reader.expectAnswer() }
    context.write(data, promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    var index = 0
    do throws(ResponseError) {
      while let part = try reader.receive(buffer.readableBytesSpan, from: &index) {
        // The next request may go out while the end is told, and would take the rest for its answer.
        if part == .end, index < buffer.readableBytes { throw .unasked }
        pass(part, of: buffer, context)
      }
    } catch {
      fail(error, context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    do throws(ResponseError) {
      if let part = try reader.finish() { pass(part, of: ByteBuffer(), context) }
    } catch {
      fail(error, context)
    }
    context.fireChannelInactive()
  }

  private func pass(
    _ part: ResponseReader.Part, of buffer: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    switch part {
    case .head(let head):
      context.fireChannelRead(wrapInboundOut(.head(HTTPResponseHead(head))))
    case .content(let range):
      let start = buffer.readerIndex + range.lowerBound
      guard let slice = buffer.getSlice(at: start, length: range.count) else {
        preconditionFailure("content lies within the bytes it was found in")
      }
      context.fireChannelRead(wrapInboundOut(.body(slice)))
    case .end: context.fireChannelRead(wrapInboundOut(.end(nil)))
    }
  }

  private func fail(_ error: ResponseError, _ context: ChannelHandlerContext) {
    context.fireErrorCaught(error)
    context.close(promise: nil)
  }
}

extension AnswerHandler {
  /// Takes the place of the decoder on a connection that was just made; nothing was asked on it yet.
  static func install(on channel: any Channel, bodyLimit: Int) -> EventLoopFuture<Void> {
    do {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.context(
        handlerType: ByteToMessageHandler<HTTPResponseDecoder>.self)
      // Before it, because it leaves a moment later.
      try pipeline.addHandler(
        AnswerHandler(bodyLimit: bodyLimit), position: .before(decoder.handler))
      return pipeline.removeHandler(context: decoder).flatMapThrowing {
        // The HTTP client does not notice an end that came meanwhile.
        guard channel.isActive else { throw ChannelError.ioOnClosedChannel }
      }
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }
}

extension HTTPResponseHead {
  /// In our own words: no field of the server's reaches the HTTP client but the place of a redirection.
  fileprivate init(_ head: ResponseReader.Head) {
    var headers = HTTPHeaders()
    if let location = head.location { headers.add(name: "Location", value: location) }
    if head.isLast { headers.add(name: "Connection", value: "close") }
    // Says that the end of the connection is not the end of the answer.
    switch head.length {
    case .known(let count): headers.add(name: "Content-Length", value: "\(count)")
    case .chunked: headers.add(name: "Transfer-Encoding", value: "chunked")
    case .untilTransportEnds: break
    }
    self.init(
      version: .http1_1, status: HTTPResponseStatus(statusCode: head.status), headers: headers)
  }
}

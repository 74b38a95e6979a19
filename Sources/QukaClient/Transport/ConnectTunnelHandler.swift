import NIOCore
import QukaWire

/// Asks an HTTP proxy for the tunnel, then steps out of the pipeline. Lives on one event loop.
///
/// Bytes of the server that came along with the proxy's answer go to the handlers behind when this one
/// leaves.
final class ConnectTunnelHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var tunnel: ConnectTunnel
  /// Nil once it is kept.
  private var promise: EventLoopPromise<Void>?
  private var rest = ByteBuffer()

  /// - Parameter promise: kept when the tunnel stands; fails with a `TunnelError` or the channel's error.
  init(_ tunnel: ConnectTunnel, promise: EventLoopPromise<Void>) {
    self.tunnel = tunnel
    self.promise = promise
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let request = ByteBuffer(bytes: tunnel.request)
    context.writeAndFlush(wrapOutboundOut(request), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    guard let promise else {
      rest.writeBuffer(&buffer)
      return
    }
    do throws(TunnelError) {
      var index = 0
      guard try tunnel.receive(buffer.readableBytesSpan, from: &index) else { return }
      buffer.moveReaderIndex(forwardBy: index)
      rest = buffer
      self.promise = nil
      promise.succeed()
    } catch {
      fail(error)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(TunnelError.ended)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(error)
  }

  func removeHandler(
    context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken
  ) {
    if rest.readableBytes > 0 {
      context.fireChannelRead(wrapInboundOut(rest))
      context.fireChannelReadComplete()
    }
    context.leavePipeline(removalToken: removalToken)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    fail(TunnelError.ended)
  }

  private func fail(_ error: any Error) {
    let waiting = promise
    promise = nil
    waiting?.fail(error)
  }
}

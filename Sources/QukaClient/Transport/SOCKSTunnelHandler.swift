import NIOCore
import NIOSOCKS
import QukaWire

/// Sits behind swift-nio-extras' SOCKS handler and tells how its work ended. Lives on one event loop.
final class SOCKSTunnelHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  /// Nil once it is kept.
  private var promise: EventLoopPromise<Void>?

  /// - Parameter promise: kept when the tunnel stands; fails with a `SOCKSError` or a `TunnelError`.
  init(promise: EventLoopPromise<Void>) {
    self.promise = promise
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is SOCKSProxyEstablishedEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    let waiting = promise
    promise = nil
    waiting?.succeed()
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(TunnelError.ended)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(error)
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

import NIOCore

/// Lets reads of a busy socket wait for each other, as `ReadPace` says. Lives on one event loop.
final class ReadPaceHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var pace = ReadPace()
  /// Of the read that is going on.
  private var bytes = 0
  private var pause: Scheduled<Void>?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes += unwrapInboundIn(data).readableBytes
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if pause == nil, let end = pace.next(after: bytes, at: context.eventLoop.now) {
      pause = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) {
        self.pause = nil
        self.goOn(context)
      }
    }
    bytes = 0
    context.fireChannelReadComplete()
  }

  /// Asked for after each read, unless the client has no room for more.
  func read(context: ChannelHandlerContext) {
    if pause == nil { context.read() }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    pause?.cancel()
    pause = nil
  }

  private func goOn(_ context: ChannelHandlerContext) {
    guard let options = context.channel.syncOptions, (try? options.getOption(.autoRead)) == true
    else { return }
    context.read()
  }
}

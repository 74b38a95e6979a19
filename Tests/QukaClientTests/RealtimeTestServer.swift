import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import QukaWire
import Synchronization

/// A realtime server on 127.0.0.1 that does what a test decides upon, on swift-nio's own codecs.
///
/// It splits messages into commands and asks `behavior` about each. Plain requests get `status`.
final class RealtimeTestServer: Sendable {
  /// A command of the client, or its pong (`{}`).
  struct Command: Sendable {
    /// Which WebSocket connection it came on, counted from 1.
    var connection: Int
    var json: JSONValue

    var id: Int { json["id"]?.integer ?? 0 }
    var isConnect: Bool { json["connect"] != nil }
    var subscribed: String? { json["subscribe"]?["channel"]?.string }
    var isPong: Bool { json == .object([]) }
  }

  enum Action: Sendable {
    /// One message; may hold several lines.
    case send(String)
    case close(UInt16)
    /// TCP ends without a close frame.
    case cut
  }

  typealias Behavior = @Sendable (Command) -> [Action]

  /// Connects and subscribes whoever asks; pings are announced.
  static let agreeing: Behavior = { command in
    if command.isConnect { return [.send(connected(command))] }
    if command.subscribed != nil { return [.send(#"{"id":\#(command.id),"subscribe":{}}"#)] }
    if command.json["unsubscribe"] != nil {
      return [.send(#"{"id":\#(command.id),"unsubscribe":{}}"#)]
    }
    return []
  }

  static func connected(_ command: Command) -> String {
    #"{"id":\#(command.id),"connect":{"client":"c","ping":25,"pong":true}}"#
  }

  let port: Int
  let commands: AsyncStream<Command>
  /// The code of each close frame that the client sent.
  let closes: AsyncStream<Int>
  private let listener: any Channel

  private init(listener: any Channel, commands: AsyncStream<Command>, closes: AsyncStream<Int>) {
    self.listener = listener
    self.commands = commands
    self.closes = closes
    port = listener.localAddress?.port ?? 0
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// - Parameters:
  ///   - allowedOrigins: whoever names another, or none, gets `restAnswer` too; nil lets everybody in.
  ///   - restAnswer: the whole answer to plain requests.
  static func start(
    port: Int = 0, allowedOrigins: [String]? = nil,
    restAnswer: ScriptedServer.Answer = .data(#"{"user_id":"u","appid":"quka"}"#),
    _ behavior: @escaping Behavior = agreeing
  ) async throws -> RealtimeTestServer {
    let (commands, command) = AsyncStream<Command>.makeStream()
    let (closes, close) = AsyncStream<Int>.makeStream()
    let count = Counter()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        let upgrader = NIOWebSocketServerUpgrader(
          shouldUpgrade: { channel, head in
            let origins = head.headers["Origin"]
            let isAllowed = allowedOrigins.map { origins.count == 1 && $0.contains(origins[0]) }
            return channel.eventLoop.makeSucceededFuture(isAllowed ?? true ? HTTPHeaders() : nil)
          },
          upgradePipelineHandler: { channel, _ in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(
                RealtimeTestHandler(
                  connection: count.next(), behavior: behavior, command: command, close: close)
              )
            }
          }
        )
        return channel.eventLoop.makeCompletedFuture {
          let plain = PlainAnswerHandler(answer: restAnswer)
          let bound = NIOLoopBound(plain, eventLoop: channel.eventLoop)
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
              upgraders: [upgrader],
              completionHandler: {
                $0.pipeline.syncOperations.removeHandler(bound.value, promise: nil)
              }
            )
          )
          try channel.pipeline.syncOperations.addHandler(plain)
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    return RealtimeTestServer(listener: listener, commands: commands, closes: closes)
  }

  func stop() async {
    try? await listener.close()
  }
}

/// Counts from 1, on any thread.
final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock { value in
      value += 1
      return value
    }
  }
}

private final class RealtimeTestHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let connection: Int
  private let behavior: RealtimeTestServer.Behavior
  private let command: AsyncStream<RealtimeTestServer.Command>.Continuation
  private let close: AsyncStream<Int>.Continuation

  init(
    connection: Int, behavior: @escaping RealtimeTestServer.Behavior,
    command: AsyncStream<RealtimeTestServer.Command>.Continuation,
    close: AsyncStream<Int>.Continuation
  ) {
    self.connection = connection
    self.behavior = behavior
    self.command = command
    self.close = close
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    var payload = frame.unmaskedData
    switch frame.opcode {
    case .text:
      for line in String(buffer: payload).split(separator: "\n") {
        guard let json = try? JSONValue(parsing: String(line)) else { continue }
        let command = RealtimeTestServer.Command(connection: connection, json: json)
        self.command.yield(command)
        for action in behavior(command) { perform(action, context) }
      }
    case .connectionClose:
      close.yield(payload.readInteger(as: UInt16.self).map(Int.init) ?? 1005)
      send(.connectionClose, frame.unmaskedData, context)
      context.close(promise: nil)
    default: break
    }
  }

  private func perform(_ action: RealtimeTestServer.Action, _ context: ChannelHandlerContext) {
    switch action {
    case .send(let text): send(.text, ByteBuffer(string: text), context)
    case .close(let code): send(.connectionClose, ByteBuffer(integer: code), context)
    case .cut: context.close(promise: nil)
    }
  }

  private func send(
    _ opcode: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    let frame = WebSocketFrame(fin: true, opcode: opcode, data: data)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}

/// Answers requests that are no upgrade.
private final class PlainAnswerHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let status: HTTPResponseStatus
  private let body: String

  init(answer: ScriptedServer.Answer) {
    guard case .raw(let text) = answer, let end = text.firstRange(of: "\r\n\r\n") else {
      preconditionFailure("plain requests need a whole answer")
    }
    status = HTTPResponseStatus(statusCode: Int(text.split(separator: " ")[1]) ?? 500)
    body = String(text[end.upperBound...])
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    let headers: HTTPHeaders = ["content-length": "\(body.utf8.count)"]
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}

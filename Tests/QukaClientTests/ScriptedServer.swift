import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// An HTTP server on 127.0.0.1 that answers each request with exactly the bytes a test decides upon.
final class ScriptedServer: Sendable {
  struct Request: Equatable, Sendable {
    /// Which connection it came on, counted from 1.
    var connection: Int
    var method: String
    var path: String
    /// Names in lower case.
    var headers: [String: String]
    var body: String
  }

  enum Answer: Equatable, Sendable {
    /// The bytes as they are; the connection stays open.
    case raw(String)
    /// The bytes, and then the end of the connection.
    case cut(after: String)
    case silence

    static let cut = Answer.cut(after: "")

    static func status(
      _ code: Int, _ body: String, type: String = "application/json", headers: String = ""
    ) -> Answer {
      .raw(
        "HTTP/1.1 \(code) Status\r\nContent-Type: \(type)\r\n\(headers)"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
      )
    }

    /// A success around `data`, as docs/protocol.md §2.1 has it.
    static func data(_ json: String) -> Answer {
      status(200, #"{"meta":{"code":0,"message":"","request_id":"r"},"data":\#(json)}"#)
    }

    /// A failure as docs/protocol.md §2.2 has it.
    static func failure(_ code: Int, _ message: String) -> Answer {
      status(code, #"{"meta":{"code":\#(code),"message":"\#(message)"},"data":null}"#)
    }
  }

  private struct Record {
    var connections = 0
    var requests: [Request] = []
    var open: [any Channel] = []
  }

  let port: Int
  private let record = Mutex(Record())
  private let arrivals: AsyncStream<Request>
  private let arrived: AsyncStream<Request>.Continuation
  private let listener: Mutex<(any Channel)?> = Mutex(nil)

  private init(port: Int) {
    self.port = port
    (arrivals, arrived) = AsyncStream.makeStream()
  }

  /// - Parameter tls: speaks TLS with this context.
  static func start(
    tls: NIOSSLContext? = nil, _ answer: @escaping @Sendable (Request) -> Answer
  ) async throws -> ScriptedServer {
    // The handlers need the server and the server the port, so the first connection finds it here.
    let shared = SharedBox()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let server = shared.server else { return }
          if let tls {
            let handler = NIOSSLServerHandler(context: tls)
            try channel.pipeline.syncOperations.addHandler(handler)
          }
          try channel.pipeline.syncOperations.addHandler(
            ScriptedConnection(server: server, number: server.opened(channel), answer: answer)
          )
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = ScriptedServer(port: channel.localAddress?.port ?? 0)
    server.listener.withLock { $0 = channel }
    shared.set(server)
    return server
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { record.withLock { $0.requests } }
  var connections: Int { record.withLock { $0.connections } }

  /// Waits for the next request.
  func nextRequest() async -> Request? {
    for await request in arrivals { return request }
    return nil
  }

  /// Ends every open connection from this side, and waits until that is done.
  func cutConnections() async {
    let open = record.withLock { record in
      defer { record.open = [] }
      return record.open
    }
    for channel in open { try? await channel.close() }
  }

  /// Says something unasked on every open connection, and waits until the client has closed them for it.
  func speak(_ text: String) async {
    for channel in record.withLock({ $0.open }) {
      try? await channel.writeAndFlush(ByteBuffer(string: text))
      try? await channel.closeFuture.get()
    }
  }

  func stop() async {
    let channel = listener.withLock { $0 }
    try? await channel?.close()
    await cutConnections()
  }

  private func opened(_ channel: any Channel) -> Int {
    record.withLock { record in
      record.connections += 1
      record.open.append(channel)
      return record.connections
    }
  }

  fileprivate func received(_ request: Request) {
    record.withLock { $0.requests.append(request) }
    arrived.yield(request)
  }
}

/// Carries the server to handlers that are made before it.
private final class SharedBox: Sendable {
  private let box = Mutex<ScriptedServer?>(nil)

  var server: ScriptedServer? { box.withLock { $0 } }

  func set(_ server: ScriptedServer) {
    box.withLock { $0 = server }
  }
}

/// One connection: gathers a request's head and body, then sends the answer.
private final class ScriptedConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let server: ScriptedServer
  private let number: Int
  private let answer: @Sendable (ScriptedServer.Request) -> ScriptedServer.Answer
  private var gathered = ""

  init(
    server: ScriptedServer, number: Int,
    answer: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Answer
  ) {
    self.server = server
    self.number = number
    self.answer = answer
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    gathered += String(buffer: unwrapInboundIn(data))
    guard let request = nextRequest() else { return }
    server.received(request)
    switch answer(request) {
    case .raw(let text):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    case .cut(let text):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
      context.close(promise: nil)
    case .silence: break
    }
  }

  private func nextRequest() -> ScriptedServer.Request? {
    guard let end = gathered.firstRange(of: "\r\n\r\n") else { return nil }
    let lines = gathered[..<end.lowerBound].split(separator: "\r\n").map { String($0) }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].dropFirst()) : ""
    }
    let rest = gathered[end.upperBound...]
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard rest.utf8.count >= length else { return nil }
    let words = (lines.first ?? "").split(separator: " ").map { String($0) }
    gathered = ""
    return ScriptedServer.Request(
      connection: number, method: words.first ?? "", path: words.count > 1 ? words[1] : "",
      headers: headers, body: String(rest)
    )
  }
}

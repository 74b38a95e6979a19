@testable import QukaMock

/// A minimal WebSocket client written for these tests; it checks nothing and shares nothing with
/// the real one.
final class TestWebSocket {
  enum Incoming: Equatable {
    case text(String)
    case pong([UInt8])
    case close(code: Int?, reason: String)
    /// TCP ended, with or without a close frame before.
    case end
  }

  let socket: TestSocket
  /// The head of the server's handshake answer.
  let head: String
  private var lines: [String] = []

  static func open(
    _ server: MockServer,
    headers: [(String, String)] = [],
    path: String = "/api/v1/connect",
    host: String? = nil
  ) async throws -> TestWebSocket {
    let socket = try await TestSocket.connect(port: server.port)
    var text = "GET \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(server.port)")\r\n"
    text += "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    text += "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    try await socket.write(text + "\r\n")
    let webSocket = TestWebSocket(socket, head: try await socket.readHead())
    if webSocket.head.hasPrefix("HTTP/1.1 101") {
      // The server's handler is in place when it answers this.
      try await webSocket.send(opcode: 9, payload: [1, 2, 3])
      guard try await webSocket.next() == .pong([1, 2, 3]) else { throw TestSocket.Ended() }
    }
    return webSocket
  }

  /// Opens a connection that is connected with a good token and subscribed to the given sessions.
  static func join(_ server: MockServer, space: String = "space123", sessions: [String] = [])
    async throws -> TestWebSocket
  {
    let webSocket = try await open(server)
    try await webSocket.send(Self.connectCommand())
    _ = try await webSocket.line()
    for (index, session) in sessions.enumerated() {
      let channel = "/chat_session/\(space)/\(session)"
      try await webSocket.send(#"{"id":\#(index + 2),"subscribe":{"channel":"\#(channel)"}}"#)
      _ = try await webSocket.line()
    }
    return webSocket
  }

  static func connectCommand(token: String = "demo-token", appID: String? = "quka") -> String {
    let headers = appID.map { #"{"x-appid":"\#($0)"}"# } ?? "{}"
    return #"{"id":1,"connect":{"token":"\#(token)","headers":\#(headers)}}"#
  }

  private init(_ socket: TestSocket, head: String) {
    self.socket = socket
    self.head = head
  }

  func send(_ text: String) async throws {
    try await send(opcode: 1, payload: Array(text.utf8))
  }

  func send(opcode: UInt8, payload: [UInt8], isLast: Bool = true) async throws {
    var frame: [UInt8] = [isLast ? 0x80 | opcode : opcode]
    switch payload.count {
    case ..<126: frame.append(0x80 | UInt8(payload.count))
    case ..<65_536: frame += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
    default:
      frame.append(0x80 | 127)
      frame += (0..<8).reversed().map { UInt8(payload.count >> (8 * $0) & 255) }
    }
    let key: [UInt8] = [7, 11, 13, 17]
    frame += key
    frame += payload.enumerated().map { $0.element ^ key[$0.offset % 4] }
    try await socket.write(frame)
  }

  /// The next frame.
  func next() async throws -> Incoming {
    guard let start = try? await socket.read(2) else { return .end }
    var length = Int(start[1] & 127)
    if length > 125 {
      let bytes = try await socket.read(length == 126 ? 2 : 8)
      length = bytes.reduce(0) { $0 << 8 | Int($1) }
    }
    let payload = try await socket.read(length)
    switch start[0] & 15 {
    case 8:
      let code = payload.count >= 2 ? Int(payload[0]) << 8 | Int(payload[1]) : nil
      return .close(code: code, reason: String(decoding: payload.dropFirst(2), as: UTF8.self))
    case 10: return .pong(payload)
    default: return .text(String(decoding: payload, as: UTF8.self))
    }
  }

  /// The next reply line, whatever frame it came in.
  func line() async throws -> String {
    while lines.isEmpty {
      guard case .text(let text) = try await next() else { throw TestSocket.Ended() }
      lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.removeFirst()
  }

  /// The next publication's document.
  func publication() async throws -> TestPublication {
    let reply = JSON(decoding: try await line().utf8) ?? .null
    guard let push = reply["push"], let data = push["pub"]?["data"] else {
      throw TestSocket.Ended()
    }
    return TestPublication(channel: push["channel"]?.text ?? "", document: data)
  }

  /// Publications up to and with the first one whose type is in `types`.
  func publications(until types: Set<String>) async throws -> [TestPublication] {
    var all: [TestPublication] = []
    repeat { all.append(try await publication()) } while !types.contains(all.last?.type ?? "")
    return all
  }

  func close() async {
    await socket.close()
  }
}

/// One publication, taken apart.
struct TestPublication: Equatable {
  var channel: String
  var document: JSON

  var type: String { document["type"]?.text ?? "" }
  var subject: String { document["subject"]?.text ?? "" }
  var data: JSON { document["data"] ?? .null }
  var id: String { data["message_id"]?.text ?? "" }
  var text: String { data["message"]?.text ?? "" }
  var startAt: Int64? { data["start_at"]?.integer }
  var complete: Int64? { data["complete"]?.integer }

  /// `type/complete`, as docs/protocol.md §6.10 writes sequences.
  var short: String { "\(type)/\(complete.map(String.init) ?? "-")" }
}

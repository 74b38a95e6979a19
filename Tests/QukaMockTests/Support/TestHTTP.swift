@testable import QukaMock

/// An HTTP answer as it came.
struct TestAnswer {
  var status: Int
  var head: String
  var body: String

  /// The body as JSON; `.null` when it is not JSON.
  var json: JSON { JSON(decoding: body.utf8) ?? .null }

  var data: JSON? { json["data"] }

  var message: String? { json["meta"]?["message"]?.text }

  func header(_ name: String) -> String? {
    let prefix = "\(name.lowercased()):"
    let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(prefix) }
    return line.map { String($0.dropFirst(prefix.count).drop { $0 == " " }) }
  }
}

/// A minimal HTTP client written for these tests: one connection, one request at a time.
final class TestHTTP {
  private let socket: TestSocket
  /// Sent with every request.
  var headers: [(String, String)]

  static func connect(
    _ server: MockServer,
    headers: [(String, String)] = [("X-Access-Token", "demo-token")]
  ) async throws -> TestHTTP {
    TestHTTP(try await TestSocket.connect(port: server.port), headers: headers)
  }

  private init(_ socket: TestSocket, headers: [(String, String)]) {
    self.socket = socket
    self.headers = headers
  }

  func get(_ path: String, headers extra: [(String, String)] = []) async throws -> TestAnswer {
    try await call("GET", path, headers: extra)
  }

  /// A POST; with a body its content type is JSON unless `headers` says otherwise.
  func post(
    _ path: String,
    _ body: String = "",
    headers extra: [(String, String)] = [("Content-Type", "application/json")]
  ) async throws -> TestAnswer {
    try await call("POST", path, body: body, headers: extra)
  }

  func call(
    _ method: String,
    _ path: String,
    body: String = "",
    headers extra: [(String, String)] = []
  ) async throws -> TestAnswer {
    try await send(method, path, body: body, headers: extra)
    return try await answer()
  }

  /// The first half of `call`, for requests whose answer is held.
  func send(
    _ method: String,
    _ path: String,
    body: String = "",
    headers extra: [(String, String)] = []
  ) async throws {
    var text = "\(method) /api/v1\(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for (name, value) in headers + extra { text += "\(name): \(value)\r\n" }
    text += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    try await socket.write(text)
  }

  /// The second half of `call`.
  func answer() async throws -> TestAnswer {
    let head = try await socket.readHead()
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var answer = TestAnswer(status: status, head: head, body: "")
    let length = answer.header("Content-Length").flatMap { Int($0) } ?? 0
    answer.body = String(decoding: try await socket.read(length), as: UTF8.self)
    return answer
  }

  func close() async {
    await socket.close()
  }

  /// Creates a session and returns its id.
  func newSession(space: String = "space123") async throws -> String {
    try await post("/\(space)/chat").data?["session_id"]?.text ?? ""
  }

  /// Sends a question with a fresh message id.
  func ask(_ text: String, session: String, space: String = "space123") async throws -> TestAnswer {
    let id = try await post("/\(space)/chat/\(session)/message/id").data?.text ?? ""
    let body: JSON = ["message_id": .string(id), "message": .string(text)]
    return try await post("/\(space)/chat/\(session)/message", body.encoded)
  }

  func stop(_ session: String, space: String = "space123") async throws -> TestAnswer {
    try await post("/\(space)/chat/\(session)/stop")
  }
}

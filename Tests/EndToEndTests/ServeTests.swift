import Glibc
import QukaTestSupport
import Testing

/// The stop check of docs/protocol.md §2.3, call by call, and what `--strict` makes of each alias.
@Suite("quka-tui serve", .blocking)
struct ServeTests {
  private struct Envelope<Value: Decodable>: Decodable {
    struct Meta: Decodable {
      var code: Int
    }

    var code: Int?
    var message: String?
    var meta: Meta
    var data: Value?
  }

  private struct Created: Decodable {
    var id: String?
    var sessionId: String
  }

  private struct NewMessage: Decodable {
    var messageId: String
  }

  private struct Nothing: Decodable {}

  private static let bearer = ["Authorization": "Bearer \(ServeProcess.token)"]
  private static let accessToken = ["X-Access-Token": ServeProcess.token]
  private static let form = ["Content-Type": "application/x-www-form-urlencoded"]
  private static let json = ["Content-Type": "application/json"]
  private static let chats = "/api/v1/space123/chat"

  @Test("the stop check passes: one stop, one log line, and a second stop is harmless")
  func stopCheck() throws {
    let server = try ServeProcess()
    let session = try #require(
      try post(server, Self.chats, Self.bearer, of: Created.self).data?.id)
    let path = "\(Self.chats)/\(session)"
    let message = try #require(
      try post(server, "\(path)/message/id", Self.bearer, of: NewMessage.self).data?.messageId)
    let body = #"{"id":"\#(message)","message":"Tell me a long story"}"#
    let sent = try HTTPExchange(
      "POST", port: server.port, path: "\(path)/message",
      headers: Self.bearer.merging(Self.form) { $1 }, body: body)
    #expect(sent.status == 200)
    try server.waitForLog("stream signal registered", session: session)

    for _ in 1...2 {
      let stopped = try post(server, "\(path)/stop", Self.bearer, of: Nothing.self)
      #expect(stopped.code == 0)
      #expect(stopped.message == "success")
    }
    try server.waitForLog("stream signal removed", session: session)
    #expect(try server.count("close chat stream", session: session) == 1)
  }

  @Test("strict: Bearer is refused")
  func strictBearer() throws {
    let server = try ServeProcess("--strict")
    #expect(try status(server, Self.chats, Self.bearer) == 401)
  }

  @Test("--state keeps the chats from one run to the next")
  func state() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("state")
    let first = try ServeProcess("--state", file)
    let session = try #require(
      try post(first, Self.chats, Self.bearer, of: Created.self).data?.id)
    #expect(try first.end() == .exited(0))
    let second = try ServeProcess("--state", file)
    let path = "\(Self.chats)/\(session)/message/id"
    #expect(try status(second, path, Self.bearer) == 200)
    #expect(try second.end() == .exited(0))
  }

  @Test("--quirks: what was stopped in its text is stored as generating, also by the next run")
  func storedGenerating() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("state")
    let first = try ServeProcess("--state", file, "--quirks")
    let session = try #require(
      try post(first, Self.chats, Self.bearer, of: Created.self).data?.id)
    let path = "\(Self.chats)/\(session)"
    let body = #"{"message_id":"1","message":"Tell me a long story"}"#
    #expect(try status(first, "\(path)/message", Self.jsonHeaders, body: body) == 200)
    let end = ContinuousClock.now + .seconds(20)
    while try answer(first, path)?.text.isEmpty ?? true, ContinuousClock.now < end {
      poll(nil, 0, 20)
    }
    #expect(try status(first, "\(path)/stop", Self.accessToken) == 200)
    try first.waitForLog("stream signal removed", session: session)
    let stopped = try #require(try answer(first, path))
    #expect(stopped.complete == 3)
    #expect(stopped.text.hasPrefix("# The Lighthouse"))
    #expect(try first.end() == .exited(0))

    let second = try ServeProcess("--state", file, "--quirks")
    #expect(try answer(second, path) == stopped)
  }

  @Test("--allow-origin refuses a WebSocket without an origin; --index-page answers wrong paths")
  func addresses() throws {
    let server = try ServeProcess("--allow-origin", "https://chat.example.org", "--index-page")
    func get(_ path: String, _ headers: [String: String] = [:]) throws -> Int {
      try HTTPExchange("GET", port: server.port, path: path, headers: headers).status
    }
    #expect(try get("/api/v1/connect") == 403)
    #expect(try get("/api/v1/connect", ["Origin": "https://chat.example.org"]) == 400)
    #expect(try get("/quka/api/v1/mode") == 200)
    #expect(try get("/api/v1/nothing") == 404)
  }

  @Test("strict: space123 is not there")
  func strictSpace() throws {
    let server = try ServeProcess("--strict")
    #expect(try status(server, Self.chats, Self.accessToken) == 403)
  }

  @Test("strict: the fields are the real server's, and so are the refusals")
  func strictFields() throws {
    let server = try ServeProcess("--strict")
    let chats = "/api/v1/\(try firstSpace(server))/chat"
    let created = try post(server, chats, Self.accessToken, of: Created.self)
    #expect(created.code == nil)
    #expect(created.message == nil)
    #expect(created.data?.id == nil)
    let path = "\(chats)/\(try #require(created.data?.sessionId))"
    let message = try #require(
      try post(server, "\(path)/message/id", Self.accessToken, of: String.self).data)

    let alias = #"{"id":"\#(message)","message":"hello"}"#
    #expect(try status(server, "\(path)/message", Self.jsonHeaders, body: alias) == 400)
    let real = #"{"message_id":"\#(message)","message":"hello"}"#
    #expect(try status(server, "\(path)/message", Self.formHeaders, body: real) == 400)
    #expect(try status(server, "\(path)/message", Self.jsonHeaders, body: real) == 200)
  }

  private static let jsonHeaders = accessToken.merging(json) { $1 }
  private static let formHeaders = accessToken.merging(form) { $1 }

  private struct Spaces: Decodable {
    struct Space: Decodable {
      var spaceId: String
    }

    var list: [Space]?
  }

  private struct Answer: Decodable, Equatable {
    var complete: Int
    var text: String
  }

  /// The newest message of a chat; nil while it is still the question.
  private func answer(_ server: ServeProcess, _ path: String) throws -> Answer? {
    struct Page: Decodable {
      struct Row: Decodable { var meta: Meta }
      struct Meta: Decodable {
        var role: Int
        var complete: Int
        var message: Text
      }
      struct Text: Decodable { var text: String }
      var list: [Row]
    }
    let page = try HTTPExchange(
      "GET", port: server.port, path: "\(path)/history/list?page=1&pagesize=9",
      headers: Self.accessToken
    ).decode(Envelope<Page>.self).data
    guard let newest = page?.list.last?.meta, newest.role == 2 else { return nil }
    return Answer(complete: newest.complete, text: newest.message.text)
  }

  private func firstSpace(_ server: ServeProcess) throws -> String {
    let answer = try HTTPExchange(
      "GET", port: server.port, path: "/api/v1/space/list", headers: Self.accessToken)
    let list = try answer.decode(Envelope<Spaces>.self).data?.list
    return try #require(list?.first?.spaceId)
  }

  private func post<Value: Decodable>(
    _ server: ServeProcess, _ path: String, _ headers: [String: String], of type: Value.Type
  ) throws -> Envelope<Value> {
    try HTTPExchange("POST", port: server.port, path: path, headers: headers)
      .decode(Envelope<Value>.self)
  }

  private func status(
    _ server: ServeProcess, _ path: String, _ headers: [String: String], body: String = ""
  ) throws -> Int {
    try HTTPExchange("POST", port: server.port, path: path, headers: headers, body: body).status
  }
}

import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Synchronization
import Testing

@Suite("REST calls", .timeLimit(.minutes(5)))
struct QukaAPITests {
  private let space = SpaceID("s")
  private let session = SessionID("1")

  @Test("a call carries the access token, fixed English and no other credential")
  func headers() async throws {
    let server = try await ScriptedServer.start { _ in .data(#"{"user_id":"u","appid":"quka"}"#) }
    let api = try QukaAPI.make(server.url)
    let user = try await api.user()
    #expect(user.appID == "quka")
    let request = try #require(server.requests.first)
    #expect(request.method == "GET")
    #expect(request.path == "/api/v1/user/info")
    #expect(request.headers["x-access-token"] == ServerConfiguration.testToken)
    #expect(request.headers["accept-language"] == "en")
    #expect(request.headers["authorization"] == nil)
    #expect(request.headers["x-authorization"] == nil)
    api.shutdown()
    await server.stop()
  }

  @Test("a login token travels in its own header, and a path prefix is kept")
  func loginToken() async throws {
    let server = try await ScriptedServer.start { _ in .data(#"{"list":null}"#) }
    let api = try QukaAPI.make(server.url + "/prefix", authentication: .login)
    #expect(try await api.spaces() == [])
    let request = try #require(server.requests.first)
    #expect(request.path == "/prefix/api/v1/space/list")
    #expect(request.headers["x-authorization"] == ServerConfiguration.testToken)
    #expect(request.headers["x-access-token"] == nil)
    api.shutdown()
    await server.stop()
  }

  @Test("mode is asked without the token")
  func mode() async throws {
    let server = try await ScriptedServer.start { _ in .data("\"selfhost\"") }
    let api = try QukaAPI.make(server.url)
    #expect(try await api.mode() == "selfhost")
    let request = try #require(server.requests.first)
    #expect(!request.headers.values.contains { $0.contains(ServerConfiguration.testToken) })
    api.shutdown()
    await server.stop()
  }

  @Test("a send is JSON, reports when it was written, and answers its receipt")
  func send() async throws {
    let server = try await ScriptedServer.start { _ in
      .data(#"{"sequence":7,"answer_id":"a"}"#)
    }
    let api = try QukaAPI.make(server.url)
    let written = Mutex(0)
    let receipt = try await api.sendHello { written.withLock { $0 += 1 } }
    #expect(receipt == SendReceipt(sequence: 7, answer: MessageID("a")))
    #expect(written.withLock { $0 } == 1)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.path == "/api/v1/s/chat/1/message")
    #expect(request.headers["content-type"]?.hasPrefix("application/json") == true)
    #expect(try JSONValue(parsing: request.body)["message"]?.string == "hello")
    api.shutdown()
    await server.stop()
  }

  @Test(
    "a success without an answer id is a failure (§3.4)",
    arguments: [#"{"sequence":7,"answer_id":""}"#, #"{"sequence":7}"#]
  )
  func emptyAnswer(data: String) async throws {
    let server = try await ScriptedServer.start { _ in .data(data) }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: APIError.answerNotStarted) { try await api.sendHello() }
    api.shutdown()
    await server.stop()
  }

  @Test(
    "the server's refusals keep status, code and message (§2.2)",
    arguments: [400, 401, 402, 403, 404, 429, 500]
  )
  func refusals(status: Int) async throws {
    let server = try await ScriptedServer.start { _ in .failure(status, "words") }
    let api = try QukaAPI.make(server.url)
    let error = APIError.refused(status: status, code: status, message: "words")
    await #expect(throws: error) { try await api.user() }
    #expect(error.sentence.contains("\(status)"))
    api.shutdown()
    await server.stop()
  }

  @Test(
    "answers that are not the envelope are told apart",
    arguments: [
      (.status(200, "<html></html>", type: "text/html"), .notQuka(status: 200)),
      (.status(200, ""), .notQuka(status: 200)),
      (.status(200, #"{"hello":1}"#), .notQuka(status: 200)),
      (.status(404, "404 page not found", type: "text/plain"), .notQuka(status: 404)),
      (.status(502, "<html>bad gateway</html>"), .notQuka(status: 502)),
      (.status(500, ""), .notQuka(status: 500)),
      (.status(401, "<html></html>"), .refused(status: 401, code: 401, message: "")),
      (.status(429, ""), .refused(status: 429, code: 429, message: "")),
      (.raw("HTTP/1.1 204 No Content\r\n\r\n"), .unreadableAnswer(.user)),
      (.data("null"), .unreadableAnswer(.user)),
      (.data("[]"), .unreadableAnswer(.user)),
      (
        .status(200, #"{"code":403,"message":"no","data":null}"#),
        .refused(status: 200, code: 403, message: "no")
      ),
      (.raw("this is not HTTP\r\n\r\n"), .notQuka(status: 0)),
    ] as [(ScriptedServer.Answer, APIError)]
  )
  func foreignAnswers(answer: ScriptedServer.Answer, error: APIError) async throws {
    let server = try await ScriptedServer.start { _ in answer }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: error) { try await api.user() }
    #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
    api.shutdown()
    await server.stop()
  }

  @Test("an empty 204 is enough where nothing is expected")
  func noContent() async throws {
    let server = try await ScriptedServer.start { _ in
      .raw("HTTP/1.1 204 No Content\r\n\r\n")
    }
    let api = try QukaAPI.make(server.url)
    try await api.deleteSession(space: space, session: session)
    #expect(server.requests.first?.method == "DELETE")
    api.shutdown()
    await server.stop()
  }

  @Test("a redirect is not followed: the token would travel along")
  func redirect() async throws {
    let target = try await ScriptedServer.start { _ in .data("null") }
    let location = "Location: \(target.url)/api/v1/user/info\r\n"
    let server = try await ScriptedServer.start { _ in .status(302, "", headers: location) }
    let api = try QukaAPI.make(server.url)
    await #expect(
      throws: APIError.redirected(status: 302, location: "\(target.url)/api/v1/user/info")
    ) {
      try await api.user()
    }
    #expect(target.connections == 0)
    api.shutdown()
    await server.stop()
    await target.stop()
  }

  @Test(
    "a connection that ends without a whole answer is lost",
    arguments: [
      .cut, .cut(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"meta\":"),
      .cut(after: "HTTP/1.1 200"),
    ] as [ScriptedServer.Answer]
  )
  func cut(answer: ScriptedServer.Answer) async throws {
    let server = try await ScriptedServer.start { _ in answer }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: APIError.connectionLost(host: "127.0.0.1:\(server.port)")) {
      try await api.user()
    }
    api.shutdown()
    await server.stop()
  }

  @Test("nobody listening is said at once, not after the deadline")
  func connectionRefused() async throws {
    let port = try ClosedPort()
    let host = "127.0.0.1:\(port.number)"
    let api = try QukaAPI.make("http://\(host)")
    let error = APIError.unreachable(host: host, .refused)
    await #expect(throws: error) { try await api.user() }
    #expect(
      error.sentence == "Cannot reach \(host) (connection refused). Is the server running?")
    #expect(error.sentenceAtStart == error.sentence + " Try --mock for the offline demo.")
    api.shutdown()
  }

  @Test("a silent server runs into the deadline")
  func timeout() async throws {
    let server = try await ScriptedServer.start { _ in .silence }
    let api = try QukaAPI.make(
      server.url, timeouts: .init(request: .milliseconds(150), send: .milliseconds(150)))
    let error = APIError.timedOut(host: "127.0.0.1:\(server.port)")
    await #expect(throws: error) { try await api.user() }
    await #expect(throws: error) { try await api.sendHello() }
    api.shutdown()
    await server.stop()
  }

  @Test("no error shows the token")
  func redaction() throws {
    let configuration = try ServerConfiguration.make("http://127.0.0.1:1")
    let errors: [APIError] = [
      .unreachable(host: configuration.address.authority, .refused), .timedOut(host: "h"),
      .connectionLost(host: "h"), .refused(status: 418, code: 1, message: "m"),
      .notQuka(status: 999), .redirected(status: 301, location: nil),
      .noWay(.tls(.selfSigned(host: "h"))), .unreadableAnswer(.receipt), .answerNotStarted,
      .answerTooLarge, .cancelled,
    ]
    for error in errors {
      #expect(!"\(error)".contains(configuration.token))
      #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
    }
    #expect(APIError.refused(status: 401, code: 401, message: "").sentence.contains("QUKA_TOKEN"))
  }
}

import NIOPosix
import QukaClient
import QukaWire
import Testing

@Suite("What a server may make this client keep", .timeLimit(.minutes(5)))
struct LimitTests {
  @Test("pings to a client whose pongs nobody reads end the connection")
  func outbound() async throws {
    // Far more than the system's own buffers take; each is answered with as much.
    let ping = [0x89, 0x7D] + [UInt8](repeating: 7, count: 125)
    let flood = [UInt8](Array(repeating: ping, count: 150_000).joined())
    let server = try await RawTestServer.start(sending: flood, isReading: false)
    let log = EventLog()
    let limits = WebSocketLimits(outboundBytes: 100_000)
    _ = try await WebSocketEndpoint.make(port: server.port, limits: limits).connect(log)
    let expected: [WebSocketConnection.Event] = [
      .opened(subprotocol: nil), .closed(.failed(.outboundTooBig(limit: 100_000))),
    ]
    #expect(await log.rest() == expected)
    try await server.stop()
  }

  @Test("a body beyond the limit is refused in words, whether its length is told or not")
  func body() async throws {
    let user = #"{"meta":{"code":0},"data":{"user_id":"u"},"x":""#
    let big = user + String(repeating: "x", count: 5_000) + #""}"#
    let answers: [ScriptedServer.Answer] = [
      .status(200, big),
      .raw(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "\(String(big.utf8.count, radix: 16))\r\n\(big)\r\n0\r\n\r\n"),
      .cut(after: "HTTP/1.1 200 OK\r\n\r\n" + big),
    ]
    for answer in answers {
      let server = try await ScriptedServer.start { _ in answer }
      var configuration = try ServerConfiguration.make(server.url)
      configuration.answerBytes = 5_000
      let api = QukaAPI(configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
      await #expect(throws: APIError.answerTooLarge) { try await api.user() }
      api.shutdown()
      configuration.answerBytes = big.utf8.count
      let patient = QukaAPI(
        configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
      #expect(try await patient.user().id == "u")
      patient.shutdown()
      await server.stop()
    }
  }

  @Test("a head without end is refused in words")
  func head() async throws {
    for field in ["X: " + String(repeating: "x", count: 100_000) + "\r\n", "X: y\r\n"] {
      let fields = String(repeating: field, count: field.count > 100 ? 1 : 20_000)
      let server = try await ScriptedServer.start { _ in .raw("HTTP/1.1 200 OK\r\n\(fields)") }
      let api = try QukaAPI.make(server.url)
      await #expect(throws: APIError.answerTooLarge) { try await api.user() }
      api.shutdown()
      await server.stop()
    }
  }
}

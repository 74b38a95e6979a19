import NIOCore
import NIOPosix
import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("Answers that break the rules of HTTP", .timeLimit(.minutes(5)))
struct BrokenAnswerTests {
  private static let deadline = Duration.seconds(20)

  private static func configuration(
    _ port: Int, proxy: Proxy? = nil
  ) throws -> ServerConfiguration {
    let name = proxy == nil ? "127.0.0.1" : "quka.invalid"
    return try ServerConfiguration(
      baseURL: "http://\(name):\(port)", token: ServerConfiguration.testToken,
      timeouts: .init(request: deadline, send: deadline, stop: deadline), proxy: proxy)
  }

  private static func api(_ configuration: ServerConfiguration) -> QukaAPI {
    QukaAPI(configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
  }

  private static func broken(_ line: String) -> APIError {
    .brokenAnswer(.head(.unusableStatus("\"\(line)\"")))
  }

  private static func head(_ status: String) -> String {
    "HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n"
  }

  @Test("no status from 000 to 999 ends the program", arguments: 0...9)
  func statuses(hundreds: Int) async throws {
    // The path tells the server which.
    let server = try await ScriptedServer.start { request in
      .raw(Self.head(String(request.path.split(separator: "/").last ?? "")))
    }
    let api = try QukaAPI.make(server.url)
    for number in 0...99 {
      let status = "\(hundreds)\(number / 10)\(number % 10)"
      // After an informational answer the real one is waited for; an empty 204 is enough.
      if hundreds == 1 && status != "101" || status == "204" { continue }
      let error = await #expect(throws: APIError.self) {
        try await api.deleteSession(space: SpaceID("s"), session: SessionID(status))
      }
      if !(1...5).contains(hundreds) { #expect(error == Self.broken("HTTP/1.1 \(status) X")) }
    }
    api.shutdown()
    await server.stop()
  }

  @Test("every call, the stop's own connection too, tells of an impossible status")
  func calls() async throws {
    let server = try await ScriptedServer.start { _ in .raw(Self.head("000")) }
    let api = try QukaAPI.make(server.url)
    let line = try StopLine.make(server.url)
    let (space, session) = (SpaceID("s"), SessionID("1"))
    let calls: [@Sendable () async throws -> Void] = [
      { _ = try await api.mode() }, { _ = try await api.user() }, { _ = try await api.spaces() },
      { _ = try await api.sessions(space: space) },
      { _ = try await api.createSession(space: space) },
      { try await api.deleteSession(space: space, session: session) },
      { _ = try await api.nameSession(space: space, session: session, firstMessage: "x") },
      { _ = try await api.messageID(space: space, session: session) },
      { _ = try await api.history(space: space, session: session) },
      { _ = try await api.knowledge(space: space, id: KnowledgeID("k")) },
      { _ = try await api.sendHello() }, { try await line.stopOne() },
      { try await line.stopOne(fresh: true) },
    ]
    for call in calls {
      await #expect(throws: Self.broken("HTTP/1.1 000 X")) { try await call() }
    }
    await line.warm()
    api.shutdown()
    line.shutdown()
    await server.stop()
  }

  @Test("behind a proxy it is the same", arguments: [Proxy.Kind.http, .socks5])
  func proxies(kind: Proxy.Kind) async throws {
    let server = try await ScriptedServer.start { _ in .raw(Self.head("000")) }
    let proxy = try await TestProxy.start()
    let way = Proxy(kind: kind, host: "127.0.0.1", port: proxy.port)
    let configuration = try Self.configuration(server.port, proxy: way)
    let api = Self.api(configuration)
    let line = StopLine(
      configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
    await #expect(throws: Self.broken("HTTP/1.1 000 X")) { try await api.user() }
    await #expect(throws: Self.broken("HTTP/1.1 000 X")) { try await line.stopOne() }
    api.shutdown()
    line.shutdown()
    await proxy.stop()
    await server.stop()
  }

  @Test(
    "whatever a proxy answers instead of a tunnel is an error too",
    arguments: ["000", "099", "100", "101", "199", "204", "600", "999"])
  func brokenProxies(status: String) async throws {
    let proxy = try await TestProxy.start { _ in .raw(Self.head(status) + "rest") }
    let way = Proxy(host: "127.0.0.1", port: proxy.port)
    var configuration = try Self.configuration(80, proxy: way)
    configuration.timeouts.connect = .milliseconds(100)
    configuration.timeouts.request = .milliseconds(200)
    let api = Self.api(configuration)
    await #expect(throws: APIError.self) { try await api.user() }
    api.shutdown()
    await proxy.stop()
  }

  @Test(
    "each way to break them has a sentence of its own",
    arguments: [
      ("HTTP/1.1 200 X\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .severalLengths),
      (
        "HTTP/1.1 200 X\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        .severalLengths
      ),
      ("HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\n", .unreadableLength("\"-1\"")),
      ("HTTP/1.1 200 X\r\nTransfer-Encoding: x\r\n\r\n", .unknownCoding("\"x\"")),
      ("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .brokenChunk),
      ("HTTP/1.1 101 X\r\nUpgrade: x\r\n\r\n", .unaskedUpgrade),
      ("HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 X\r\n\r\n", .unasked),
      ("HTTP/1.1 204 X\r\nContent-Length: 2\r\n\r\n{}", .unasked),
      ("HTTP/1.1 200 X\r\nx\r\n\r\n", .head(.unreadableField("\"x\""))),
    ] as [(String, ResponseError)])
  func rules(answer: String, error: ResponseError) async throws {
    let server = try await ScriptedServer.start { _ in .raw(answer) }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: APIError.brokenAnswer(error)) { try await api.user() }
    api.shutdown()
    await server.stop()
  }

  @Test(
    "nothing goes out for an id that would lead the request elsewhere", arguments: ["", ".", ".."])
  func identifiers(id: String) async throws {
    let server = try await ScriptedServer.start { _ in .data("null") }
    let api = try QukaAPI.make(server.url)
    let line = try StopLine.make(server.url)
    let calls: [@Sendable () async throws -> Void] = [
      { try await api.deleteSession(space: SpaceID("s"), session: SessionID(id)) },
      { try await api.deleteSession(space: SpaceID(id), session: SessionID("1")) },
      { _ = try await api.sessions(space: SpaceID(id)) },
      { try await line.stop(space: SpaceID("s"), session: SessionID(id)) },
      { try await line.stop(space: SpaceID(id), session: SessionID("1"), fresh: true) },
    ]
    for call in calls {
      await #expect(throws: APIError.unusableIdentifier) { try await call() }
    }
    #expect(server.requests.isEmpty)
    api.shutdown()
    line.shutdown()
    await server.stop()
  }

  @Test("a flood of informational answers ends at the bound of a head")
  func informational() async throws {
    let hints = String(repeating: "HTTP/1.1 103 X\r\n\r\n", count: 5_000)
    let server = try await ScriptedServer.start { _ in .raw(hints) }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: APIError.answerTooLarge) { try await api.user() }
    api.shutdown()
    await server.stop()
  }

  @Test("a length beyond the bound is refused before its bytes come")
  func hugeLength() async throws {
    let server = try await ScriptedServer.start { _ in
      .raw("HTTP/1.1 200 X\r\nContent-Length: 999999999999\r\n\r\n")
    }
    let api = try QukaAPI.make(server.url)
    await #expect(throws: APIError.answerTooLarge) { try await api.user() }
    api.shutdown()
    await server.stop()
  }

  @Test("a server that speaks on an idle connection loses it, and nothing else")
  func idle() async throws {
    let user = ScriptedServer.Answer.data(#"{"user_id":"u"}"#)
    let server = try await ScriptedServer.start { _ in user }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let api = QukaAPI(configuration: try .make(server.url), group: group)
    _ = try await api.user()
    await server.speak("HTTP/1.1 000 X\r\n\r\n")
    // The server hears of the end before the loop that closes the connection has told everybody: that is done by the
    // end of its round, in which the first of these may still fall.
    for _ in 0..<2 { try await group.next().submit {}.get() }
    #expect(try await api.user().id == "u")
    #expect(server.connections == 2)
    api.shutdown()
    await server.stop()
    try await group.shutdownGracefully()
  }

  @Test(
    "a server that speaks before it is asked, too early, in pieces or not at all ends no program",
    arguments: [false, true])
  func hasty(isSecure: Bool) async throws {
    let server = try await HastyServer.start(
      tls: isSecure ? TestCertificate.serverContext() : nil)
    try await TestCertificate.withAuthorityFile { file in
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      var configuration = try ServerConfiguration(
        baseURL: "\(isSecure ? "https" : "http")://localhost:\(server.port)", token: "t",
        tls: TLSOptions(certificateAuthorityFile: file))
      let short = Duration.milliseconds(100)
      configuration.timeouts = .init(request: short, send: short, stop: short)
      let api = QukaAPI(configuration: configuration, group: group)
      let line = StopLine(configuration: configuration, group: group)
      let long = String(repeating: "x", count: 300_000)
      for _ in 0..<10 {
        async let user: User? = try? api.user()
        async let receipt: SendReceipt? = try? api.send(
          space: SpaceID("s"), session: SessionID("1"), message: MessageID("m"), text: long)
        async let stop: Void? = try? line.stopOne()
        _ = await (user, receipt, stop)
      }
      api.shutdown()
      line.shutdown()
      try await group.shutdownGracefully()
    }
    await server.stop()
  }

  @Test("damaged answers fail or succeed in time, and never end the program")
  func damaged() async throws {
    let right = Array(
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "2f\r\n{\"meta\":{\"code\":0},\"data\":{\"user_id\":\"user\"}}  \r\n0\r\n\r\n").utf8)
    let server = try await ScriptedServer.start { request in
      var generator = SeededGenerator(seed: UInt64(request.connection))
      var bytes = right
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] = UInt8.random(in: 0...0x7F, using: &generator)
      }
      return .cut(after: String(decoding: bytes, as: UTF8.self))
    }
    let api = Self.api(try Self.configuration(server.port))
    var outcomes = (right: 0, wrong: 0)
    for _ in 0..<300 {
      do {
        _ = try await api.user()
        outcomes.right += 1
      } catch {
        #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
        outcomes.wrong += 1
      }
    }
    #expect(outcomes.right > 10)
    #expect(outcomes.wrong > 100)
    api.shutdown()
    await server.stop()
  }
}

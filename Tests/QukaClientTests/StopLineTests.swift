import QukaClient
import QukaWire
import Testing

@Suite("Stop line", .timeLimit(.minutes(5)))
struct StopLineTests {
  private static func server() async throws -> ScriptedServer {
    try await ScriptedServer.start { request in
      request.path.hasSuffix("/mode") ? .data("\"selfhost\"") : .data("null")
    }
  }

  @Test("a stop is a POST with the token; the warming request has none")
  func requests() async throws {
    let server = try await Self.server()
    let line = try StopLine.make(server.url)
    await line.warm()
    try await line.stopOne()
    let requests = server.requests
    #expect(requests.map(\.path) == ["/api/v1/mode", "/api/v1/s/chat/1/stop"])
    #expect(requests.map(\.method) == ["GET", "POST"])
    #expect(requests[0].headers["x-access-token"] == nil)
    #expect(requests[1].headers["x-access-token"] == ServerConfiguration.testToken)
    line.shutdown()
    await server.stop()
  }

  @Test("after warming, a stop opens no connection: it finds one that stands")
  func warm() async throws {
    let server = try await Self.server()
    let line = try StopLine.make(server.url)
    await line.warm()
    try await line.stopOne()
    try await line.stopOne()
    // The warmed connection, and the idle one that is kept beside it.
    #expect(server.connections <= 2)
    #expect(server.requests.count == 3)
    line.shutdown()
    await server.stop()
  }

  @Test("a fresh stop takes a connection that nothing used before, and leaves the warm one alone")
  func fresh() async throws {
    let server = try await Self.server()
    let line = try StopLine.make(server.url)
    await line.warm()
    try await line.stopOne(fresh: true)
    try await line.stopOne(fresh: true)
    try await line.stopOne()
    let stops = server.requests.filter { $0.method == "POST" }.map(\.connection)
    #expect(stops.count == 3)
    #expect(Set(stops).count == 3)
    let first = try #require(server.requests.first)
    #expect(!stops.prefix(2).contains(first.connection))
    line.shutdown()
    await server.stop()
  }

  @Test("a stop does not wait behind a warming request that hangs")
  func besideWarming() async throws {
    let server = try await ScriptedServer.start { request in
      request.path.hasSuffix("/mode") ? .silence : .data("null")
    }
    let line = try StopLine.make(server.url)
    let warming = Task { await line.warm() }
    _ = await server.nextRequest()
    try await line.stopOne()
    warming.cancel()
    await warming.value
    line.shutdown()
    await server.stop()
  }

  @Test("after an outage nothing is sent on a connection of before, and the next one is warmed")
  func renewed() async throws {
    let server = try await Self.server()
    let line = try StopLine.make(server.url)
    await line.warm()
    try await line.stopOne()
    line.renewConnections()
    await line.warm()
    try await line.stopOne()
    let connections = server.requests.map(\.connection)
    #expect(connections.count == 4)
    #expect(Set(connections.prefix(2)).isDisjoint(with: connections.suffix(2)))
    line.shutdown()
    line.renewConnections()
    await #expect(throws: APIError.cancelled) { try await line.stopOne() }
    await server.stop()
  }

  @Test("a request that runs is not hurt when the connections are renewed, and ends with the line")
  func renewedMeanwhile() async throws {
    let server = try await ScriptedServer.start { request in
      request.path.hasSuffix("/stop") ? .silence : .data("\"selfhost\"")
    }
    let line = try StopLine.make(server.url)
    let stop = Task { try await line.stopOne() }
    _ = await server.nextRequest()
    line.renewConnections()
    await line.warm()
    #expect(server.requests.count == 2)
    line.shutdown()
    await #expect(throws: APIError.cancelled) { try await stop.value }
    await server.stop()
  }

  @Test("when the server has dropped the warm connection, the stop opens another")
  func dropped() async throws {
    let server = try await Self.server()
    let line = try StopLine.make(server.url)
    await line.warm()
    await server.cutConnections()
    // Whether the client learns of the cut before the stop or by it: the stop gets through.
    try await line.stopOne()
    #expect(server.requests.contains { $0.method == "POST" })
    line.shutdown()
    await server.stop()
  }

  @Test("warming never fails; the stop then says what is wrong")
  func unreachable() async throws {
    let port = try ClosedPort()
    let host = "127.0.0.1:\(port.number)"
    let line = try StopLine.make("http://\(host)")
    await line.warm()
    await #expect(throws: APIError.unreachable(host: host, .refused)) {
      try await line.stopOne()
    }
    await #expect(throws: APIError.unreachable(host: host, .refused)) {
      try await line.stopOne(fresh: true)
    }
    line.shutdown()
  }

  @Test("a stop that is not answered ends at its deadline, fresh or not", arguments: [false, true])
  func timeout(fresh: Bool) async throws {
    let server = try await ScriptedServer.start { _ in .silence }
    let line = try StopLine.make(server.url, timeouts: .init(stop: .milliseconds(150)))
    await #expect(throws: APIError.timedOut(host: "127.0.0.1:\(server.port)")) {
      try await line.stopOne(fresh: fresh)
    }
    line.shutdown()
    await server.stop()
  }

  @Test("refusals are told, and some are final", arguments: [401, 403, 404, 429, 500])
  func refusals(status: Int) async throws {
    let server = try await ScriptedServer.start { _ in .failure(status, "m") }
    let line = try StopLine.make(server.url)
    let error = APIError.refused(status: status, code: status, message: "m")
    await #expect(throws: error) { try await line.stopOne() }
    #expect(error.isFinal == (status < 429))
    line.shutdown()
    await server.stop()
  }

  @Test("a cut connection is answered by one more try on another one, and no further")
  func oneMoreTry() async throws {
    let server = try await ScriptedServer.start { request in
      request.method == "POST" ? .cut : .data("\"x\"")
    }
    let line = try StopLine.make(server.url)
    await line.warm()
    await #expect(throws: APIError.connectionLost(host: "127.0.0.1:\(server.port)")) {
      try await line.stopOne()
    }
    let stops = server.requests.filter { $0.method == "POST" }.map(\.connection)
    #expect(stops.count == 2)
    #expect(Set(stops).count == 2)
    line.shutdown()
    await server.stop()
  }
}

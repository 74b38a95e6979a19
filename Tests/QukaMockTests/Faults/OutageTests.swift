import QukaFaults
import Testing

@testable import QukaMock

@Suite("A server that is away, and requests that it keeps", .timeLimit(.minutes(5)))
struct OutageTests {
  @Test("during an outage every request and every WebSocket is dropped, and later served again")
  func dropped() async throws {
    try await MockServer.run { server in
      server.setOutage(.dropped)
      let client = try await TestHTTP.connect(server)
      await #expect(throws: (any Error).self) { _ = try await client.get("/mode") }
      await #expect(throws: (any Error).self) { _ = try await TestWebSocket.open(server) }
      server.setOutage(nil)
      let fresh = try await TestHTTP.connect(server)
      #expect(try await fresh.get("/mode").status == 200)
      _ = try await TestWebSocket.join(server)
    }
  }

  @Test("a gateway in front of a server that is away answers 502 with its own page")
  func gateway() async throws {
    try await MockServer.run { server in
      server.setOutage(.gateway)
      let client = try await TestHTTP.connect(server)
      let page = try await client.get("/mode")
      #expect(page.status == 502)
      #expect(page.header("Content-Type") == "text/html")
      let socket = try await TestWebSocket.open(server)
      #expect(socket.head.hasPrefix("HTTP/1.1 502"))
      #expect(server.requests().count == 1)
    }
  }

  @Test("one held exchange can go on, and another can be dropped without being carried out")
  func heldOneByOne() async throws {
    try await MockServer.run { server in
      server.inject(.holdRequest, on: .createSession, times: 2)
      let clients = [try await TestHTTP.connect(server), try await TestHTTP.connect(server)]
      let other = try await TestHTTP.connect(server)
      for (count, client) in clients.enumerated() {
        try await client.send("POST", "/space123/chat")
        while server.heldCount <= count { _ = try await other.get("/mode") }
      }
      #expect(server.heldExchanges.map(\.id) == [1, 2])
      #expect(server.heldExchanges.allSatisfy { $0.route == .createSession })
      server.dropHeld(1)
      await #expect(throws: (any Error).self) { _ = try await clients[0].answer() }
      server.releaseHeld(2)
      #expect(try await clients[1].answer().status == 200)
      #expect(server.heldExchanges.isEmpty)
      #expect(try await other.get("/space123/chat/list?page=1&pagesize=9").data?["total"] == 1)
    }
  }

  @Test("a request whose client has gone is awaited by nobody, and can still be carried out")
  func straggler() async throws {
    try await MockServer.run { server in
      server.inject(.holdRequest, on: .createSession)
      let client = try await TestHTTP.connect(server)
      let other = try await TestHTTP.connect(server)
      try await client.send("POST", "/space123/chat")
      while server.heldCount == 0 { _ = try await other.get("/mode") }
      await client.close()
      while server.heldCount > 0 { _ = try await other.get("/mode") }
      #expect(server.heldExchanges.map(\.isAwaited) == [false])
      server.releaseHeld(1)
      #expect(try await other.get("/space123/chat/list?page=1&pagesize=9").data?["total"] == 1)
    }
  }
}

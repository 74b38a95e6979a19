import QukaFaults
import Testing

@testable import QukaMock

@Suite("WebSockets that end, and commands that are refused", .timeLimit(.minutes(5)))
struct SocketFaultTests {
  @Test(
    "every WebSocket can be closed with any code",
    arguments: [
      (3008, "slow"), (3012, "no pong"), (3501, "bad request"), (3001, "shutdown"),
      (4000, "odd"),
    ] as [(UInt16, String)])
  func close(code: UInt16, reason: String) async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let sockets = [try await TestWebSocket.join(server), try await TestWebSocket.open(server)]
      server.closeSockets(code: code, reason: reason)
      for socket in sockets {
        #expect(try await socket.next() == .close(code: Int(code), reason: reason))
      }
      #expect(try await client.get("/mode").status == 200)
      _ = try await TestWebSocket.join(server)
    }
  }

  @Test("the WebSockets can be cut without a close frame while requests go on")
  func cut() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let socket = try await TestWebSocket.join(server)
      server.cutSockets()
      #expect(try await socket.next() == .end)
      #expect(try await client.get("/mode").status == 200)
    }
  }

  @Test("a good token can be refused: error 100, and after five seconds silence ends the link")
  func refusedToken() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      server.refuseTokens()
      let socket = try await TestWebSocket.open(server)
      try await socket.send(TestWebSocket.connectCommand())
      #expect(
        try await socket.line()
          == #"{"id":1,"error":{"code":100,"message":"internal server error","temporary":true}}"#)
      clock.advance(by: .seconds(4))
      try await socket.send(opcode: 9, payload: [1])
      #expect(try await socket.next() == .pong([1]))
      clock.advance(by: .seconds(1))
      #expect(try await socket.next() == .end)
      _ = try await TestWebSocket.join(server)
    }
  }

  @Test("a subscription can be refused for ever or for a while")
  func refusedSubscription() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      server.refuseSubscriptions()
      server.refuseSubscriptions(isTemporary: true)
      var answers: [String] = []
      for id in 2...4 {
        try await socket.send(#"{"id":\#(id),"subscribe":{"channel":"x"}}"#)
        answers.append(try await socket.line())
      }
      #expect(
        answers == [
          #"{"id":2,"error":{"code":103,"message":"permission denied"}}"#,
          #"{"id":3,"error":{"code":100,"message":"internal server error","temporary":true}}"#,
          #"{"id":4,"subscribe":{}}"#,
        ])
    }
  }

  @Test("the next frame can be cut in half, and what follows it is lost")
  func halfFrame() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      #expect(server.socketCount == 1)
      server.spoilNextFrame(.halfFrame)
      try await socket.send(#"{"id":2,"subscribe":{"channel":"x"}}"#)
      let whole = #"{"id":2,"subscribe":{}}"#
      let half = try await socket.socket.read(2 + whole.utf8.count / 2)
      #expect(half.prefix(2) == [0x81, UInt8(whole.utf8.count)])
      #expect(String(decoding: half.dropFirst(2), as: UTF8.self) == whole.prefix(half.count - 2))
      #expect(try await socket.next() == .end)
      #expect(server.socketCount == 0)
      _ = try await TestWebSocket.join(server)
    }
  }

  @Test("the next frame can find the connection slow: it is dropped, and 3008 ends it")
  func slowFrame() async throws {
    try await MockServer.run { server in
      let socket = try await TestWebSocket.join(server)
      server.spoilNextFrame(.slow)
      try await socket.send(#"{"id":2,"subscribe":{"channel":"x"}}"#)
      #expect(try await socket.next() == .close(code: 3008, reason: "slow"))
    }
  }
}

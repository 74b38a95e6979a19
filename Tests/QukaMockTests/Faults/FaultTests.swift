import QukaFaults
import Testing

@testable import QukaMock

@Suite("Faults on demand", .timeLimit(.minutes(5)))
struct FaultTests {
  @Test("a held answer comes when it is released; the turn runs meanwhile")
  func holdAnswer() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      server.inject(.holdAnswer, on: .send)
      let body = #"{"message_id":"m","message":"x"}"#
      let json = [("Content-Type", "application/json")]
      try await client.send("POST", "/space123/chat/\(session)/message", body: body, headers: json)
      let other = try await TestHTTP.connect(server)
      while server.heldCount == 0 { _ = try await other.get("/mode") }
      clock.advance(by: .seconds(5))
      #expect(try await socket.publications(until: ["3"]).last?.complete == 1)
      server.releaseHeld()
      #expect(try await client.answer().status == 200)
      #expect(server.heldCount == 0)
    }
  }

  @Test("a held request is carried out when it is released")
  func holdRequest() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.inject(.holdRequest, on: .stop)
      try await client.send("POST", "/space123/chat/\(session)/stop")
      let other = try await TestHTTP.connect(server)
      while server.heldCount == 0 { _ = try await other.get("/mode") }
      _ = try await other.ask("x", session: session)
      #expect(server.counters().active == 1)
      server.releaseHeld()
      #expect(try await client.answer().status == 200)
      #expect(server.counters().active == 0)
    }
  }

  @Test("the next n stops are ignored, the one after works")
  func ignoredStops() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      _ = try await client.ask("x", session: session)
      server.inject(.ignore, on: .stop, times: 2)
      for _ in 0..<2 {
        #expect(try await client.stop(session).status == 200)
        #expect(server.counters().active == 1)
      }
      #expect(try await client.stop(session).status == 200)
      #expect(server.counters().active == 0)
    }
  }

  @Test("statuses, error pages and closed connections")
  func refusals() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      server.inject(.refuse(status: 500), on: .createSession)
      #expect(try await client.post("/space123/chat").message == "Internal system error")
      server.inject(.html(status: 502), on: .createSession)
      let page = try await client.post("/space123/chat")
      #expect(page.status == 502)
      #expect(page.header("Content-Type") == "text/html")
      server.inject(.refuse(status: 429), on: .createSession)
      server.clearFaults()
      #expect(try await client.post("/space123/chat").status == 200)
      server.inject(.dropConnection, on: .createSession)
      try await client.send("POST", "/space123/chat")
      await #expect(throws: TestSocket.Ended.self) { _ = try await client.answer() }
    }
  }

  @Test("a delayed answer comes at its time")
  func delay() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      server.inject(.delayAnswer(.seconds(3)), on: .mode)
      try await client.send("GET", "/mode")
      let other = try await TestHTTP.connect(server)
      while clock.pendingTimers == 0 { _ = try await other.get("/user/info") }
      clock.advance(by: .seconds(3))
      #expect(try await client.answer().data == "selfhost")
    }
  }

  @Test("every connection can be cut, and requests are remembered with their connection")
  func cut() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      #expect(server.subscribers(space: "space123", session: session) == 1)
      await server.cutConnections()
      #expect(try await socket.next() == .end)
      await #expect(throws: (any Error).self) { _ = try await client.get("/mode") }
      let fresh = try await TestHTTP.connect(server)
      _ = try await fresh.stop(session)
      #expect(server.requests().map(\.route) == [.createSession, .stop])
      #expect(Set(server.requests().map(\.connection)).count == 2)
    }
  }

  @Test("every error of the API can be asked for, each with its text")
  func errors() async throws {
    let texts: [(Int, String)] = [
      (400, "Invalid arguments"), (401, "Unauthorized"),
      (402, "Payment required, Please upgrade your account"), (403, "Permission denied"),
      (404, "Resource does not exist"), (429, "Request forbidden, Too many requests"),
      (500, "Internal system error"),
    ]
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      for (status, text) in texts {
        server.inject(.refuse(status: status), on: .user)
        let answer = try await client.get("/user/info")
        #expect(answer.status == status)
        #expect(answer.message == text)
        #expect(answer.json["meta"]?["code"]?.integer == Int64(status))
        #expect(answer.data == .null)
      }
      #expect(try await client.get("/user/info").status == 200)
    }
  }

  @Test("the send's lock can be busy n times; nothing is stored meanwhile")
  func busy() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.inject(.busy, on: .send, times: 2)
      for _ in 0..<2 {
        let answer = try await client.ask("x", session: session)
        #expect(answer.status == 403)
        #expect(answer.message == "Request forbidden, refresh or try again later")
      }
      #expect(server.counters().registered == 0)
      #expect(try await client.ask("x", session: session).data?["sequence"] == 1)
    }
  }

  @Test("a send that fails inside stores the question and answers without an answer_id")
  func emptyAnswerID() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.inject(.emptyAnswerID, on: .send)
      let answer = try await client.ask("x", session: session)
      #expect(answer.status == 200)
      #expect(answer.data == ["sequence": 1, "answer_id": ""])
      #expect(server.counters().registered == 0)
      let history = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=9")
      #expect(history.data?["total"] == 1)
    }
  }

  @Test("answers without a body, and half an answer")
  func brokenBodies() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      for status in [200, 204] {
        server.inject(.empty(status: status), on: .spaces)
        let answer = try await client.get("/space/list")
        #expect(answer.status == status)
        #expect(answer.body.isEmpty)
      }
      let whole = try await client.get("/space/list")
      server.inject(.truncate, on: .spaces)
      let half = try await client.get("/space/list")
      #expect(half.status == 200)
      #expect(half.json == .null)
      #expect(!half.body.isEmpty)
      #expect(whole.body.utf8.prefix(9).elementsEqual(half.body.utf8.prefix(9)))
    }
  }

  @Test("a send can be carried out although its connection closes without an answer")
  func dropAnswer() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      server.inject(.dropAnswer, on: .send)
      await #expect(throws: TestSocket.Ended.self) {
        _ = try await client.ask("x", session: session)
      }
      #expect(server.counters().active == 1)
    }
  }

  @Test("a stop whose answer is held has stopped already")
  func heldStop() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      _ = try await client.ask("x", session: session)
      server.inject(.holdAnswer, on: .stop)
      try await client.send("POST", "/space123/chat/\(session)/stop")
      let other = try await TestHTTP.connect(server)
      while server.heldCount == 0 { _ = try await other.get("/mode") }
      #expect(server.counters().active == 0)
      server.releaseHeld()
      #expect(try await client.answer().status == 200)
    }
  }
}

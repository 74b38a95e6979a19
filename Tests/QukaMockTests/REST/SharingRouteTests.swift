import Testing

@testable import QukaMock

@Suite("Shared sessions (docs/protocol.md §3.6)", .timeLimit(.minutes(5)))
struct SharingRouteTests {
  private let template = #""embedding_url":"https://host/s/s/{token}""#

  @Test("a session is shared under one token, and anybody can read it")
  func share() async throws {
    let script = Script([.begin("a"), .delta("a", "<b>"), .done("a")])
    try await MockServer.run(.make(assistant: ScriptedAssistant { _ in script })) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      _ = try await client.ask("hello", session: session)
      let body = #"{\#(template),"session_id":"\#(session)"}"#
      let shared = try await client.post("/space/space123/session/share", body)
      let token = shared.data?["token"]?.text ?? ""
      #expect(token.count == 32)
      #expect(token.allSatisfy { $0.isHexDigit })
      #expect(shared.data?["url"]?.text == "https://host/s/s/\(token)")
      #expect(try await client.post("/space/space123/session/share", body).data == shared.data)
      let stranger = try await TestHTTP.connect(server, headers: [])
      let view = try await stranger.get("/share/session/\(token)").data
      #expect(view?["user"]?["name"]?.text == "Admin")
      #expect(view?["session"]?["id"]?.text == session)
      #expect(view?["embedding_url"]?.text == "https://host/s/s/\(token)")
      guard case .array(let messages) = view?["messages"] else { throw TestSocket.Ended() }
      #expect(messages.map { $0["meta"]?["message"]?["text"]?.text } == ["hello", "<b>"])
      #expect(messages.last?["ext"]?["rel_docs"] == [])
    }
  }

  @Test("what is not found, or has no messages, is 204 without a body")
  func nothing() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let body = #"{\#(template),"session_id":"\#(session)"}"#
      let shared = try await client.post("/space/space123/session/share", body)
      for token in ["unknown", shared.data?["token"]?.text ?? ""] {
        let answer = try await client.get("/share/session/\(token)")
        #expect(answer.status == 204)
        #expect(answer.body.isEmpty)
      }
    }
  }

  @Test("missing fields are 400; a plan and the admin role are needed")
  func refusals() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts += [
      Account(id: "e", token: "editor"), Account(id: "p", token: "poor", plan: ""),
    ]
    configuration.spaces[0].roles = ["e": .editor]
    try await MockServer.run(configuration) { server in
      let path = "/space/space123/session/share"
      let whole = #"{\#(template),"session_id":"1"}"#
      let client = try await TestHTTP.connect(server)
      for body in ["", "{}", #"{\#(template)}"#, #"{"session_id":"1"}"#] {
        #expect(try await client.post(path, body).status == 400)
      }
      for (token, status) in [("editor", 403), ("poor", 402), ("nobody", 401)] {
        let other = try await TestHTTP.connect(server, headers: [("X-Access-Token", token)])
        #expect(try await other.post(path, whole).status == status)
      }
    }
  }
}

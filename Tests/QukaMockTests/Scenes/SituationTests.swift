import QukaScenes
import Testing

@testable import QukaMock

@Suite("What others have done and do in a chat", .timeLimit(.minutes(5)))
struct SituationTests {
  /// Opens the chat of a situation on a server on which it is the only one.
  private func enact(
    _ situation: Situation,
    quirks: Bool = true,
    _ body: (Stage) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    var configuration = MockServer.Configuration.make(
      clock: clock, assistant: situation.assistant, quirks: quirks)
    configuration.timing.pingInterval = .seconds(3600)
    configuration.spaces[0].samples = [situation.sample]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let list = try await client.get("/space123/chat/list?page=1&pagesize=9")
      guard case .array(let sessions)? = list.data?["list"] else { throw TestSocket.Ended() }
      let session = try #require(sessions.first?["id"]?.text)
      server.begin(situation, session: session)
      clock.advance(by: situation.opening)
      let socket = try await TestWebSocket.join(server, sessions: [session])
      try await body(
        Stage(server: server, client: client, socket: socket, session: session, clock: clock))
    }
  }

  private struct Stage {
    var server: MockServer
    var client: TestHTTP
    var socket: TestWebSocket
    var session: String
    var clock: ManualClock

    /// The next publications, each message under its number in the order of appearance.
    func events(_ count: Int) async throws -> [String] {
      var ids: [String] = []
      var events: [String] = []
      for _ in 0..<count {
        let event = try await socket.publication()
        if !ids.contains(event.id) { ids.append(event.id) }
        events.append("\(ids.firstIndex(of: event.id) ?? 0):\(event.short)")
      }
      return events
    }
  }

  @Test("every situation comes to rest, with and without quirks", arguments: Catalogue.situations)
  func rest(_ situation: Situation) async throws {
    for quirks in [true, false] {
      try await enact(situation, quirks: quirks) { stage in
        stage.clock.advance(by: .seconds(400))
        #expect(stage.server.counters().runningGenerations == 0)
        #expect(stage.server.counters().active == 0)
        let page = try await stage.client.get(
          "/space123/chat/\(stage.session)/history/list?page=1&pagesize=99")
        guard case .array(let rows)? = page.data?["list"] else { throw TestSocket.Ended() }
        #expect(rows.count >= situation.history.count + 2 * situation.others.count)
      }
    }
  }

  @Test("what was stopped or never begun is listed as generating or created, and shows no life")
  func left() async throws {
    let expected: [(String, [Progress])] = [
      ("an answer that was stopped", [.generating]),
      ("an answer that was never begun", [.created]),
      ("a stopped answer, and another question after it", [.generating, .complete]),
      (
        "parallel calls of one tool, long ago", [.created, .created, .complete, .complete]
      ),
    ]
    for (name, states) in expected {
      try await enact(#require(Catalogue.situation(name))) { stage in
        #expect(try await stage.client.states(of: stage.session) == states)
        stage.clock.advance(by: .seconds(60))
        try await stage.socket.expectSilence()
      }
    }
  }

  @Test("a picture is an attachment of its question (docs/protocol.md §3.4)")
  func picture() async throws {
    try await enact(#require(Catalogue.situation("a question with a picture"))) { stage in
      let page = try await stage.client.get(
        "/space123/chat/\(stage.session)/history/list?page=1&pagesize=9")
      guard case .array(let rows)? = page.data?["list"],
        case .array(let files)? = rows.first?["meta"]?["attach"]
      else { throw TestSocket.Ended() }
      #expect(files.map { $0["type"] } == ["image"])
      #expect(files.first?["url"]?.text?.hasSuffix("quokka%20🐨.png") == true)
    }
  }

  @Test("another client's answer is heard from where it is, and its question is stored only")
  func joined() async throws {
    try await enact(#require(Catalogue.situation("an answer that another client reads"))) {
      stage in
      #expect(try await stage.client.states(of: stage.session) == [.generating])
      stage.clock.advance(by: .seconds(60))
      #expect(
        try await stage.events(11) == repeatElement("0:2/3", count: 10) + ["0:3/1"])
      try await stage.socket.expectSilence()
    }
  }

  @Test("a tool is silent for 80 s and then goes on")
  func silentTool() async throws {
    let situation = try #require(Catalogue.situation("a silent tool that another client waits for"))
    try await enact(situation) { stage in
      #expect(try await stage.client.states(of: stage.session) == [.generating])
      stage.clock.advance(by: .seconds(69))
      try await stage.socket.expectSilence()
      stage.clock.advance(by: .seconds(5))
      #expect(try await stage.events(5) == ["0:6/1", "0:7/1", "1:1/2", "1:2/3", "1:3/1"])
    }
  }

  @Test("a turn that only fails tells of no question; history has it")
  func failing() async throws {
    try await enact(#require(Catalogue.situation("another client's turn that only fails"))) {
      stage in
      stage.clock.advance(by: .seconds(2))
      let events = try await stage.events(3)
      #expect(events == ["0:1/2", "0:4/4", "0:4/4"])
      #expect(try await stage.client.states(of: stage.session) == [.complete, .failed])
    }
  }

  @Test("of two answers at once a stop ends the one that this server knows; the other goes on")
  func oneOfTwo() async throws {
    let situation = try #require(Catalogue.situation("two answers at once, one of them stopped"))
    let own = try #require(situation.own)
    try await enact(situation) { stage in
      _ = try await stage.client.ask("Mine?", session: stage.session)
      stage.clock.advance(by: try #require(own.stop))
      #expect(stage.server.counters().active == 1)
      #expect(stage.server.counters().runningGenerations == 2)
      #expect(try await stage.client.stop(stage.session).status == 200)
      #expect(stage.server.counters().active == 0)
      stage.clock.advance(by: .seconds(60))
      let events = try await stage.events(20)
      #expect(events.count { $0.hasPrefix("0:") } == own.quirks.count)
      #expect(events.last { $0.hasPrefix("0:") } == "0:3/5")
      #expect(events.last == "1:3/1")
      #expect(events.drop { $0 != "0:3/5" }.count { $0 == "1:2/3" } == 9)
      #expect(try await stage.client.states(of: stage.session) == [.generating, .complete])
    }
  }
}

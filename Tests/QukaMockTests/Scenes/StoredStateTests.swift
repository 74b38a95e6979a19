import QukaScenes
import Testing

@testable import QukaMock

/// What the history says of a turn that is over (docs/protocol.md §4.2, §6.4).
@Suite("The states that turns leave in the history", .timeLimit(.minutes(5)))
struct StoredStateTests {
  /// A scene whose end is not told by its events alone.
  struct Case: Sendable, CustomTestStringConvertible {
    var scene: Scene
    var quirks: MockServer.Quirks
    var expected: [Progress]

    static let all: [Case] = CatalogueTests.all.flatMap { scene in
      [
        scene.storedWithQuirks.map { Case(scene: scene, quirks: .all, expected: $0) },
        scene.storedClean.map { Case(scene: scene, quirks: [], expected: $0) },
      ].compactMap(\.self)
    }

    var testDescription: String { "\(scene.name), \(quirks.isEmpty ? "clean" : "quirk")" }
  }

  @Test(
    "history lists every message in the state in which the real server leaves it",
    arguments: Case.all)
  func states(_ row: Case) async throws {
    #expect(try await states(after: row.scene, quirks: row.quirks) == row.expected)
  }

  @Test("every moment of a stop in the middle of a text leaves it generating")
  func midText() throws {
    let scenes = Catalogue.stops.filter { $0.name.hasPrefix("stop mid t") && $0.agent == .standard }
    #expect(scenes.count == 3)
    for scene in scenes { #expect(scene.storedWithQuirks == [.generating]) }
  }

  @Test("the stored state is a quirk of its own: the events stay clean")
  func alone() async throws {
    let scene = try #require(Catalogue.entry("stop mid text"))
    let clock = ManualClock()
    try await MockServer.run(configuration(scene, .storedGenerating, clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      try await client.play(scene, session: session, clock: clock)
      var types: [String] = []
      for _ in scene.clean { types.append(try await socket.publication().short) }
      try await socket.expectSilence()
      #expect(types == scene.clean)
      #expect(try await client.states(of: session) == [.generating])
    }
  }

  @Test("over a restart a stopped answer is still stored as generating, and nothing runs")
  func restart() async throws {
    let scene = try #require(Catalogue.entry("stop mid text"))
    let clock = ManualClock()
    var settings = configuration(scene, .all, clock)
    let server = try await MockServer.start(settings)
    let client = try await TestHTTP.connect(server)
    let session = try await client.newSession()
    try await client.play(scene, session: session, clock: clock)
    await server.shutdown()
    settings.saved = server.savedState
    settings.seed = 2
    try await MockServer.run(settings) { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.states(of: session) == [.generating])
      #expect(server.counters().runningGenerations == 0)
      #expect(try await client.stop(session).status == 200)
      #expect(try await client.states(of: session) == [.generating])
    }
  }

  private func configuration(
    _ scene: Scene, _ quirks: MockServer.Quirks, _ clock: ManualClock
  ) -> MockServer.Configuration {
    var configuration = MockServer.Configuration.make(clock: clock, assistant: scene.assistant)
    configuration.quirks = quirks
    configuration.timing.pingInterval = .seconds(3600)
    return configuration
  }

  private func states(after scene: Scene, quirks: MockServer.Quirks) async throws -> [Progress] {
    let clock = ManualClock()
    var states: [Progress] = []
    try await MockServer.run(configuration(scene, quirks, clock)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      try await client.play(scene, session: session, clock: clock)
      states = try await client.states(of: session)
      #expect(server.counters().active == 0)
    }
    return states
  }
}

extension TestHTTP {
  /// The states of a chat's answers and tools, oldest first.
  func states(of session: String) async throws -> [Progress] {
    let page = try await get("/space123/chat/\(session)/history/list?page=1&pagesize=100")
    guard case .array(let rows)? = JSON(decoding: page.body.utf8)?["data"]?["list"] else {
      return []
    }
    return rows.compactMap { $0["meta"] }.filter { $0["role"] != 1 }
      .compactMap { $0["complete"]?.integer.flatMap(Progress.init) }
  }
}

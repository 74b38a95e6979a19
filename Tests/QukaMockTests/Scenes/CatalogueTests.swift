import QukaScenes
import Testing

@testable import QukaMock

@Suite("The catalogue of turns (docs/protocol.md §6.10, §6.6, §6.8)", .timeLimit(.minutes(5)))
struct CatalogueTests {
  static let all = Catalogue.all + Recording.allCases.map(\.scene)

  @Test("with quirks every scene has the real server's events", arguments: all)
  func quirks(scene: Scene) {
    #expect(scene.played(quirks: true).map(\.event).types == scene.quirks)
  }

  @Test("clean, every scene has its events without the oddities", arguments: all)
  func clean(scene: Scene) {
    let events = scene.played(quirks: false).map(\.event)
    #expect(events.types == scene.clean)
    #expect(events.isClean)
  }

  @Test("names are unique, and every row of docs/protocol.md §6.10 is there in its order")
  func names() {
    let names = Catalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Catalogue.entry("plain")?.quirks == Catalogue.sequences[0].quirks)
    #expect(Catalogue.entry("no such row") == nil)
    let rows = [
      "plain", "tool first", "thinking, tool, answer", "tool error", "unknown tool",
      "provider refuses", "provider breaks mid-stream", "ends without finish marker",
      "same tool twice in parallel", "two parallel tools", "early server error",
      "model returns nothing",
    ]
    #expect(Array(names.prefix(rows.count)) == rows)
  }

  @Test(
    "positions count the code points sent before, in every scene and both forms", arguments: all)
  func positions(scene: Scene) {
    for quirks in [false, true] {
      var lengths: [String: Int] = [:]
      for (_, event) in scene.played(quirks: quirks) {
        switch event {
        case .delta(let id, let text, let startAt, _, _):
          #expect(startAt == lengths[id, default: 0])
          lengths[id, default: 0] += text.unicodeScalars.count
        case .done(let id, let startAt, _, _), .failed(let id, let startAt, _, _, _):
          #expect(startAt == lengths[id, default: 0])
        case .began, .toolUpdated, .toolDone, .toolFailed: continue
        }
      }
    }
  }

  @Test("a turn takes as long as its agent may, to the millisecond")
  func limits() {
    let ends = ["time limit of the default agent", "time limit of the butler"].map { name in
      Catalogue.entry(name)?.played(quirks: true).last?.time
    }
    #expect(ends == [300_000, 60_000])
  }

  @Test(
    "over real sockets too: what a reader sees is what the scene says",
    arguments: [true, false])
  func sockets(quirks: Bool) async throws {
    for scene in Catalogue.all {
      let clock = ManualClock()
      var configuration = MockServer.Configuration.make(
        clock: clock, assistant: scene.assistant, quirks: quirks)
      configuration.timing.pingInterval = .seconds(3600)
      try await MockServer.run(configuration) { server in
        let client = try await TestHTTP.connect(server)
        let session = try await client.newSession()
        let socket = try await TestWebSocket.join(server, sessions: [session])
        try await client.play(scene, session: session, clock: clock)
        let expected = quirks ? scene.quirks : scene.clean
        var seen: [String] = []
        for _ in expected { seen.append(try await socket.publication().short) }
        #expect(seen == expected, "\(scene.name)")
        try await socket.expectSilence()
        #expect(server.counters().active == 0, "\(scene.name)")
        #expect(server.counters().runningGenerations == 0)
      }
    }
  }
}

import QukaMock
import QukaScenes
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A scene of the mock, on the clean or on the quirky server.
struct SceneRun: Sendable, CustomTestStringConvertible {
  var scene: Scene
  var quirks: Bool

  static func both(_ scenes: [Scene]) -> [SceneRun] {
    scenes.flatMap { scene in [false, true].map { SceneRun(scene: scene, quirks: $0) } }
  }

  var testDescription: String { "\(scene.name), \(quirks ? "quirk" : "clean")" }

  var question: String {
    switch scene.agent {
    case .standard: "What happened?"
    case .journal: "@Journal What happened?"
    case .butler: "@Butler What happened?"
    }
  }

  /// Asks, stops where the scene is stopped, and waits for longer than any turn lasts.
  func play(on client: HeadlessClient) async throws {
    try await client.ask(question)
    if let stop = scene.stop {
      try await client.advance(stop)
      try await client.escape()
    }
    try await client.advance(.seconds(400))
  }

  /// Plays it, and looks at what is left on the screen.
  func expectSnapshot(_ kind: String) async throws {
    let scene = scene
    try await HeadlessClient.run(.headless(quirks: quirks) { _ in scene.script }) { client in
      try await play(on: client)
      await Conformance.expectAtRest(client)
      let name = "\(kind) \(scene.name) \(quirks ? "quirk" : "clean")"
      Snapshot.expect(await client.chat, named: name)
    }
  }
}

extension Conformance {
  @Suite("Every sequence of the server, through the whole client") struct SceneTests {
    @Test(
      "§6.10: the sequence ends, with every word once, as a person should see it",
      arguments: SceneRun.both(Catalogue.sequences))
    func sequence(_ run: SceneRun) async throws { try await run.expectSnapshot("sequence") }

    @Test(
      "§6.6: the stopped sequence ends, with every word once, as a person should see it",
      arguments: SceneRun.both(Catalogue.stops))
    func stop(_ run: SceneRun) async throws { try await run.expectSnapshot("scene") }

    @Test(
      "§6.4: parallel calls of one tool end, and none looks failed that did not fail",
      arguments: SceneRun.both(Catalogue.parallelCalls))
    func parallelCalls(_ run: SceneRun) async throws { try await run.expectSnapshot("calls") }

    @Test(
      "fixtures A to L: the recorded turn looks as a person should see it",
      arguments: SceneRun.both(Recording.allCases.map(\.scene)))
    func fixture(_ run: SceneRun) async throws { try await run.expectSnapshot("fixture") }

    @Test(
      "what was seen live looks the same after a reload",
      arguments: SceneRun.both(
        Catalogue.sequences + Catalogue.stops + Catalogue.parallelCalls
          + Recording.allCases.map(\.scene)))
    func reload(_ run: SceneRun) async throws {
      let scene = run.scene
      try await HeadlessClient.run(.headless(quirks: run.quirks) { _ in scene.script }) { client in
        try await run.play(on: client)
        let live = await client.page
        try await client.cut()
        try await client.advance(.seconds(60))
        #expect(await client.page == live)
      }
    }

    @Test("fixture K: what other channels carry does not touch the chat")
    func otherChannels() async throws {
      try await HeadlessClient.run(.headless { _ in .answer("Fine.") }) { client in
        try await client.ask("How are you?")
        let page = await client.page
        let session = await client.state.chats.currentSession?.rawValue ?? ""
        for (_, announcement) in Recording.otherChannels {
          client.server.announce(announcement, space: "space123", session: session)
          try await client.settle()
        }
        #expect(await client.page == page)
      }
    }

    @Test(
      "Esc at every moment of every sequence stops it once, and keeps every word",
      arguments: SceneRun.both(Catalogue.sequences + Recording.allCases.map(\.scene)))
    func escapeEverywhere(_ run: SceneRun) async throws {
      let scene = run.scene
      try await HeadlessClient.run(.headless(quirks: run.quirks) { _ in scene.script }) { client in
        for moment in scene.moments {
          try await client.press(.control("n"))
          try await client.ask(run.question)
          try await client.advance(moment)
          let wasRunning = await client.state.conversation.isGenerating
          try await client.escape()
          try await client.advance(until: { $0.chats.generatingCount == 0 })
          try await client.advance(.seconds(10))
          await Conformance.expectAtRest(client)
          let turn = await client.state.conversation.turn
          #expect((turn?.stop != nil) == wasRunning, "Esc at \(moment)")
          #expect((turn?.stop?.attempts ?? 0) <= 5, "Esc at \(moment)")
        }
      }
    }
  }
}

extension Scene {
  /// Just before and just after every step of the script.
  fileprivate var moments: [Duration] {
    var time = Duration.zero
    var moments: Set<Duration> = []
    for case .wait(let pause) in script.steps {
      moments.insert(time + .milliseconds(5))
      time += pause
      moments.insert(time - .milliseconds(5))
    }
    moments.insert(time + .milliseconds(5))
    return moments.filter { $0 > .zero }.sorted()
  }
}

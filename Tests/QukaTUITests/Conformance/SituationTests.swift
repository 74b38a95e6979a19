import QukaMock
import QukaScenes
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// A chat in which others have been or are, on the clean or on the quirky server.
struct SituationRun: Sendable, CustomTestStringConvertible {
  var situation: Situation
  var quirks: Bool

  static func both(_ situations: [Situation]) -> [SituationRun] {
    situations.flatMap { situation in
      [false, true].map { SituationRun(situation: situation, quirks: $0) }
    }
  }

  var testDescription: String { "\(situation.name), \(quirks ? "quirk" : "clean")" }

  /// Opens the chat when the situation says so, and lets the person act in it.
  func play(_ body: @escaping @Sendable (HeadlessClient) async throws -> Void) async throws {
    let situation = situation
    var configuration = MockServer.Configuration.headless(quirks: quirks) { question in
      situation.assistant.script(for: question)
    }
    configuration.spaces[0].samples = [situation.sample]
    try await HeadlessClient.run(configuration) { client in
      let session = await client.state.chats.sessions.sessions[0].id.rawValue
      client.server.begin(situation, session: session)
      try await client.advance(situation.opening)
      try await client.openFirst()
      try await body(client)
    }
  }
}

extension Conformance {
  @Suite("Chats in which others have been or are") struct SituationTests {
    /// Whether the chat on screen runs, is quiet, or is over.
    private static func word(_ state: AppState) -> String {
      guard let turn = state.conversation.turn, turn.isActive else { return "over" }
      if turn.isQuiet { return "quiet" }
      return turn.isHearsay ? "awaited" : turn.isWithoutNews ? "without news" : "running"
    }

    @Test(
      "every situation comes to rest, as a person should see it",
      arguments: SituationRun.both(Catalogue.situations))
    func rest(_ run: SituationRun) async throws {
      try await run.play { client in
        if let own = run.situation.own {
          try await client.ask("Mine?")
          if let stop = own.stop {
            try await client.advance(stop)
            try await client.escape()
          }
        }
        try await client.advance(.seconds(400))
        await Conformance.expectAtRest(client)
        let live = await client.page
        Snapshot.expect(await client.chat, named: "situation \(run.testDescription)")
        try await client.cut()
        try await client.advance(.seconds(60))
        #expect(await client.page == live, "a reload changes nothing")
      }
    }
  }
}

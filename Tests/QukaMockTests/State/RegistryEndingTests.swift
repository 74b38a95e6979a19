import QukaScenes
import Testing

@testable import QukaMock

@Suite("Every ending takes its registration along (docs/protocol.md §8.5)", .timeLimit(.minutes(5)))
struct RegistryEndingTests {
  /// How a turn ends.
  enum Ending: CaseIterable {
    case done, failure, nothingSaid, collapse, timeLimit, stop, stopBeforeText, stopDuringTool
    case stopOfStubbornTool, sessionDeleted, clientGone

    var script: Script {
      switch self {
      case .done, .sessionDeleted, .clientGone, .stop, .stopBeforeText:
        .answer("one two three four five six seven eight nine ten")
      case .failure: Script([.begin("a"), .delta("a", "x"), .failed("a")])
      case .nothingSaid: Script([])
      case .collapse: Script([.begin("a"), .collapse])
      case .timeLimit: Script([.begin("a"), .wait(.seconds(9000)), .done("a")])
      case .stopDuringTool: .toolFirst
      case .stopOfStubbornTool: .stubbornTool
      }
    }

    var stop: Duration? {
      switch self {
      case .stop: .milliseconds(500)
      case .stopBeforeText, .stopDuringTool, .stopOfStubbornTool: .milliseconds(10)
      case .done, .failure, .nothingSaid, .collapse, .timeLimit, .sessionDeleted, .clientGone:
        nil
      }
    }
  }

  @Test(
    "I5: whatever ends a turn, nothing of it is left, clean and with quirks",
    arguments: Ending.allCases, [false, true])
  func nothingIsLeft(ending: Ending, quirks: Bool) async throws {
    let clock = ManualClock()
    let log = LogCollector()
    let assistant = ScriptedAssistant { _ in ending.script }
    var configuration = MockServer.Configuration.make(
      clock: clock, assistant: assistant, quirks: quirks, log: log)
    configuration.timing.pingInterval = .seconds(9000)
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      if let stop = ending.stop {
        clock.advance(by: stop)
        #expect(try await client.stop(session).status == 200)
      }
      if ending == .sessionDeleted {
        _ = try await client.call("DELETE", "/space123/chat/\(session)")
      }
      if ending == .clientGone { await socket.close() }
      clock.advance(by: ending == .stopBeforeText ? .zero : .seconds(400))
      #expect(server.counters().registered == 1)
      #expect(server.counters().removed == 1)
      #expect(server.counters().active == 0)
      #expect(server.counters().runningGenerations == 0)
      let stopped = [
        "executing stop signal locally", "stop signal published to broker", "close chat stream",
      ]
      #expect(
        log.messages(session: session) == ["question", "stream signal registered"]
          + (ending.stop == nil ? [] : stopped) + ["stream signal removed"])
    }
  }

  @Test("I6: the counters say what was registered, removed, stopped and is running")
  func counters() async throws {
    let clock = ManualClock()
    try await MockServer.run(.make(clock: clock)) { server in
      let client = try await TestHTTP.connect(server)
      var sessions: [String] = []
      for _ in 0..<3 { sessions.append(try await client.newSession()) }
      for session in sessions { _ = try await client.ask("x", session: session) }
      _ = try await client.stop(sessions[0])
      _ = try await client.stop(sessions[0])
      var expected = RegistryCounters()
      (expected.registered, expected.removed, expected.triggered) = (3, 1, 1)
      (expected.active, expected.runningGenerations) = (2, 2)
      #expect(server.counters() == expected)
    }
  }

  @Test(
    "I7: a clean stop ends every open message once with nothing after it, a quirky one does not")
  func cleanAndQuirky() {
    for scene in Catalogue.all where scene.stop != nil && scene.name != "stop after the end" {
      #expect(scene.played(quirks: false).map(\.event).isClean)
      #expect(scene.clean.suffix(1) == ["3/5"])
      #expect(scene.played(quirks: true).map(\.event).types == scene.quirks)
    }
  }
}

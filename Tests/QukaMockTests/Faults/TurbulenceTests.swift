import QukaFaults
import Testing

@testable import QukaMock

@Suite("Publications disturbed at random", .timeLimit(.minutes(5)))
struct TurbulenceTests {
  /// INIT, twenty deltas, DONE, all at once.
  private static let script = Script(
    [.begin("a")] + (0..<20).map { .delta("a", "\($0 % 10)") } + [.done("a")])

  /// What a reader gets, and then what it gets when the turbulence has ended.
  private func read(
    _ turbulence: Turbulence, seconds: Int64 = 0
  ) async throws -> (before: [String], after: [String]) {
    let clock = ManualClock()
    let script = Self.script
    var (before, after): ([String], [String]) = ([], [])
    let configuration = MockServer.Configuration.make(
      clock: clock, assistant: ScriptedAssistant { _ in script })
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      server.setTurbulence(turbulence)
      _ = try await client.ask("x", session: session)
      clock.advance(by: .seconds(seconds))
      for _ in 0..<server.deliveries { before.append(Self.short(try await socket.publication())) }
      server.setTurbulence(nil)
      while before.count + after.count < server.deliveries {
        after.append(Self.short(try await socket.publication()))
      }
      try await socket.expectSilence()
    }
    return (before, after)
  }

  private static func short(_ event: TestPublication) -> String {
    event.type == "2" ? "\(event.startAt ?? -1)\(event.text)" : event.short
  }

  private static let all = ["1/2"] + (0..<20).map { "\($0)\($0 % 10)" } + ["3/1"]

  @Test("what is neither lost nor doubled comes exactly once, however late")
  func swapsAndDelays() async throws {
    var turbulence = Turbulence(seed: 7)
    turbulence.swaps = 0.3
    turbulence.delays = 0.3
    let now = try await read(turbulence)
    #expect(now.before != Self.all)
    #expect((now.before + now.after).sorted() == Self.all.sorted())
    let later = try await read(turbulence, seconds: 10)
    #expect(later.before.sorted() == Self.all.sorted() || !later.after.isEmpty)
    #expect((later.before + later.after).sorted() == Self.all.sorted())
  }

  @Test("publications are doubled and lost, and the same seed does the same")
  func repeats() async throws {
    var turbulence = Turbulence(seed: 11)
    turbulence.duplicates = 0.2
    turbulence.omissions = 0.2
    let first = try await read(turbulence)
    #expect(try await read(turbulence).before == first.before)
    #expect(Set(first.before).count < Self.all.count)
    #expect(Set(first.before).count < first.before.count)
    turbulence.seed = 12
    #expect(try await read(turbulence).before != first.before)
  }

  @Test("all of one kind, and none")
  func shares() async throws {
    var turbulence = Turbulence(seed: 1)
    #expect(try await read(turbulence).before == Self.all)
    turbulence.duplicates = 1
    #expect(try await read(turbulence).before == Self.all.flatMap { [$0, $0] })
    turbulence.duplicates = 0
    turbulence.omissions = 1
    #expect(try await read(turbulence).before.isEmpty)
  }
}

import Testing

@testable import QukaMock

@Suite("A thousand sessions (docs/protocol.md §8.5)", .timeLimit(.minutes(5)))
struct RegistryStressTests {
  private static let count = 1000
  private static let lanes = 8

  /// What a session does during the storm.
  private enum Fate: CaseIterable {
    /// Ends by itself while the others are stopped.
    case finishes
    /// Still speaks when the storm is over.
    case survives
    case isStopped
    /// Is stopped at a moment when it may have ended already.
    case races
  }

  @Test(
    "I9: registered, stopped and ended in random order from many threads, each stop meets its own session",
    arguments: [false, true])
  func storm(quirks: Bool) async throws {
    let clock = ManualClock()
    let assistant = ScriptedAssistant { question in
      let ending = Duration.seconds(question.text == "short" ? 1 : 200)
      return Script([
        .begin("a"), .delta("a", "x"), .buffer("a", "y"), .wait(ending), .done("a"),
      ])
    }
    let core = ServerCore(
      .make(clock: clock, assistant: assistant, quirks: quirks), clock: clock)
    let heard = Locked<[Int: [String]]>([:])
    for number in 0..<Self.count {
      let name = ChannelName.chat(space: "space123", session: "s\(number)")
      core.broker.subscribe(
        Broker.Subscriber(id: 1) { lines in
          heard.update { $0[number, default: []] += lines }
        }, to: name)
    }
    await run(core, clock)
    #expect(core.counters.active == Self.count / 4)
    clock.advance(by: .seconds(250))
    #expect(core.counters.registered == Self.count)
    #expect(core.counters.removed == Self.count)
    #expect(core.counters.active == 0)
    #expect(core.counters.runningGenerations == 0)
    #expect(clock.pendingTimers == 0)
    for number in 0..<Self.count { check(heard.value[number] ?? [], of: number, quirks: quirks) }
  }

  private func fate(_ number: Int) -> Fate {
    Fate.allCases[number % Fate.allCases.count]
  }

  /// Every lane starts its own sessions in random order and stops those that are to be stopped,
  /// while it and the others move the clock.
  private func run(_ core: ServerCore, _ clock: ManualClock) async {
    await withTaskGroup(of: Void.self) { group in
      for lane in 0..<Self.lanes {
        group.addTask {
          var generator = SplitMix64(seed: UInt64(lane))
          var running: [Int] = []
          for number in stride(from: lane, to: Self.count, by: Self.lanes)
            .shuffled(using: &generator)
          {
            start(number, core)
            running.append(number)
            clock.advance(by: .milliseconds(Int.random(in: 0...20, using: &generator)))
            if Bool.random(using: &generator), let next = running.popLast() { stop(next, core) }
            await Task.yield()
          }
          for number in running.shuffled(using: &generator) { stop(number, core) }
        }
      }
    }
    clock.advance(by: .seconds(2))
  }

  private func start(_ number: Int, _ core: ServerCore) {
    let isShort = fate(number) == .finishes || fate(number) == .races
    let place = Generation.Place(session: "s\(number)", space: "space123", user: "u")
    _ = core.generate(Question(text: isShort ? "short" : "long"), at: place)
  }

  private func stop(_ number: Int, _ core: ServerCore) {
    guard fate(number) == .isStopped || fate(number) == .races else { return }
    core.registry.trigger(session: "s\(number)")
    core.registry.trigger(session: "s\(number)")
  }

  private func check(_ lines: [String], of number: Int, quirks: Bool) {
    let events = lines.compactMap { JSON(decoding: $0.utf8)?["push"]?["pub"]?["data"] }
    let sessions = Set(events.compactMap { $0["data"]?["session_id"]?.text })
    #expect(sessions == ["s\(number)"])
    let types = events.map {
      "\($0["type"]?.text ?? "")/\($0["data"]?["complete"]?.integer ?? 0)"
    }
    let whole = ["1/2", "2/3", "2/3", "3/1"]
    let stopped = ["1/2", "2/3", "3/5"] + (quirks ? ["2/3"] : [])
    switch fate(number) {
    case .finishes, .survives: #expect(types == whole)
    case .isStopped: #expect(types == stopped)
    case .races: #expect(types == whole || types == stopped)
    }
  }
}

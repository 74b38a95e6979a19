import Testing

@testable import QukaMock

@Suite("The cancel registry (docs/protocol.md §8)")
struct CancelRegistryTests {
  private let log = LogCollector()
  private let notices = Counter()

  private func makeRegistry() -> CancelRegistry {
    CancelRegistry(log: EventLog(clock: ManualClock()) { [log] in log.add($0) }) { [notices] _ in
      notices.increment()
    }
  }

  @Test("I1: a removal takes only its own registration out")
  func removalIsSelective() {
    let registry = makeRegistry()
    let newer = Counter()
    let first = registry.register(session: "s") {}
    _ = registry.register(session: "s") { newer.increment() }
    registry.remove(session: "s", token: first)
    registry.remove(session: "s", token: first)
    #expect(registry.counters.active == 1)
    #expect(registry.counters.removed == 1)
    registry.trigger(session: "s")
    #expect(newer.value == 1)
  }

  @Test("I2: a stop cancels every generation of the session, once")
  func stopsAll() {
    let registry = makeRegistry()
    let cancelled = Counter()
    for _ in 0..<3 { _ = registry.register(session: "s") { cancelled.increment() } }
    #expect(registry.trigger(session: "s"))
    #expect(!registry.trigger(session: "s"))
    #expect(cancelled.value == 3)
    #expect(registry.counters.triggered == 1)
  }

  @Test("I3: a stop of an unknown session succeeds, is announced and touches nobody")
  func unknownSession() {
    let registry = makeRegistry()
    let cancelled = Counter()
    _ = registry.register(session: "other") { cancelled.increment() }
    #expect(!registry.trigger(session: "s"))
    #expect(cancelled.value == 0)
    #expect(notices.value == 1)
    #expect(log.messages(session: "s") == ["stop signal published to broker"])
  }

  @Test("I8: the log has one line per step, in order, with exact bytes")
  func logLines() {
    let registry = makeRegistry()
    let token = registry.register(session: "42") {}
    registry.trigger(session: "42")
    registry.remove(session: "42", token: token)
    #expect(
      log.messages(session: "42") == [
        "stream signal registered", "executing stop signal locally",
        "stop signal published to broker", "close chat stream", "stream signal removed",
      ]
    )
    let line =
      #"{"time":"2026-11-22T16:00:00.000000000Z","level":"DEBUG","#
      + #""msg":"close chat stream","session_id":"42"}"#
    #expect(log.all.contains(line))
  }

  @Test("I9: concurrent register, stop and remove never cross sessions and end empty")
  func stress() async {
    let registry = makeRegistry()
    let rounds = 2000
    let stopped = Locked<Set<Int>>([])
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<rounds {
        group.addTask {
          let session = "s\(number)"
          let token = registry.register(session: session) {
            stopped.update { _ = $0.insert(number) }
          }
          await Task.yield()
          if number.isMultiple(of: 2) { registry.trigger(session: session) }
          if number.isMultiple(of: 4) { registry.trigger(session: session) }
          await Task.yield()
          registry.remove(session: session, token: token)
          registry.trigger(session: session)
        }
      }
    }
    #expect(stopped.value == Set(stride(from: 0, to: rounds, by: 2)))
    #expect(registry.counters.registered == rounds)
    #expect(registry.counters.removed == rounds)
    #expect(registry.counters.triggered == rounds / 2)
    #expect(registry.counters.active == 0)
  }

  @Test("I3: many threads that stop one session cancel it once and log it once")
  func concurrentStops() async {
    let registry = makeRegistry()
    let cancelled = Counter()
    _ = registry.register(session: "s") { cancelled.increment() }
    let effective = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 { group.addTask { registry.trigger(session: "s") } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(effective == 1)
    #expect(cancelled.value == 1)
    #expect(log.messages(session: "s").count { $0 == "close chat stream" } == 1)
  }
}

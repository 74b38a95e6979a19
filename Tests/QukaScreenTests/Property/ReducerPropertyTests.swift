import Glibc
import Testing

/// Random keys, server events, answers and times against the promises of the stop key.
///
/// A failure names its seed; `QUKA_SEED=<seed> swift test --filter ReducerPropertyTests` plays it again.
@Suite("The reducer under random input", .timeLimit(.minutes(5)))
struct ReducerPropertyTests {
  static let seeds: [UInt64] = {
    if let text = getenv("QUKA_SEED"), let seed = UInt64(String(cString: text)) { return [seed] }
    return Array(1...16)
  }()

  /// 16 seeds make 112,000 steps.
  static let stepsPerSeed = 7_000

  @Test("keeps its promises over 100,000 random steps", arguments: seeds)
  func promises(_ seed: UInt64) {
    var world = RandomWorld(seed: seed)
    for step in 0..<Self.stepsPerSeed {
      world.step()
      if step % 10 == 9 { world.checkReach() }
      if step % 100 == 99 { world.check() }
      guard world.problem == nil else {
        Issue.record("seed \(seed), step \(step): \(world.problem ?? "")\n\(world.trace)")
        return
      }
    }
    world.settle()
    if let problem = world.problem {
      Issue.record("seed \(seed), after the end: \(problem)\n\(world.trace)")
    }
    #expect(world.asked > 50, "the test asks questions")
    #expect(world.stopsSent > 50, "the test stops answers")
    #expect(world.server.vanished.count > 5, "chats vanish")
  }

  /// Five seeds make 50,000 steps.
  static let typingSeeds = seeds.count == 1 ? seeds : Array(seeds.prefix(5))
  static let typingSteps = 10_000

  @Test(
    "what is typed is whole in one place, and nothing happens that no key asked for",
    arguments: typingSeeds)
  func typing(_ seed: UInt64) {
    var world = RandomWorld(seed: seed)
    for step in 0..<Self.typingSteps {
      world.stepOfTyping()
      guard world.problem == nil else {
        Issue.record("seed \(seed), step \(step): \(world.problem ?? "")\n\(world.trace)")
        return
      }
    }
    #expect(world.asked > 50, "the test asks questions")
    #expect(world.stopsSent > 20, "the test stops answers")
    #expect(world.deletionsSent > 0, "the test deletes chats")
  }
}

import FoundationEssentials
import Glibc
import Testing

/// Many chats, two clients and one person through every fault at once, and then a calm sea.
///
/// A failure names its seed; `QUKA_SEED=<seed> swift test --filter ChaosTests` plays exactly the same
/// again, and `QUKA_CHAOS_LOG=<file>` keeps the whole trace. `QUKA_CHAOS_TURNS=<n>` asks more, and
/// `QUKA_CHAOS_QUIRKS=<names>` chooses among the oddities of `ChaosQuirk`.
@Suite("Chaos", .timeLimit(.minutes(10)))
struct ChaosTests {
  static let seeds: [UInt64] = {
    if let text = value("QUKA_SEED"), let seed = UInt64(text) { return [seed] }
    if let text = value("QUKA_CHAOS_SEEDS"), let count = UInt64(text) { return Array(1...count) }
    return [1, 2, 3, 4, 5]
  }()

  static let turns = value("QUKA_CHAOS_TURNS").flatMap { Int($0) } ?? 205

  static let quirks: [ChaosQuirk] = {
    guard let list = value("QUKA_CHAOS_QUIRKS") else { return ChaosQuirk.usual }
    guard let quirks = ChaosQuirk.named(in: list) else {
      fatalError(
        "QUKA_CHAOS_QUIRKS takes \(ChaosQuirk.allCases.map(\.rawValue)) or none, not \(list).")
    }
    return quirks
  }()

  @Test(
    "in the end the transcript is the server's, no turn is open and no question is lost",
    arguments: seeds)
  func chaos(_ seed: UInt64) async throws {
    let outcome = try await ChaosRun.sail(seed: seed, turns: Self.turns, quirks: Self.quirks)
    if let file = Self.value("QUKA_CHAOS_LOG") {
      let text = outcome.trace.joined(separator: "\n")
      try Data(text.utf8).write(to: URL(filePath: "\(file).\(seed)"))
    }
    if !outcome.problems.isEmpty {
      let trace = outcome.trace.suffix(150).joined(separator: "\n")
      let problems = outcome.problems.prefix(20).joined(separator: "\n")
      Issue.record("seed \(seed): \(problems)\n\(trace)")
    }
    #expect(outcome.turns >= Self.turns, "turns are played")
    #expect(outcome.faults > Self.turns / 2, "faults are played")
    print(
      "chaos seed \(seed): \(outcome.turns) turns, \(outcome.stops) stops, \(outcome.losses) losses, "
        + "\(outcome.faults) faults, \(outcome.seconds) s of its own time")
  }

  @Test("the same seed plays the same, event by event")
  func replay() async throws {
    let first = try await ChaosRun.sail(seed: 7, turns: 30, quirks: Self.quirks).trace
    let second = try await ChaosRun.sail(seed: 7, turns: 30, quirks: Self.quirks).trace
    #expect(first.count == second.count)
    // Sentences about the connection name the port, which is the machine's.
    let other = zip(first, second).first { $0 != $1 && Self.portless($0) != Self.portless($1) }
    #expect(other == nil)
  }

  private static func portless(_ line: String) -> String {
    let parts = line.split(separator: "127.0.0.1:", omittingEmptySubsequences: false)
    return (parts.prefix(1) + parts.dropFirst().map { $0.drop(while: \.isNumber) })
      .joined(separator: "the server")
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

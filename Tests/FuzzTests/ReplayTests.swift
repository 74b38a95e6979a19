import FoundationEssentials
import Testing

/// What libFuzzer judges for hours, judged here on the seeds and on everything it ever found.
@Suite("The laws of foreign bytes")
struct ReplayTests {
  private static func seeds(_ target: FuzzTarget, file: String = #filePath) throws -> [URL] {
    let folder = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Seeds/\(target.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }
  }

  @Test("hold for every seed and every past finding", arguments: FuzzTarget.allCases)
  func seeds(target: FuzzTarget) throws {
    let seeds = try Self.seeds(target)
    #expect(seeds.count >= 4, "there is something to judge")
    for seed in seeds {
      let bytes = [UInt8](try Data(contentsOf: seed))
      do throws(BrokenLaw) {
        try target.check(bytes)
      } catch {
        Issue.record("\(seed.lastPathComponent): \(error)")
      }
    }
  }

  @Test("hold when the seeds are cut short and mixed", arguments: FuzzTarget.allCases)
  func mixtures(target: FuzzTarget) throws {
    let seeds = try Self.seeds(target).map { [UInt8](try Data(contentsOf: $0)) }
    var generator = Cuts(seed: 3)
    for _ in 0..<40 {
      let first = seeds.randomElement(using: &generator) ?? []
      let second = seeds.randomElement(using: &generator) ?? []
      let bytes =
        first.prefix(Int.random(in: 0...first.count, using: &generator))
        + second.suffix(Int.random(in: 0...second.count, using: &generator))
      do throws(BrokenLaw) {
        try target.check(Array(bytes.prefix(1_000)))
      } catch {
        Issue.record("\(Array(bytes)): \(error)")
      }
    }
  }
}

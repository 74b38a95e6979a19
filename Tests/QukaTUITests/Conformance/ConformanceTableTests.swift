import FoundationEssentials
import Testing

/// docs/conformance.md, docs/features.md and docs/faults.md cannot lie about which tests exist.
@Suite("The table of promises and tests") struct ConformanceTableTests {
  @Test(
    "every test that the documents name exists",
    arguments: [("conformance", 200), ("features", 60), ("faults", 30)])
  func names(document: String, least: Int) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let table = try text(at: "\(root)/docs/\(document).md")
    let names = table.split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap(Self.names)
    #expect(names.count > least)
    let sources = try swiftFiles(below: "\(root)/Tests").map(text(at:)).joined()
    for name in Set(names) where !name.hasPrefix("scripts/") {
      let exists = sources.contains("\"\(name)\"")
      #expect(exists, "no test has the name: \(name)")
    }
  }

  @Test("every picture stands in docs/conformance.md, and every one it names is there")
  func pictures() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let folder = "\(root)/Tests/QukaTUITests/Conformance/Snapshots"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let table = try text(at: "\(root)/docs/conformance.md")
    let named = table.split(separator: "*").map(String.init)
      .filter { $0.hasSuffix(" clean") || $0.hasSuffix(" quirk") }
    #expect(Set(named.map { "\($0).txt" }) == Set(files))
  }

  /// What stands between backticks in the last cell of a row.
  private static func names(in row: Substring) -> [String] {
    let cells = row.split(separator: "|")
    guard let last = cells.last else { return [] }
    let parts = last.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }

  private func text(at path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private func swiftFiles(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }
}

import FoundationEssentials
import Testing

/// docs/conformance.md cannot lie about which tests exist.
@Suite("The table of promises and tests") struct ConformanceTableTests {
  @Test("every test that docs/conformance.md names exists")
  func names() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let table = try text(at: "\(root)/docs/conformance.md")
    let names = table.split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap(Self.names)
    #expect(names.count > 60)
    let sources = try swiftFiles(below: "\(root)/Tests").map(text(at:)).joined()
    for name in Set(names) {
      #expect(sources.contains("\"\(name)\""), "no test has the name: \(name)")
    }
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

import FoundationEssentials
import Glibc
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The README's table of keys is the catalogue's; `QUKA_RECORD=1` writes it.
@Suite("The README's table of keys") struct ReadmeTableTests {
  /// What stands in it and is no command.
  private static let mouse = (
    rank: 210,
    line: """
    | mouse | the wheel scrolls what is below it, a click goes to a chat, a place in the input or the end; \
    dragging selects in the chat and in the input, a double click takes a word, a third a line, one with the right \
    button copies; letting go copies what was selected in the chat; \
    with Shift held (Option in iTerm2) the terminal selects text |
    """
  )

  private static var table: [String] {
    let rows = CommandCatalogue.entries.compactMap { entry in
      entry.manual.map { (rank: $0.rank, line: line($0, of: entry)) }
    }
    return ["| key | |", "|---|---|"] + (rows + [mouse]).sorted { $0.rank < $1.rank }.map(\.line)
  }

  private static func line(_ manual: CommandManual, of entry: CommandEntry) -> String {
    let place = entry.places.first
    let partners = manual.partners.flatMap { partner in
      let entry = CommandCatalogue.entry(partner)
      return place.flatMap { entry?.keys(in: $0.context) } ?? []
    }
    let keys = (place?.keys ?? []) + partners + [manual.guest].compactMap(\.self)
    let label = keys.map(\.name).joined(separator: ", ")
    return "| \(label)\(manual.place.isEmpty ? "" : " ")\(manual.place) | \(manual.text) |"
  }

  @Test("is as the catalogue tells it")
  func isAsTold() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let file = URL(filePath: root + "/README.md")
    var lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: Self.table[0]))
    let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    if getenv("QUKA_RECORD") != nil {
      lines.replaceSubrange(start..<end, with: Self.table)
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    } else {
      for (line, told) in zip(lines[start..<end], Self.table) { #expect(line == told) }
      #expect(end - start == Self.table.count)
    }
  }
}

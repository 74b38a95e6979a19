import FoundationEssentials
import QukaWire

/// A recorded publication: the exact frame, and the scenario it belongs to.
struct Fixture: Sendable {
  var scenario: String
  var note: String
  var frame: JSONValue

  /// The frame as the server would send it.
  var line: String { frame.encoded }

  /// The publication's data: the envelope of docs/protocol.md §6.2.
  var publication: JSONValue { frame["push"]?["pub"]?["data"] ?? .null }
  var channel: String { frame["push"]?["channel"]?.string ?? "" }

  static func all(_ file: String = #filePath) throws -> [Fixture] {
    let folder = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let url = URL(filePath: "/\(folder)/Fixtures/quka-fixtures.json")
    let document = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
    return (document.list ?? []).compactMap { row in
      guard let scenario = row["scenario"]?.string, let frame = row["frame"] else { return nil }
      return Fixture(scenario: scenario, note: row["note"]?.string ?? "", frame: frame)
    }
  }

  static func scenario(_ letter: Character) throws -> [Fixture] {
    try all().filter { $0.scenario.first == letter }
  }
}

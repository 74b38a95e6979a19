import FoundationEssentials
import Testing

/// A text that a person has looked at and found right, kept in a file.
package enum Snapshot {
  /// Compares with the file of that name in `Snapshots` beside the test; a missing file is recorded, and the test fails once, so that
  /// somebody looks at it.
  package static func expect(
    _ text: String, named name: String,
    _ location: SourceLocation = #_sourceLocation, file: String = #filePath
  ) {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let snapshots = "/\(folder)/Snapshots"
    let path = "\(snapshots)/\(name).txt"
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      try? FileManager.default.createDirectory(
        atPath: snapshots, withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: URL(filePath: path))
      Issue.record("Recorded \(name).txt: look at it.", sourceLocation: location)
      return
    }
    let recorded = String(decoding: data, as: UTF8.self)
    #expect(text == recorded, "\(name).txt", sourceLocation: location)
  }
}

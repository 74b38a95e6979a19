import FoundationEssentials
import Testing

@testable import QukaMock

@Suite("The log file")
struct LineFileTests {
  @Test("lines are appended")
  func appends() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "quka.log").path
    try LineFile(path: path).write("one")
    try LineFile(path: path).write("two")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
  }

  @Test("a folder that is missing is said and not made")
  func missingFolder() {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    let failure = #expect(throws: LineFile.Problem.self) {
      try LineFile(path: folder.appending(path: "quka.log").path)
    }
    #expect(failure?.reason == "No such file or directory")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}

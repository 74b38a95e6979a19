import FoundationEssentials
import Testing

@testable import QukaMock

@Suite("The log file")
struct LineFileTests {
  @Test("folders are created and lines are appended")
  func appends() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "deep/er/quka.log").path
    try LineFile(path: path).write("one")
    try LineFile(path: path).write("two")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
  }

  @Test("a file that cannot be opened is a sentence")
  func fails() {
    let failure = #expect(throws: LineFile.Failure.self) {
      try LineFile(path: "/dev/null/quka.log")
    }
    #expect(failure?.description.contains("/dev/null/quka.log") == true)
    #expect(failure?.description.contains("--log") == true)
  }
}

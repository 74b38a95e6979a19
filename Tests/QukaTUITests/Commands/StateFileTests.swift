import FoundationEssentials
import Testing

@testable import QukaTUI

@Suite("The file with the local server's chats") struct StateFileTests {
  @Test("a folder that is missing is said before the server starts, and not made")
  func missingFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    let file = StateFile(path: folder.appending(path: "state").path)
    let failure = #expect(throws: StateFile.Problem.self) { try file.read() }
    #expect(failure?.sentence.contains("--state") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(try StateFile(path: "quka-\(UUID())").read() == nil, "here is a folder")
  }
}

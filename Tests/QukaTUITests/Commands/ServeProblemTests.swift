import QukaMock
import Testing

@testable import QukaTUI

@Suite("Why the local server does not start")
struct ServeProblemTests {
  @Test("a taken port is named")
  func port() { #expect(MockServerError.portTaken(7).sentence.contains("Port 7 is taken")) }

  @Test("a log that cannot be opened is named, and the option")
  func log() {
    let problem = #expect(throws: LineFile.Problem.self) {
      try LineFile(path: "/dev/null/quka.log")
    }
    #expect(problem?.sentence.contains("/dev/null/quka.log") == true)
    #expect(problem?.sentence.contains("--log") == true)
  }
}

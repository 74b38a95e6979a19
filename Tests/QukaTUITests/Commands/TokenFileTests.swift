import FoundationEssentials
import Glibc
import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The file of the token") struct TokenFileTests {
  private func sentence(_ path: String) -> String {
    do throws(LaunchProblem) {
      return "read: \(try TokenFile.read(path))"
    } catch {
      return error.sentence
    }
  }

  @Test("a byte order mark is passed over, one of them")
  func mark() throws {
    let folder = try TemporaryFolder()
    try folder.write("\u{FEFF}demo-token\r\n", to: "token")
    #expect(try TokenFile.read(folder.file("token")) == "demo-token\r\n")
    try folder.write("\u{FEFF}", to: "token")
    #expect(try TokenFile.read(folder.file("token")).isEmpty)
    try folder.write("\u{FEFF}\u{FEFF}x", to: "token")
    #expect(try TokenFile.read(folder.file("token")).unicodeScalars.count == 2)
  }

  @Test("a pipe is read to its end, also in pieces, and a named one")
  func pipes() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for piece in ["\u{FEFF}de", "mo", "-token\n"] {
      _ = Glibc.write(ends[1], piece, piece.utf8.count)
    }
    close(ends[1])
    #expect(try TokenFile.read("/dev/fd/\(ends[0])") == "demo-token\n")
    close(ends[0])

    let folder = try TemporaryFolder()
    let path = folder.file("fifo")
    try #require(mkfifo(path, 0o600) == 0)
    // A process of its own: each end of a named pipe waits for the other.
    try #require(system("printf token >'\(path)' &") == 0)
    #expect(try TokenFile.read(path) == "token")
  }

  @Test("what has no end or is too long is no token, however it comes")
  func tooLong() throws {
    #expect(sentence("/dev/zero") == "The file /dev/zero is too long for a token.")
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let bytes = [UInt8](repeating: 0x61, count: 65_537)
    // F_SETPIPE_SZ, which glibc's headers hide from Swift.
    try #require(fcntl(ends[1], 1_031, 1 << 17) > bytes.count)
    try #require(Glibc.write(ends[1], bytes, bytes.count) == bytes.count)
    #expect(sentence("/dev/fd/\(ends[0])").hasSuffix("is too long for a token."), "its end is open")
    for end in ends { close(end) }
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "a", count: 65_536), to: "token")
    #expect(try TokenFile.read(folder.file("token")).count == 65_536)
    try folder.write(String(repeating: "a", count: 65_537), to: "token")
    #expect(sentence(folder.file("token")).hasSuffix("is too long for a token."))
  }

  @Test("a folder, a file that is not there, and what is no text are told apart")
  func refusals() throws {
    let folder = try TemporaryFolder()
    #expect(
      sentence(folder.path) == "The token file \(folder.path) is a folder. Name the file in it.")
    #expect(sentence(folder.file("none")).contains("cannot be read"))
    #expect(sentence("").contains("cannot be read"))
    #expect(try TokenFile.read("/dev/null").isEmpty)
    try "\u{FEFF}token".write(toFile: folder.file("wide"), atomically: false, encoding: .utf16)
    #expect(sentence(folder.file("wide")).hasSuffix("it is not UTF-8 text."))
    var (leader, follower): (Int32, Int32) = (0, 0)
    try #require(openpty(&leader, &follower, nil, nil, nil) == 0)
    #expect(sentence("/dev/fd/\(follower)").contains("is a terminal"))
    close(leader)
    close(follower)
  }
}

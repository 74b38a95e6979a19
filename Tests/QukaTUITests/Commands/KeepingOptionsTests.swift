import ArgumentParser
import Testing

@testable import QukaTUI

@Suite("What may be kept here, by options and variables") struct KeepingOptionsTests {
  private func keeping(_ options: [String], _ environment: [String: String] = [:]) throws
    -> Keeping
  {
    try KeepingOptions.parse(options).keeping(environment)
  }

  @Test("500 MB of everything, and what the server cleans away stays")
  func usual() throws {
    #expect(try keeping([]) == Keeping(scope: .everything, bytes: 500 << 20, erasesGone: false))
  }

  @Test("the option for the size counts before the variable; a wrong variable is ignored")
  func size() throws {
    #expect(try keeping(["--cache-size", "7"], ["QUKA_CACHE_SIZE": "8"]).bytes == 7 << 20)
    #expect(try keeping([], ["QUKA_CACHE_SIZE": "8"]).bytes == 8 << 20)
    for wrong in ["0", "-1", "1.5", "8MB", "1000001", "99999999999999999999", ""] {
      #expect(try keeping([], ["QUKA_CACHE_SIZE": wrong]).bytes == 500 << 20)
    }
  }

  @Test("a wrong option says what is right", arguments: ["0", "ten", "1000001"])
  func wrong(size: String) throws {
    let error = try #require(throws: (any Error).self) { try keeping(["--cache-size", size]) }
    #expect(
      KeepingOptions.message(for: error)
        .contains("--cache-size takes a number of megabytes from 1 to 1000000."))
  }

  @Test("private is stronger than no chats, by option or variable")
  func scope() throws {
    #expect(try keeping(["--no-cache", "--private"]).scope == .nothing)
    #expect(try keeping(["--no-cache"], ["QUKA_PRIVATE": "1"]).scope == .nothing)
    #expect(try keeping([], ["QUKA_NO_CACHE": "yes"]).scope == .noChats)
    #expect(try keeping(["--erase-gone"]).erasesGone)
    #expect(try keeping([], ["QUKA_ERASE_GONE": "1"]).erasesGone)
  }
}

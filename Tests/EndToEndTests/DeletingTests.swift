import Glibc
import QukaTestSupport
import Testing

/// What becomes of a deletion whose time is not over when the program ends.
@Suite("Deleting a chat, seen from the server", .blocking)
struct DeletingTests {
  private static func titles(_ server: ServeProcess) throws -> String {
    try HTTPExchange(
      "GET", port: server.port, path: "/api/v1/space123/chat/list?page=1&pagesize=50",
      headers: ["X-Access-Token": ServeProcess.token]
    ).text
  }

  /// A chat with one answer, deleted; only F8 could bring it back.
  private static func deleted(_ server: ServeProcess) throws -> ChatScreen {
    let chat = try ChatScreen.connected(to: server)
    try chat.ask("/long Tell me a story")
    try chat.stop()
    #expect(try titles(server).contains("story"))
    try chat.tmux.press("Tab", "DC")
    try chat.tmux.wait(for: "F8 deletes it")
    // Who answers sooner than half a second is not heard; a person presses again.
    try chat.tmux.wait(for: "the deletion") { screen in
      if screen.contains("F8 brings it back.") { return true }
      try? chat.tmux.press("F8")
      return false
    }
    return chat
  }

  @Test("the program's end sends it at once")
  func quitting() throws {
    let server = try ServeProcess()
    let chat = try Self.deleted(server)
    #expect(try Self.titles(server).contains("story"), "it has ten seconds")
    #expect(try chat.quit() == .exited(0))
    #expect(try !Self.titles(server).contains("story"))
  }

  @Test("a program that is killed deletes nothing")
  func killed() throws {
    let server = try ServeProcess()
    let chat = try Self.deleted(server)
    kill(try chat.tmux.processIdentifier(), SIGKILL)
    _ = try chat.tmux.waitForExit()
    #expect(try Self.titles(server).contains("story"))
  }

  @Test("a server that does not answer is waited for a second, and that is said")
  func silent() throws {
    let server = try ServeProcess()
    let chat = try Self.deleted(server)
    server.pause()
    let time = try ContinuousClock().measure { _ = try chat.quit() }
    #expect(time < .seconds(4))
    try chat.tmux.wait(for: "has not confirmed that")
    server.resume()
  }
}

import QukaTestSupport
import Testing

/// What the server sees of the stop key, by its own log.
@Suite("The stop key, seen from the server", .blocking)
struct StopAtServerTests {
  @Test("one press is one stop of one session, and nothing stays registered")
  func onePress() throws {
    let server = try ServeProcess()
    let chat = try ChatScreen.connected(to: server)
    try chat.ask("/long Tell me a story")
    let session = try #require(try registered(server).first)
    try chat.stop()
    try server.waitForLog("stream signal removed", session: session)
    #expect(try server.count("executing stop signal locally", session: session) == 1)
    #expect(try server.count("close chat stream", session: session) == 1)
    #expect(try chat.tmux.screen().contains(ScreenText.confirmed))
  }

  @Test("only the chat on screen is stopped")
  func onlyOne() throws {
    let server = try ServeProcess()
    let chat = try ChatScreen.connected(to: server)
    try chat.ask("/long Tell me the first story")
    try chat.tmux.press("C-n")
    try chat.wait(for: "the new chat") { $0.isNewChat && $0.showsOneMoreStreaming }
    try chat.ask("/long Tell me the second story")
    let sessions = try registered(server)
    try #require(sessions.count == 2)
    try chat.stop()
    try server.waitForLog("stream signal removed", session: sessions[1])
    #expect(try server.count("close chat stream", session: sessions[0]) == 0)
    #expect(try server.count("stream signal removed", session: sessions[0]) == 0)
  }

  @Test("an answer that ends by itself is not stopped and not marked")
  func ends() throws {
    let server = try ServeProcess("--pace", "2000")
    let chat = try ChatScreen.connected(to: server)
    try chat.tmux.type("Please write a table")
    try chat.tmux.press("Enter")
    try server.waitForLog("stream signal removed")
    try chat.waitUntilIdle()
    #expect(try server.count("close chat stream") == 0)
    #expect(try !chat.tmux.screen().contains(ScreenText.stopped))
  }

  /// The sessions whose generations were registered, in order.
  private func registered(_ server: ServeProcess) throws -> [String] {
    try server.log().filter { $0.msg == "stream signal registered" }.compactMap(\.session)
  }
}

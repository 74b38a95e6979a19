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
    #expect(try chat.tmux.screen().contains(ScreenText.stopped))
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

  @Test("Ctrl-X stops the answers of all chats, each once")
  func stopAll() throws {
    let server = try ServeProcess()
    let chat = try ChatScreen.connected(to: server)
    try chat.ask("/long Tell me the first story")
    try chat.tmux.press("C-n")
    try chat.wait(for: "the new chat") { $0.isNewChat && $0.showsOneMoreStreaming }
    try chat.ask("/long Tell me the second story")
    let sessions = try registered(server)
    try #require(sessions.count == 2)
    try chat.tmux.press("C-x")
    for session in sessions {
      try server.waitForLog("stream signal removed", session: session)
      #expect(try server.count("executing stop signal locally", session: session) == 1)
      #expect(try server.count("close chat stream", session: session) == 1)
    }
    try chat.wait(for: "the end of both turns") {
      !$0.canStop && !$0.isStopping && !$0.showsOneMoreStreaming && !$0.stoppedLengths.isEmpty
    }
    try chat.tmux.press("M-Down")
    try chat.wait(for: "the mark in the other chat") {
      $0.rows.contains { $0.contains("the first story") } || !$0.stoppedLengths.isEmpty
    }
    #expect(try !chat.look().canStop)
  }

  @Test("with the server's odd endings a stop is one mark, and the next question is answered")
  func quirks() throws {
    let server = try ServeProcess("--quirks")
    let chat = try ChatScreen.connected(to: server)
    try chat.ask("/long Tell me a story")
    let session = try #require(try registered(server).first)
    try chat.stop()
    try server.waitForLog("stream signal removed", session: session)
    #expect(try server.count("executing stop signal locally", session: session) == 1)
    try chat.ask("/slow And then?")
    #expect(try !chat.tmux.screen().contains(ScreenText.failed))
    try chat.stop()
    #expect(try registered(server) == [session, session])
  }

  @Test("with the server's odd endings a tool call is no failure, and a failure is told once")
  func oddTool() throws {
    let server = try ServeProcess("--quirks", "--pace", "2000")
    let chat = try ChatScreen.connected(to: server)
    try chat.tmux.type("//tool please")
    try chat.tmux.press("Enter")
    try server.waitForLog("stream signal removed")
    try chat.waitUntilIdle()
    let screen = try chat.tmux.screen()
    #expect(!screen.contains(ScreenText.failed) && !screen.contains(ScreenText.interrupted))
    try chat.tmux.type("//fail please")
    try chat.tmux.press("Enter")
    try chat.tmux.wait(for: ScreenText.failed)
    try chat.waitUntilIdle()
    #expect(try chat.tmux.screen().ranges(of: ScreenText.failed).count == 1)
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

import FoundationEssentials
import QukaTestSupport
import Testing

/// What the program keeps on this machine, and for whom.
@Suite("Kept chats, in the program", .blocking)
struct KeptChatsTests {
  /// A home folder, and the program in it.
  private struct Home {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var state: String { folder.path + "/.local/state/quka-tui" }

    var environment: [String: String] {
      ["HOME": folder.path, "QUKA_PRIVATE": ""]
    }

    func start(_ url: String, _ options: [String] = [], token: String = ServeProcess.token) throws
      -> ChatScreen
    {
      let command = [try BuiltProgram.path(), "--server", url, "--space", "space123"] + options
      return ChatScreen(
        tmux: try Tmux(command, environment: environment.merging(["QUKA_TOKEN": token]) { $1 }))
    }

    /// One chat with a stopped answer, and the program ended.
    func fill(_ server: ServeProcess, _ options: [String] = []) throws {
      let chat = try start(server.url, options)
      try chat.tmux.wait(for: ScreenText.usable)
      try chat.ask("/long Tell me a 故事")
      try chat.stop()
      #expect(try chat.quit() == .exited(0))
    }

    /// Another command of the program.
    func run(_ arguments: [String]) throws -> PseudoTerminal {
      let own = environment.merging(["QUKA_TOKEN": ServeProcess.token]) { $1 }
      return try PseudoTerminal(
        [BuiltProgram.path()] + arguments,
        environment: TestEnvironment.terminal.merging(own) { $1 })
    }

    /// A text stands in one of the files.
    func holds(_ text: String) throws -> Bool {
      let bytes = try files.reduce(into: Data()) { bytes, name in
        bytes += try Data(contentsOf: URL(filePath: state + "/" + name))
      }
      return bytes.firstRange(of: Data(text.utf8)) != nil
    }

    var files: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []
    }
  }

  @Test("without the server the last chat is there, with its stop, and the list")
  func offline() throws {
    let home = try Home()
    let server = try ServeProcess()
    try home.fill(server)
    #expect(try server.end() == .exited(0))
    let chat = try home.start(server.url)
    try chat.wait(for: "the kept chat, offline") { look in
      !look.stoppedLengths.isEmpty && look.header.contains("offline")
    }
    try chat.tmux.wait(for: "Cannot reach 127.0.0.1:\(server.port) (connection refused).")
    try chat.tmux.press("Tab")
    try chat.tmux.wait(for: "故事")
    #expect(try chat.quit() == .exited(0))
  }

  @Test("--new begins in a new chat; the list is there all the same")
  func anew() throws {
    let home = try Home()
    let server = try ServeProcess()
    try home.fill(server)
    let chat = try home.start(server.url, ["--new"])
    try chat.tmux.wait(for: "What would you like to know?")
    try chat.tmux.press("Tab")
    try chat.tmux.wait(for: "故事")
    #expect(try chat.quit() == .exited(0))
  }

  @Test("another token sees nothing of it")
  func otherToken() throws {
    let home = try Home()
    let server = try ServeProcess()
    try home.fill(server)
    #expect(try server.end() == .exited(0))
    let chat = try home.start(server.url, token: "another-token")
    try chat.tmux.wait(for: "Cannot reach")
    try chat.tmux.press("Tab")
    #expect(try !chat.tmux.screen().contains("故事"))
    #expect(try chat.quit() == .exited(0))
  }

  @Test("with --private there is not even a file")
  func hidden() throws {
    let home = try Home()
    try home.fill(try ServeProcess(), ["--private"])
    #expect(home.files == [])
  }

  @Test("with --no-cache no chat is kept")
  func refused() throws {
    let home = try Home()
    let server = try ServeProcess()
    try home.fill(server, ["--no-cache"])
    #expect(try server.end() == .exited(0))
    let chat = try home.start(server.url)
    try chat.tmux.wait(for: "Cannot reach")
    try chat.tmux.press("Tab")
    try chat.tmux.press("F3")
    try chat.tmux.wait(for: "Find in all chats")
    #expect(try !chat.tmux.screen().contains("故事"))
    #expect(try chat.quit() == .exited(0))
  }

  @Test("forget deletes everything, once it was confirmed")
  func forget() throws {
    let home = try Home()
    let server = try ServeProcess()
    try home.fill(server)
    #expect(home.files.contains("store.sqlite"))
    func forget(_ arguments: [String]) throws -> PseudoTerminal {
      try home.run(["forget"] + arguments)
    }
    let asked = try forget([])
    try asked.wait(for: "[y/N]")
    try asked.send("\r")
    #expect(try asked.waitForExit() == .exited(1))
    let confirmed = try forget(["--yes"])
    #expect(try confirmed.waitForExit() == .exited(0))
    #expect(confirmed.text.contains("Nothing is kept here any more."))
    #expect(try !home.holds("故事"))
  }

  @Test("signing out asks, erases what was kept for the token's user, and leaves the others")
  func logout() throws {
    let home = try Home()
    let (server, other) = (try ServeProcess(), try ServeProcess())
    try home.fill(server)
    try home.fill(other)
    func logout(_ server: ServeProcess, _ arguments: [String]) throws -> PseudoTerminal {
      try home.run(["logout", "--server", server.url] + arguments)
    }
    let asked = try logout(server, [])
    try asked.wait(for: "that are kept on this machine? [y/N]")
    try asked.send("\r")
    #expect(try asked.waitForExit() == .exited(1))
    #expect(try logout(server, ["--yes"]).waitForExit() == .exited(0))
    #expect(try home.holds("故事"))
    // A server that answered would fill it again.
    #expect(try server.end() == .exited(0))
    let gone = try home.start(server.url)
    try gone.tmux.wait(for: "Cannot reach")
    #expect(try !gone.tmux.screen().contains("故事"))
    #expect(try gone.quit() == .exited(0))
    #expect(try logout(other, ["--yes"]).waitForExit() == .exited(0))
    #expect(try !home.holds("故事"))
  }
}

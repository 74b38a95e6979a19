import FoundationEssentials
import Glibc
import QukaTestSupport
import Testing

/// What was typed and not sent, over every end of the program.
@Suite("Drafts, in the program", .blocking)
struct DraftTests {
  private let folder: TemporaryFolder
  private let server: ServeProcess

  init() throws {
    folder = try TemporaryFolder()
    server = try ServeProcess()
  }

  private func start(_ options: [String] = []) throws -> ChatScreen {
    let command = [try BuiltProgram.path(), "--server", server.url, "--space", "space123"]
    return ChatScreen(
      tmux: try Tmux(
        command + options,
        environment: [
          "HOME": folder.path, "QUKA_PRIVATE": "", "QUKA_TOKEN": ServeProcess.token,
        ]))
  }

  /// Waits until a text is in the store's file or its log.
  private func waitUntilKept(_ text: String, by copy: ChatScreen) throws {
    let state = folder.path + "/.local/state/quka-tui/"
    try copy.tmux.wait(for: "\(text) on the disk") { _ in
      ["store.sqlite", "store.sqlite-wal"].contains { name in
        let bytes = try? Data(contentsOf: URL(filePath: state + name))
        return bytes?.firstRange(of: Data(text.utf8)) != nil
      }
    }
  }

  @Test("kill -9 while reading further up in an answer that streams: it is read on there")
  func killedReading() throws {
    let first = try start()
    try first.tmux.wait(for: ScreenText.usable)
    try first.ask("/long Tell me 故事")
    try first.wait(for: "more than a screen") { look in
      look.isStreaming && !look.body.contains { $0.contains("› /long Tell me 故事") }
    }
    try first.tmux.press("PageUp")
    let seconds = try first.look().streamedSeconds
    // The place is kept within a second, and what is kept later is on the disk later.
    try first.wait(for: "two seconds more") { $0.streamedSeconds >= seconds + 2 }
    let top = try first.look().body.first { $0.contains { $0.isLetter } }
    try first.tmux.type("half")
    try waitUntilKept("half", by: first)
    kill(try first.tmux.processIdentifier(), SIGKILL)
    _ = try first.tmux.waitForExit()
    let second = try start()
    try second.tmux.wait(for: "half")
    try second.wait(for: "the same place") { look in
      look.body.first { $0.contains { $0.isLetter } } == top
    }
    #expect(try second.quit() == .exited(0))
  }

  @Test("kill -9 while typing beside a streaming answer: same chat, text, caret and history")
  func killed() throws {
    let first = try start()
    try first.tmux.wait(for: ScreenText.usable)
    try first.ask("/long Tell me 故事")
    try first.tmux.type("half a 句子")
    try first.tmux.press("Left", "Left")
    try waitUntilKept("half a 句子", by: first)
    kill(try first.tmux.processIdentifier(), SIGKILL)
    _ = try first.tmux.waitForExit()

    let second = try start()
    try second.tmux.wait(for: "half a 句子")
    try second.tmux.wait(for: "Tell me 故事")
    try second.tmux.type("|")
    try second.tmux.wait(for: "half a |句子")
    try second.tmux.press("Up")
    try second.tmux.wait(for: "› /long Tell me 故事")
    try second.tmux.press("Down")
    try second.tmux.wait(for: "half a |句子")
    #expect(try second.quit() == .exited(0))
  }

  @Test(
    "leaving names the chats with drafts and not the texts; --new begins without, and loses none")
  func leaving() throws {
    let first = try start()
    try first.tmux.wait(for: ScreenText.usable)
    try first.tmux.type("a secret draft")
    try waitUntilKept("a secret draft", by: first)
    #expect(try first.quit() == .exited(0))
    let screen = try first.tmux.screen()
    #expect(screen.contains("What you typed is kept for the next time, in a new chat."))
    #expect(!screen.contains("a secret draft"))

    let fresh = try start(["--new"])
    try fresh.tmux.wait(for: ScreenText.usable)
    try fresh.tmux.wait(for: "What would you like to know?")
    #expect(try fresh.quit() == .exited(0))
    let again = try start()
    try again.tmux.wait(for: "a secret draft")
    #expect(try again.quit() == .exited(0))
  }

  @Test("the picture of a draft is attached again, unless its file has changed or is gone")
  func picture() throws {
    try folder.write("GIF89a" + String(repeating: "x", count: 3_000), to: "cat.gif")
    let first = try start()
    try first.tmux.wait(for: ScreenText.usable)
    try first.tmux.press("F10")
    try first.tmux.wait(for: "Attach a picture")
    try first.tmux.type("~/cat.gif")
    try first.tmux.press("Enter")
    try first.tmux.wait(for: "[cat.gif · 3 kB]")
    try first.tmux.type("what is it")
    try waitUntilKept("what is it", by: first)
    kill(try first.tmux.processIdentifier(), SIGKILL)
    _ = try first.tmux.waitForExit()
    let second = try start()
    try second.tmux.wait(for: "[cat.gif · 3 kB]")
    try second.tmux.wait(for: "what is it")
    #expect(try second.quit() == .exited(0))
    #expect(try !second.tmux.screen().contains("not kept"))
    try folder.write("GIF89a" + String(repeating: "y", count: 3_000), to: "cat.gif")
    let third = try start()
    try third.tmux.wait(for: "Gone or changed since it was attached: cat.gif.")
    #expect(try !third.tmux.screen().contains("[cat.gif"))
    #expect(try third.quit() == .exited(0))
  }

  @Test("a terminal that is closed, with two signals, loses nothing that was typed just before")
  func hungUp() throws {
    let first = try start()
    try first.tmux.wait(for: ScreenText.usable)
    try first.tmux.type("last words")
    try first.tmux.wait(for: "last words")
    let program = try first.tmux.processIdentifier()
    kill(program, SIGHUP)
    kill(program, SIGHUP)
    _ = try first.tmux.waitForExit()
    let next = try start()
    try next.tmux.wait(for: "last words")
    #expect(try next.quit() == .exited(0))
  }

  @Test(
    "two copies at once: neither takes the other's draft, and none is lost when both are killed")
  func twoCopies() throws {
    let copies = [try start(), try start()]
    for (copy, text) in zip(copies, ["first copy", "second copy"]) {
      try copy.tmux.wait(for: ScreenText.usable)
      try copy.tmux.type(text)
      try waitUntilKept(text, by: copy)
    }
    for copy in copies {
      kill(try copy.tmux.processIdentifier(), SIGKILL)
      _ = try copy.tmux.waitForExit()
    }
    let next = try start()
    try next.tmux.wait(for: "a draft") { $0.contains("first copy") || $0.contains("second copy") }
    // The other one is a new chat in the list.
    try next.tmux.press("Tab")
    try next.tmux.wait(for: "both drafts") {
      $0.contains("first") && $0.contains("second")
    }
    #expect(try next.quit() == .exited(0))
  }

  @Test("with --no-cache what was typed is kept all the same, with --private nothing is")
  func options() throws {
    let typed = try start(["--no-cache"])
    try typed.tmux.wait(for: ScreenText.usable)
    try typed.tmux.type("kept words")
    try waitUntilKept("kept words", by: typed)
    #expect(try typed.quit() == .exited(0))
    let again = try start(["--no-cache"])
    try again.tmux.wait(for: "kept words")
    #expect(try again.quit() == .exited(0))
    let hidden = try start(["--private"])
    try hidden.tmux.wait(for: ScreenText.usable)
    try hidden.tmux.type("hidden words")
    try hidden.tmux.wait(for: "hidden words")
    #expect(try hidden.quit() == .exited(0))
    #expect(try hidden.tmux.screen().contains("hidden words"))
    let last = try start()
    try last.tmux.wait(for: "kept words")
    #expect(try last.quit() == .exited(0))
  }
}

extension Look {
  /// "streaming 12 s" in the header.
  fileprivate var streamedSeconds: Int {
    header.split(separator: " ").compactMap { Int($0) }.last ?? 0
  }
}

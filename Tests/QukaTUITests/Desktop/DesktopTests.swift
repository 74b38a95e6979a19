import FoundationEssentials
import Glibc
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The desktop") struct DesktopTests {
  private func names(_ environment: [String: String]) -> [String] {
    DesktopPlan.copiers(environment).map { $0.arguments[0] }
  }

  @Test("programs that copy are asked in order: tmux, Wayland, X; over SSH only tmux")
  func copiers() {
    #expect(names([:]) == [])
    #expect(names(["TMUX": "/tmp/x,1,0"]) == ["tmux", "tmux"])
    #expect(names(["WAYLAND_DISPLAY": "wayland-0"]) == ["wl-copy"])
    #expect(names(["DISPLAY": ":0"]) == ["xclip", "xsel"])
    #expect(
      names(["TMUX": "x", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"])
        == ["tmux", "tmux", "wl-copy", "xclip", "xsel"])
    #expect(names(["SSH_TTY": "/dev/pts/1", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"]) == [])
    #expect(names(["TMUX": "", "DISPLAY": ""]) == [])
    #expect(
      DesktopPlan.copiers(["TMUX": "x"]).first?.arguments == ["tmux", "load-buffer", "-w", "-"])
  }

  @Test(
    "tmux is asked for its escape-time where TMUX names one",
    arguments: [
      [:], ["TMUX": ""], ["TMUX": "/tmp/x,1,0"], ["TERM": "tmux-256color"], ["TERM": "screen"],
    ] as [[String: String]])
  func escapeTime(_ environment: [String: String]) {
    let question = DesktopPlan.escapeTimeQuestion(environment)
    #expect((question != nil) == (environment["TMUX"] == "/tmp/x,1,0"))
  }

  @Test("nothing opens where nobody sees it")
  func windows() {
    #expect(!DesktopPlan.showsWindows([:]))
    #expect(DesktopPlan.showsWindows(["DISPLAY": ":0"]))
    #expect(DesktopPlan.showsWindows(["WAYLAND_DISPLAY": "w"]))
    #expect(!DesktopPlan.showsWindows(["DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"]))
    #expect(!DesktopPlan.showsWindows(["DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"]))
  }

  @Test("OSC 52 carries the text in base64, and what terminals do not take is not sent")
  func clipboardSequence() {
    func payload(_ text: String) -> String? {
      TerminalModes.clipboard(text).map { String($0.dropFirst(7).dropLast(2)) }
    }
    #expect(TerminalModes.clipboard("")?.hasPrefix("\u{1B}]52;c;") == true)
    for text in ["", "a", "ab", "abc", "漢字 🙂", String(repeating: "x~\u{FF}", count: 99)] {
      #expect(payload(text) == Data(text.utf8).base64EncodedString())
    }
    #expect(TerminalModes.clipboard(String(repeating: "a", count: 80_000)) == nil)
  }

  @Test("GNU screen gets it in covers of which each fits, and hands on what is in them")
  func clipboardThroughScreen() throws {
    for text in ["", "漢字 🙂", String(repeating: "x~", count: 5_000)] {
      let covered = try #require(TerminalModes.clipboard(text, passingScreen: true))
      let covers = covered.split(separator: "\u{1B}\\")
      #expect(covers.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 502 })
      let handedOn = covers.map { $0.dropFirst(2) }.joined()
      #expect(handedOn == "\u{1B}]52;c;" + Data(text.utf8).base64EncodedString() + "\u{7}")
    }
  }

  /// A folder with a program of that name, which keeps its arguments and its input.
  private func folder(_ name: String, _ script: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(("#!/bin/sh\n" + script).utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return folder
  }

  /// Waits for the next event of an inbox.
  private func event(_ inbox: Inbox, _ start: () -> Void) async -> Event? {
    start()
    for _ in 0..<3_000 {
      if let event = inbox.drain().first { return event }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return nil
  }

  @Test("a program gets the text as it is, however long; the next one is asked when it fails")
  func copying() async throws {
    let folder = try folder("xsel", "cat > \"$OUT\"")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("#!/bin/sh\nexit 1".utf8).write(to: folder.appending(path: "xclip"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "xclip").path)
    let out = folder.appending(path: "out")
    let inbox = Inbox()
    let desktop = Desktop(
      environment: ["PATH": folder.path + ":/usr/bin:/bin", "DISPLAY": ":0", "OUT": out.path],
      inbox: inbox)
    let text = String(repeating: "漢字 $(x) `y`\n", count: 30_000)
    #expect(await event(inbox) { desktop.copy(text) } == .copied(text, .program))
    #expect(try Data(contentsOf: out) == Data(text.utf8))
  }

  @Test("an address reaches the browser as one argument, without a shell in between")
  func opening() async throws {
    let folder = try folder("browse", "printf '%s\\n' \"$#\" \"$1\" > \"$OUT\"")
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let inbox = Inbox()
    let desktop = Desktop(
      environment: ["PATH": folder.path + ":/usr/bin:/bin", "BROWSER": "browse", "OUT": out.path],
      inbox: inbox)
    let address = "https://a.b/$(touch%20x);`y`&z"
    let answer = await event(inbox) { desktop.open(address) }
    #expect(answer == .opened(address, .handedOver(program: "browse")))
    #expect(try Data(contentsOf: out) == Data("1\n\(address)\n".utf8))
  }

  @Test("the browsers of a list are tried in order, also one whose path holds blanks")
  func browserList() async throws {
    let folder = try folder("my browser", "printf '%s\\n' \"$@\" > \"$OUT\"; env >> \"$OUT\"")
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let browser = "nosuch:false --x:\(folder.path)/my browser --url=%s:true"
    let inbox = Inbox()
    let desktop = Desktop(
      environment: [
        "PATH": "/usr/bin:/bin", "BROWSER": browser, "OUT": out.path, "QUKA_TOKEN": "secret",
        "QUKA_SERVER": "https://private.example",
      ], inbox: inbox)
    let address = "https://a.b/?c d"
    let answer = await event(inbox) { desktop.open(address) }
    #expect(answer == .opened(address, .handedOver(program: "my browser")))
    let told = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    #expect(told.hasPrefix("--url=\(address)\n") && told.contains("BROWSER="))
    #expect(!told.contains("QUKA_"), "our own variables are none of its business")
  }

  @Test(
    "a list of which nothing works is not replaced by another browser",
    arguments: ["nosuch:false", "%s"])
  func brokenBrowsers(_ browser: String) async {
    let inbox = Inbox()
    let desktop = Desktop(
      environment: ["PATH": "/usr/bin:/bin", "BROWSER": browser, "DISPLAY": ":0"], inbox: inbox)
    let answer = await event(inbox) { desktop.open("https://a.b") }
    #expect(answer == .opened("https://a.b", .browserFailed))
  }

  @Test("a program that is started has none of our files and connections")
  func descriptors() async throws {
    let ours = Glibc.open("/dev/zero", O_RDONLY)
    defer { close(ours) }
    let folder = try folder("browse", "ls -l /proc/$$/fd > \"$OUT\"")
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let inbox = Inbox()
    let desktop = Desktop(
      environment: ["PATH": folder.path + ":/usr/bin:/bin", "BROWSER": "browse", "OUT": out.path],
      inbox: inbox)
    _ = await event(inbox) { desktop.open("https://a.b") }
    let files = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    #expect(files.contains("/dev/null") && !files.contains("/dev/zero"), "\(files)")
  }

  /// What tmux is asked, with a stub in its place that answers so.
  private func escapeTime(_ script: String) async throws -> Event? {
    let folder = try folder("tmux", script)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inbox = Inbox()
    let desktop = Desktop(
      environment: [
        "PATH": folder.path + ":/usr/bin:/bin", "TMUX": "/tmp/x,1,0", "QUKA_TOKEN": "secret",
        "OUT": folder.appending(path: "out").path,
      ], inbox: inbox)
    // A text that nobody copies marks the end of the wait for those that answer nothing.
    return await event(inbox) { desktop.askTmux() }
  }

  @Test("tmux is asked without a shell and without the token, and its answer is a number")
  func askingTmux() async throws {
    let answer = try await escapeTime(
      """
      [ "$*" = "show-options -sv escape-time" ] && [ "$TMUX" = /tmp/x,1,0 ] && [ -z "$QUKA_TOKEN" ] && echo 500
      """)
    #expect(answer == .escapeTime(milliseconds: 500))
  }

  @Test(
    "what is no number of milliseconds is no answer",
    arguments: ["", "\n500", "soon", "-5", "500 ms", "99999999999", "0x10", " 500"])
  func noNumber(_ answer: String) {
    #expect(DesktopPlan.escapeTime(in: answer) == nil)
  }

  @Test(
    "the answer is a line", arguments: [("500\n", 500), ("0\n", 0), ("10", 10), ("7\r\nmore", 7)])
  func number(_ answer: String, _ milliseconds: Int) {
    #expect(DesktopPlan.escapeTime(in: answer) == milliseconds)
  }

  @Test("a tmux that does not answer is ended and leaves neither a process nor a descriptor")
  func silentTmux() async throws {
    let folder = try folder("tmux", "echo $$ > \"$OUT\"; exec sleep 600")
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let inbox = Inbox()
    let desktop = Desktop(
      environment: ["PATH": folder.path + ":/usr/bin:/bin", "TMUX": "x", "OUT": out.path],
      inbox: inbox, patience: .milliseconds(300))
    desktop.askTmux()
    func text() -> String { (try? String(decoding: Data(contentsOf: out), as: UTF8.self)) ?? "" }
    for _ in 0..<3_000 where !text().hasSuffix("\n") {
      try await Task.sleep(for: .milliseconds(10))
    }
    let process = try #require(pid_t(text().dropLast()))
    for _ in 0..<3_000 where kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(kill(process, 0) == -1 && errno == ESRCH, "neither running nor a zombie")
    #expect(inbox.drain().isEmpty)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    #expect(!open.contains { $0.contains("quka-tui-\(getpid())-") })
  }

  @Test("where no program is, that is what is answered")
  func nobody() async {
    let inbox = Inbox()
    let desktop = Desktop(environment: ["DISPLAY": ":0", "PATH": "/nonexistent"], inbox: inbox)
    #expect(await event(inbox) { desktop.copy("x") } == .copied("x", .none))
    #expect(await event(inbox) { desktop.open("http://a") } == .opened("http://a", .failed))
  }
}

import FoundationEssentials
import Glibc
import QukaTestSupport
import QukaWire
import Synchronization
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Toggles that are remembered", .timeLimit(.minutes(1))) struct ToggleMemoryTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/state/quka-tui/toggles" }

  init() throws { folder = try TemporaryFolder() }

  private func memory(_ server: String = "https://a.example/api/v1") -> ToggleMemory {
    ToggleMemory(path: path, server: server)
  }

  private func owner(_ space: String = "s", user: String = "u") -> SpaceOwner {
    SpaceOwner(user: user, space: SpaceID(space))
  }

  private func write(_ text: String) throws {
    _ = SmallFile.write("", to: path)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test("a user who signs out is forgotten in all spaces, and nobody else")
  func signedOut() {
    for owner in [owner(), owner("t"), owner(user: "v")] {
      #expect(memory().remember(owner, .search, isOn: true) == nil)
    }
    #expect(memory("http://b").remember(owner(), .search, isOn: true) == nil)
    memory().forget(user: "u")
    #expect(memory().recall(owner()).isEmpty && memory().recall(owner("t")).isEmpty)
    #expect(memory().recall(owner(user: "v")) == [.search: true])
    #expect(memory("http://b").recall(owner()) == [.search: true])
  }

  @Test("each server, user and space has its own, and only what was changed is remembered")
  func owners() {
    #expect(memory().recall(owner()).isEmpty)
    #expect(memory().remember(owner(), .knowledge, isOn: false) == nil)
    #expect(memory().remember(owner(), .thinking, isOn: true) == nil)
    #expect(memory().remember(owner("s", user: "v"), .search, isOn: true) == nil)
    #expect(memory("http://b").remember(owner(), .search, isOn: false) == nil)
    #expect(memory().recall(owner()) == [.knowledge: false, .thinking: true])
    #expect(memory().recall(owner("s", user: "v")) == [.search: true])
    #expect(memory("http://b").recall(owner()) == [.search: false])
    #expect(memory().recall(owner("t")).isEmpty)
  }

  @Test(
    "a damaged file costs what is damaged",
    arguments: [
      "", "\n\n\t\t\t\n", "knowledge=off", "https://a.example/api/v1\tu\ts",
      "https://a.example/api/v1\tu\ts\tknowledge=maybe =on x=off\n",
      String(repeating: "x", count: 70_000),
    ])
  func damaged(text: String) throws {
    try write(text)
    #expect(memory().recall(owner()).isEmpty)
    #expect(memory().remember(owner(), .search, isOn: true) == nil)
    #expect(memory().recall(owner()) == [.search: true])
  }

  @Test(
    "bytes that are no text, a folder and a pipe in its place remember nothing and hold nobody up")
  func strange() throws {
    try write("")
    try Data([0xFF, 0xFE, 0x0A]).write(to: URL(filePath: path))
    #expect(memory().recall(owner()).isEmpty)
    unlink(path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(memory().recall(owner()).isEmpty)
    #expect(memory().remember(owner(), .search, isOn: true) == nil)
    #expect(memory().recall(owner()) == [.search: true])
    unlink(path)
    mkdir(path, 0o700)
    guard case .unwritable(path, _) = memory().remember(owner(), .search, isOn: true) else {
      Issue.record("not told that the file is a folder")
      return
    }
    #expect(
      ToggleMemory(path: nil, server: "s").remember(owner(), .search, isOn: true) == .noHome)
  }

  @Test("a link or a pipe at the temporary name is not followed")
  func temporaryName() throws {
    try write("")
    let victim = folder.path + "/victim"
    try "mine".write(toFile: victim, atomically: false, encoding: .utf8)
    symlink(victim, path + ".new")
    #expect(memory().remember(owner(), .search, isOn: true) == nil)
    mkfifo(path + ".new", 0o600)
    #expect(memory().remember(owner(), .thinking, isOn: true) == nil)
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine")
    #expect(memory().recall(owner()) == [.search: true, .thinking: true])
  }

  @Test("names that a line cannot hold are not remembered, and spoil nothing")
  func names() {
    #expect(memory().remember(owner(), .search, isOn: true) == nil)
    for name in ["a\tb", "a\nb", "", String(repeating: "x", count: 300)] {
      #expect(memory().remember(owner(name), .search, isOn: true) == nil)
      #expect(memory().recall(owner(name)).isEmpty)
    }
    #expect(memory().recall(owner()) == [.search: true])
  }

  @Test("the file stays small: the spaces that were changed longest ago are forgotten")
  func bounded() throws {
    let long = String(repeating: "s", count: 190)
    for index in 0..<ToggleMemory.limit + 50 {
      #expect(memory().remember(owner(long + "\(index)"), .search, isOn: true) == nil)
    }
    #expect(memory().recall(owner(long + "\(ToggleMemory.limit + 49)")) == [.search: true])
    #expect(memory().recall(owner(long + "0")).isEmpty)
    #expect(try Data(contentsOf: URL(filePath: path)).count <= SmallFile.limit)
  }

  @Test("the desk answers on another thread, in order, and leaves out what the command line fixed")
  func desk() {
    let events = Mutex<[ToggleEvent]>([])
    let desk = ToggleDesk(memory: memory(), fixed: [.knowledge]) { event in
      events.withLock { $0.append(event) }
    }
    desk.perform(.remember(owner(), .knowledge, isOn: true))
    desk.perform(.remember(owner(), .search, isOn: true))
    desk.perform(.recall(owner()))
    desk.finish()
    #expect(events.withLock { $0 } == [.recalled(owner(), [.search: true])])
  }
}

import FoundationEssentials
import Glibc
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Where the store is", .timeLimit(.minutes(1))) struct PlaceTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  @Test("folder and files are private, whatever the mask", arguments: [0o000, 0o022, 0o077])
  func modes(mask: UInt32) {
    let before = umask(mask)
    defer { umask(before) }
    let store = home.store { $0.checksFile = false }
    store.keep("a", ["text"], of: owner)
    #expect(store.settle())
    #expect(home.mode(home.folder) == 0o700)
    #expect(home.names == ["store.sqlite", "store.sqlite-shm", "store.sqlite-wal"])
    for name in home.names { #expect(home.mode("\(home.folder)/\(name)") == 0o600) }
    #expect(home.problems.all.isEmpty)
  }

  @Test("what lies open to others is closed")
  func closing() async throws {
    let first = home.store()
    first.keep("a", ["text"], of: owner)
    #expect(first.end(within: .seconds(30)))
    chmod(home.path, 0o644)
    chmod(home.folder, 0o755)
    let second = home.store()
    #expect(await second.texts("a", of: owner) == ["text"])
    #expect(home.mode(home.path) == 0o600)
    #expect(home.mode(home.folder) == 0o700)
  }

  @Test("a link in the place of a file is not followed", arguments: ["", "-wal", "-journal"])
  func link(suffix: String) async throws {
    try FileManager.default.createDirectory(
      atPath: home.folder, withIntermediateDirectories: true)
    let elsewhere = home.temporary.file("elsewhere")
    try home.temporary.write("mine", to: "elsewhere")
    symlink(elsewhere, home.path + suffix)
    let store = home.store()
    store.keep("a", ["text"], of: owner)
    #expect(!store.settle())
    #expect(await store.chats(of: owner).isEmpty)
    #expect(home.problems.all == [.notAFile(home.path + suffix)])
    #expect(home.temporary.text(of: "elsewhere") == "mine")
  }

  @Test("SQLite itself follows no link to the file")
  func linkForSQLite() throws {
    let store = home.store()
    #expect(store.end(within: .seconds(30)))
    let link = home.folder + "/link"
    symlink(home.path, link)
    #expect(throws: SQLiteError.self) { try Connection(path: link, busyTimeout: .zero) }
  }

  @Test("a folder that is a link leads to the folder")
  func linkedFolder() async throws {
    let real = home.temporary.path + "/real"
    mkdir(real, 0o700)
    mkdir(home.temporary.path + "/state", 0o700)
    symlink(real, home.folder)
    let store = home.store()
    store.keep("a", ["text"], of: owner)
    #expect(store.settle())
    #expect(await store.texts("a", of: owner) == ["text"])
    #expect(access(real + "/store.sqlite", F_OK) == 0)
  }

  @Test("a folder in the place of the file, and a file in that of the folder, are reasons")
  func otherThings() throws {
    try FileManager.default.createDirectory(atPath: home.path, withIntermediateDirectories: true)
    #expect(!home.store().settle())
    #expect(home.problems.all == [.notAFile(home.path)])

    let other = try StoreHome()
    mkdir(other.temporary.path + "/state", 0o700)
    try other.temporary.write("", to: "state/quka-tui")
    #expect(!other.store().settle())
    #expect(other.problems.all == [.notAFile(other.folder)])
  }

  @Test("a read-only file or folder costs nothing that was kept")
  func readOnly() async throws {
    let first = home.store()
    first.keep("a", ["text"], of: owner)
    #expect(first.end(within: .seconds(30)))
    for path in [home.path, home.folder] {
      let mode = home.mode(path)
      chmod(path, mode & 0o500)
      let before = home.problems.all.count
      let store = home.store()
      store.keep("b", ["more"], of: owner)
      #expect(!store.settle())
      #expect(home.problems.all.dropFirst(before) == [.readOnly(path)])
      chmod(path, mode)
    }
    let last = home.store()
    #expect(await last.texts("a", of: owner) == ["text"], "\(home.problems.all), \(home.names)")
    #expect(await last.chats(of: owner).count == 1)
  }

  @Test("without a home nothing is kept, and that is said once")
  func noHome() async {
    let problems = ProblemList()
    let store = Store(folder: nil) { problems.add($0) }
    store.keep("a", ["text"], of: owner)
    store.keep("b", ["text"], of: owner)
    store.eraseAll()
    #expect(!store.settle())
    #expect(await store.chats(of: owner).isEmpty)
    #expect(await store.page("a", of: owner) == MessagePage())
    #expect(problems.all == [.noHome])
  }

  @Test("a path that cannot be made is a reason with the system's number")
  func unreachable() {
    let problems = ProblemList()
    let store = Store(folder: "/proc/none/quka-tui") { problems.add($0) }
    #expect(!store.settle())
    #expect(problems.all == [.unreachable("/proc/none/quka-tui", code: ENOENT)])
  }
}

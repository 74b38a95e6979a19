import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Journals and processes", .timeLimit(.minutes(2))) struct JournalTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  @Test("a write-ahead log on this machine's disks, a rollback journal where files are far away")
  func fileSystems() throws {
    #expect(home.store().settle())
    #expect(try home.connection().journal == .writeAhead)
    // NFS, SMB, sshfs, 9P; then ext4, XFS, Btrfs, tmpfs, overlayfs.
    for type in [0x6969, 0xFE53_4D42, 0x6573_5546, 0x0102_1997] as [UInt32] {
      #expect(FileSystem.isRemote(type: type))
    }
    for type in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630] as [UInt32] {
      #expect(!FileSystem.isRemote(type: type))
    }
    #expect(FileSystem.isRemote(home.temporary.path + "/missing"))
  }

  @Test("a file with a write-ahead log takes a rollback journal and keeps what it has")
  func change() async throws {
    let first = home.store()
    first.keep("a", ["text"], of: owner)
    #expect(first.end(within: .seconds(30)))
    let second = home.store { $0.journal = .rollback }
    second.keep("b", ["more"], of: owner)
    #expect(second.settle())
    #expect(try home.connection().journal == .rollback)
    #expect(await second.texts("a", of: owner) == ["text"])
    #expect(await second.texts("b", of: owner) == ["more"])
  }

  @Test("two stores at once lose nothing", arguments: [Journal.writeAhead, .rollback])
  func twoStores(journal: Journal) async {
    let stores = (0..<2).map { _ in home.store { $0.journal = journal } }
    for round in 0..<100 {
      for (index, store) in stores.enumerated() {
        let text = "\(index)-\(round)"
        store.keep(text, [text], at: round, of: owner)
        if round % 10 == 9 {
          #expect(store.settle())
          _ = await store.chats(of: owner)
        }
      }
    }
    for store in stores {
      #expect(store.settle())
      #expect(await store.chats(of: owner).count == 200)
      #expect(await store.texts("1-99", of: owner) == ["1-99"])
    }
    #expect(home.problems.all.isEmpty)
  }

  @Test("two processes that write and read at once lose nothing")
  func twoProcesses() async throws {
    let count = 15_000
    let filler = try BuiltProgram.path(of: "StoreFiller")
    let processes = try ["a", "b"].map { name in
      try PipedProcess([filler, "chat", home.folder, name, "\(count)"])
    }
    for process in processes {
      let status = try process.waitForExit(within: .seconds(90))
      #expect(status == .exited(0))
      #expect(!process.output.contains("problem"))
      #expect(process.output.contains("read 20"))
    }
    let owner = StoreOwner(
      server: "https://quka.example", user: "u", space: SpaceID("s"), fingerprint: "f")
    let store = home.store()
    for name in ["a", "b"] {
      let page = await store.page(name, of: owner, limit: count + 1)
      #expect(page.messages.map(\.message.sequence) == Array(0..<count))
    }
  }
}

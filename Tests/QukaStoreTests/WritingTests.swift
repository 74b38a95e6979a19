import Glibc
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Writing", .timeLimit(.minutes(2))) struct WritingTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws { home = try StoreHome() }

  @Test("neither the caller nor who reads waits for a lock; what was to be written comes later")
  func locked() async throws {
    let store = home.store {
      $0.limits.busyTimeout = .milliseconds(300)
      $0.limits.retryDelay = .milliseconds(20)
    }
    store.keep("a", ["text"], of: owner)
    #expect(store.settle())
    let other = try home.connection()
    try other.run("BEGIN IMMEDIATE")
    try other.run("UPDATE chat SET title = 'not yet'")
    let clock = ContinuousClock()
    let keeping = clock.measure {
      for index in 0..<1_000 {
        store.keep(
          .keepMessages([.make(index, "\(index)", in: "a")], in: SessionID("a")), of: owner)
      }
    }
    #expect(keeping < .milliseconds(250))
    let start = clock.now
    #expect(await store.chats(of: owner) == [.make("a")])
    #expect(clock.now - start < .milliseconds(250))
    #expect(!store.flush(within: .milliseconds(50)))
    #expect(!store.settle())
    #expect(home.problems.all == [.busy])
    try other.run("ROLLBACK")
    #expect(store.settle())
    #expect(await store.texts("a", of: owner) == (0..<1_000).map { "\($0)" })
    #expect(home.problems.all == [.busy])
  }

  @Test("after the end nothing is kept or read")
  func end() async {
    let store = home.store { $0.checksFile = false }
    store.keep("a", ["text"], of: owner)
    #expect(store.end(within: .seconds(30)))
    // The last connection takes the log with it.
    #expect(home.names == ["store.sqlite"])
    store.keep("b", ["late"], of: owner)
    #expect(!store.settle())
    #expect(await store.chats(of: owner).isEmpty)
    #expect(await home.store().chats(of: owner) == [.make("a")])
  }

  @Test("changes come into the file by themselves, in their order")
  func order() async throws {
    let store = home.store()
    for round in 0..<700 {
      store.keep(.keepDraft(StoredDraft(chat: nil, text: "\(round)")), of: owner)
    }
    store.keep(.keepPrompt("last"), of: owner)
    let deadline = ContinuousClock.now + .seconds(30)
    while await store.prompts(of: owner).isEmpty, ContinuousClock.now < deadline {
      await Task.yield()
    }
    #expect(await store.drafts(of: owner).map(\.text) == ["699"])
  }

  @Test("20 processes that are killed while they write leave a whole file with the first rows")
  func killed() throws {
    var generator = SeededGenerator(seed: 7)
    let filler = try BuiltProgram.path(of: "StoreFiller")
    var rows = 0
    for round in 0..<20 {
      let process = try PipedProcess([filler, "rows", home.folder, "\(rows)"])
      usleep(UInt32.random(in: 20_000...400_000, using: &generator))
      process.send(signal: SIGKILL)
      #expect(try process.waitForExit() == .signaled(SIGKILL))
      #expect(!process.output.contains("problem"))
      let acknowledged = process.output.split(separator: "\n").last { $0.hasPrefix("kept ") }
      guard access(home.path, F_OK) == 0 else { continue }
      let connection = try home.connection()
      #expect(try connection.isSound)
      guard try connection.schemaVersion == Schema.migrations.count else { continue }
      let found = try connection.rows("SELECT sequence FROM message ORDER BY key", []) {
        $0.integer(0)
      }
      #expect(found == Array(0..<found.count), "round \(round)")
      // The index has the same ones, and is whole (sqlite.org/fts5.html §6.4).
      let indexed = try connection.rows(SQL.candidates, [.text("\"mes\""), .integer(1 << 20)]) {
        $0.integer(0)
      }
      #expect(indexed.count == found.count, "round \(round)")
      try connection.run("INSERT INTO finding (finding) VALUES ('integrity-check')")
      #expect(found.count >= rows)
      let last = acknowledged.flatMap { Int($0.dropFirst(5)) } ?? -1
      #expect(found.count > last, "round \(round)")
      rows = found.count
    }
    #expect(rows > 100)
  }
}

@Suite("What waits to be written") struct WaitingChangesTests {
  private let owner = StoreOwner.make()

  private func waiting(_ change: (inout StoreLimits) -> Void = { _ in }) -> WaitingChanges {
    var limits = StoreLimits()
    limits.batchChanges = 3
    change(&limits)
    return WaitingChanges(limits: limits)
  }

  private func draft(_ text: String) -> WaitingChange {
    .change(.keepDraft(StoredDraft(chat: nil, text: text)), owner)
  }

  private var forgetting: WaitingChange { .change(.forgetPrompts, owner) }

  @Test("whoever writes is called once soon, and once at once when a batch is full")
  func calls() {
    var waiting = waiting()
    #expect(waiting.add(draft("0")).call == .soon)
    #expect(waiting.add(draft("1")).call == nil)
    #expect(waiting.add(draft("2")).call == .now)
    #expect(waiting.add(draft("3")).call == nil)
    #expect(waiting.takeBatch() == ["0", "1", "2"].map(draft))
    #expect(waiting.add(draft("4")).call == nil)
    #expect(waiting.takeBatch() == ["3", "4"].map(draft))
    #expect(waiting.takeBatch().isEmpty)
    #expect(waiting.add(draft("5")).call == .soon)
  }

  @Test("what could not be written is the first again")
  func puttingBack() {
    var waiting = waiting()
    for text in ["0", "1", "2", "3"] { _ = waiting.add(draft(text)) }
    let batch = waiting.takeBatch()
    waiting.putBack(batch)
    #expect(waiting.add(draft("4")).call == nil)
    #expect(waiting.takeBatch() == batch)
    #expect(waiting.takeBatch() == ["3", "4"].map(draft))
  }

  @Test("messages count one by one, and a large change is a batch of its own")
  func weights() {
    var waiting = waiting { $0.batchBytes = 10_000 }
    let messages = (0..<5).map { Message.make($0, "x", in: "a") }
    let many = WaitingChange.change(.keepMessages(messages, in: SessionID("a")), owner)
    let large = draft(String(repeating: "x", count: 20_000))
    #expect(waiting.add(many).call == .now)
    _ = waiting.add(large)
    _ = waiting.add(draft("0"))
    #expect(waiting.takeBatch() == [many])
    #expect(waiting.takeBatch() == [large])
    #expect(waiting.takeBatch() == [draft("0")])
  }

  @Test("what is too much is refused and told once; what deletes is always taken")
  func bounds() {
    var waiting = waiting { $0.waitingChanges = 2 }
    #expect(waiting.add(draft("0")).isTaken)
    #expect(waiting.add(draft("1")).isTaken)
    #expect(
      waiting.add(draft("2")) == WaitingChanges.Admission(isTaken: false, isFirstRefusal: true))
    #expect(waiting.add(draft("3")) == WaitingChanges.Admission(isTaken: false))
    #expect(waiting.add(forgetting).isTaken)
    #expect(waiting.add(.eraseAll).isTaken)
    while !waiting.takeBatch().isEmpty {}
    #expect(waiting.add(draft("4")).isTaken)

    var small = self.waiting { $0.waitingBytes = 1_000 }
    #expect(!small.add(draft(String(repeating: "x", count: 1_000))).isTaken)
    #expect(small.add(draft("x")).isTaken)
  }
}

import FoundationEssentials
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaStore

@Suite("Versions of the schema", .timeLimit(.minutes(1))) struct SchemaTests {
  private let home: StoreHome
  private let owner = StoreOwner.make()

  init() throws {
    home = try StoreHome()
    let store = home.store { $0.checksFile = false }
    store.keep("a", ["text"], of: owner)
    #expect(store.end(within: .seconds(30)))
  }

  private func file() throws -> Data { try Data(contentsOf: URL(filePath: home.path)) }

  @Test("a newer file is left alone; the store is off and says why")
  func newer() async throws {
    try home.connection().run("PRAGMA user_version = 99")
    let before = try file()
    let store = home.store()
    store.keep("b", ["more"], of: owner)
    store.eraseAll()
    #expect(!store.settle())
    #expect(await store.chats(of: owner).isEmpty)
    #expect(home.problems.all == [.newerSchema(found: 99, known: Schema.migrations.count)])
    #expect(try file() == before)
  }

  @Test("an older file goes through the steps that it has not seen, and keeps what it has")
  func older() async throws {
    let next = Migration(statements: [
      "ALTER TABLE chat ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",
      "UPDATE chat SET title = title || '!'",
    ])
    let store = home.store { $0.migrations += [next] }
    #expect(store.settle())
    #expect(await store.chats(of: owner).map(\.title) == ["Chat a!"])
    #expect(try home.connection().schemaVersion == Schema.migrations.count + 1)
    #expect(store.end(within: .seconds(30)))
    // Not a second time.
    let again = home.store { $0.migrations += [next] }
    #expect(await again.chats(of: owner).map(\.title) == ["Chat a!"])
    #expect(home.problems.all.isEmpty)
  }

  @Test("a step that fails is undone as a whole")
  func failingStep() async throws {
    let wrong = Migration(statements: [
      "UPDATE chat SET title = 'lost'", "INSERT INTO nowhere VALUES (1)",
    ])
    let store = home.store { $0.migrations += [wrong] }
    #expect(!store.settle())
    #expect(store.end(within: .seconds(30)) == false)
    #expect(home.problems.all.count == 1)
    let next = home.store()
    #expect(await next.chats(of: owner).map(\.title) == ["Chat a"])
    #expect(try home.connection().schemaVersion == Schema.migrations.count)
  }

  @Test("lists and pages find their rows by an index and sort nothing")
  func plans() throws {
    let connection = try home.connection()
    let values: [(String, Int)] = [
      (SQL.chats, 2), (SQL.page, 5), (SQL.attachments, 1), (SQL.oldestChat, 0),
    ]
    for (sql, count) in values {
      let plan = try connection.rows(
        "EXPLAIN QUERY PLAN " + sql, Array(repeating: .integer(1), count: count)
      ) { $0.text(3) }
      #expect(!plan.isEmpty)
      #expect(plan.allSatisfy { $0.contains("INDEX") || $0.contains("PRIMARY KEY") }, "\(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }
}

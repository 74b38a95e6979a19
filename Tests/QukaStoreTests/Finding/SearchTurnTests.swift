import Dispatch
import QukaWire
import Testing

@testable import QukaStore

@Suite("Searches beside everything else", .timeLimit(.minutes(1))) struct SearchTurnTests {
  private let home: StoreHome
  private let store: Store
  private let owner = StoreOwner.make()

  init() throws {
    home = try StoreHome()
    store = home.store()
    store.keep("a", ["needle one", "needle two"], of: owner)
    #expect(store.settle())
  }

  @Test("a newer search overtakes those that wait, and none holds up a page")
  func overtaking() async {
    let (store, owner) = (store, owner)
    let gate = DispatchSemaphore(value: 0)
    store.readers.searches.read({ _ throws(SQLiteError) in gate.wait() }, { _ in })
    async let first = store.answer("needle", of: owner)
    while !store.turns.isLatest(1) { await Task.yield() }
    async let second = store.answer("two", of: owner)
    while !store.turns.isLatest(2) { await Task.yield() }
    #expect(await store.texts("a", of: owner).count == 2)
    gate.signal()
    #expect(await first == nil)
    #expect(await second?.messages.count == 1)
  }

  @Test("a search is given up between two messages, and when it is ended")
  func ending() async throws {
    var asked = 0
    let page = try home.connection().search(
      SearchQuery("needle"), of: owner, after: nil, limit: 9, limits: SearchLimits()
    ) {
      asked += 1
      return asked < 3
    }
    #expect(page == nil)
    #expect(asked <= 4)
    let (store, owner) = (store, owner)
    let gate = DispatchSemaphore(value: 0)
    store.readers.searches.read({ _ throws(SQLiteError) in gate.wait() }, { _ in })
    async let answer = store.answer("needle", of: owner)
    while !store.turns.isLatest(1) { await Task.yield() }
    store.endSearch()
    gate.signal()
    #expect(await answer == nil)
  }

  @Test("a search after the end answers with nothing")
  func afterwards() async {
    #expect(store.end(within: .seconds(30)))
    #expect(await store.answer("needle", of: owner) == SearchPage())
  }
}

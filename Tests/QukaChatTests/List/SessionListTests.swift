import QukaWire
import Testing

@testable import QukaChat

@Suite("The list of chats") struct SessionListTests {
  private func session(_ id: Int, at time: Int) -> ChatSession {
    ChatSession(id: SessionID("\(id)"), title: "Chat \(id)", createdAt: 0, latestAccessAt: time)
  }

  private func list(_ range: Range<Int>, total: Int? = nil) -> SessionList {
    var list = SessionList()
    list.merge(
      Page(items: range.map { session($0, at: 100 - $0) }, total: total ?? range.count), number: 1)
    return list
  }

  private func ids(_ list: SessionList) -> [String] { list.sessions.map(\.id.rawValue) }

  @Test("a new chat that a refresh told of first stands there once")
  func insertedTwice() {
    var list = list(0..<3)
    list.insert(session(1, at: 100))
    #expect(ids(list) == ["1", "0", "2"])
    #expect(list.total == 3)
  }

  @Test("it is sorted by last use and selects the first")
  func sorted() {
    var list = SessionList()
    list.merge(
      Page(items: [session(1, at: 5), session(2, at: 9), session(3, at: 5)], total: 3), number: 1)
    #expect(ids(list) == ["2", "1", "3"])
    #expect(list.selected == SessionID("2"))
  }

  @Test("a page is merged: known chats are refreshed, new ones appended, the selection stays")
  func merges() {
    var list = list(0..<3, total: 5)
    list.moveSelection(by: 2)
    #expect(list.hasMore)
    list.merge(Page(items: [session(2, at: 200), session(3, at: 1)], total: 5), number: 2)
    #expect(ids(list) == ["2", "0", "1", "3"])
    #expect(list.selected == SessionID("2"))
    #expect(list.pages == 2)
  }

  @Test("a used chat moves to the top and the selection stays on its chat")
  func touches() {
    var list = list(0..<3)
    list.moveSelection(by: 1)
    list.touch(SessionID("2"))
    #expect(ids(list) == ["2", "0", "1"])
    #expect(list.selected == SessionID("1"))
    #expect(list.selectedIndex == 2)
  }

  @Test("the selection moves to a neighbour when its chat is removed")
  func removes() {
    var list = list(0..<3)
    list.moveSelection(by: 2)
    list.remove(SessionID("2"))
    #expect(list.selected == SessionID("1"))
    list.remove(SessionID("0"))
    list.remove(SessionID("1"))
    #expect(list.selected == nil)
    #expect(list.total == 0)
    list.moveSelection(by: 1)
    #expect(list.selected == nil)
  }

  @Test("the selection stays inside")
  func bounds() {
    var list = list(0..<3)
    list.moveSelection(by: -10)
    #expect(list.selected == SessionID("0"))
    list.moveSelection(by: 10)
    #expect(list.selected == SessionID("2"))
  }
}

extension SessionList {
  fileprivate mutating func moveSelection(by offset: Int) {
    guard !sessions.isEmpty else { return }
    let index = (selectedIndex ?? 0) + offset
    selected = sessions[max(0, min(index, sessions.count - 1))].id
  }
}

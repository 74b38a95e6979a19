import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A server that sends more chats than anybody asked for, or could have.
@Suite("Huge lists of chats", .timeLimit(.minutes(5))) struct HugeListTests {
  /// Rows in an order that has to be sorted.
  private static func rows(_ count: Int, from first: Int = 0) -> [ChatSession] {
    (first..<first + count).map { number in
      ChatSession(
        id: SessionID("\(number)"), title: "Chat \(number)", createdAt: 0,
        latestAccessAt: number * 7_919 % 100_003)
    }
  }

  /// A list that came page by page.
  private static func list(_ count: Int) -> SessionList {
    var list = SessionList()
    let size = SessionList.pageSize
    for number in 0..<count / size {
      list.merge(Page(items: rows(size, from: number * size), total: 4 * count), number: number + 1)
    }
    return list
  }

  @Test("a page costs what is here: four times the chats, not sixteen times the time")
  func linear() {
    let next = { (list: inout SessionList) in
      list.merge(Page(items: Self.rows(50, from: 1_000_000), total: 100_000), number: 2)
    }
    let allGone = { (list: inout SessionList) in
      _ = list.beginRefresh(at: .zero)
      list.merge(Page(items: Self.rows(3, from: 1_000_000), total: 3), number: 1)
      list.dropAbsent { _ in false }
    }
    for body in [next, allGone] {
      let (small, large) = (Cost.of(Self.list(600), body), Cost.of(Self.list(2_400), body))
      #expect(large < 8 * small, "\(small) → \(large)")
    }
  }

  @Test("of a page of 50,000 or 200,000 chats only what was asked for is looked at")
  func hugePages() {
    let pages = [50_000, 200_000].map { Page(items: Self.rows($0), total: $0) }
    let costs = pages.map { page in
      Cost.of(SessionList()) { list in
        list.merge(page, number: 1)
        list.merge(page, number: 2)
      }
    }
    #expect(costs[1] < 8 * costs[0], "\(costs)")
    var list = SessionList()
    list.merge(pages[1], number: 1)
    #expect(list.sessions.count == SessionList.pageSize)
  }

  @Test("no server makes the list longer than its limit")
  func bounded() {
    var list = Self.list(Limits.chats)
    #expect(list.sessions.count == Limits.chats && !list.hasMore)
    list.merge(Page(items: Self.rows(50, from: 1_000_000), total: 1_000_000), number: 200)
    #expect(list.sessions.count == Limits.chats)
  }

  @Test("with as many chats as there may be, a frame and a key look at each of them a few times")
  func screen() {
    func app(_ count: Int) -> AppDriver {
      var app = AppDriver.connected(size: Size(columns: 120, rows: 40))
      app.reduce(.day(LocalDay(at: 50_000, offset: 0)))
      app.change { $0.chats.sessions = Self.list(count) }
      return app
    }
    let apps = (app(Limits.chats / 4), app(Limits.chats))
    let keys: [[Key]] = [
      [Key(.down, .alt)], [Key(.tab), Key(.down), Key(.pageDown), Key(.left)],
      [.control("p"), .character("a"), Key(.down)],
    ]
    for keys in keys {
      func cost(_ app: AppDriver) -> Double {
        Cost.of(app) { app in
          for key in keys {
            app.press(key)
            _ = app.screen
          }
        }
      }
      let (small, large) = (cost(apps.0), cost(apps.1))
      #expect(large < 8 * small, "\(keys) \(small) → \(large)")
    }
  }

  @Test("the selection of a chat that went away moves to the next one that stays")
  func selection() {
    var list = SessionList()
    let rows = (0..<6).map {
      ChatSession(id: SessionID("\($0)"), title: "T", createdAt: 0, latestAccessAt: 100 - $0)
    }
    list.merge(Page(items: rows, total: 6), number: 1)
    list.selected = SessionID("2")
    _ = list.beginRefresh(at: .zero)
    list.merge(Page(items: [rows[0], rows[4], rows[5]], total: 3), number: 1)
    list.dropAbsent { _ in false }
    #expect(list.selected == SessionID("4"))
    #expect(list.title(of: SessionID("2")) == "T")
    list.selected = SessionID("5")
    _ = list.beginRefresh(at: .zero + .seconds(20))
    list.merge(Page(items: [rows[0]], total: 1), number: 1)
    list.dropAbsent { _ in false }
    #expect(list.selected == SessionID("0"))
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Older messages") struct OlderHistoryTests {
  func opened(_ store: MessageStore, size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var app = AppDriver.connected(chats: ["a", "b"], size: size)
    app.press(Key(.down, .alt))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(store.answer(1))
    app.draw()
    app.forgetEffects()
    return app
  }

  private func page(_ number: Int) -> Effect {
    .loadHistory(AppDriver.space, SessionID("a"), page: number)
  }

  func texts(_ app: AppDriver) -> [String] {
    app.conversation.entries.compactMap { $0.message?.rawValue }
  }

  /// The numbers of the messages on screen, from the top.
  func shown(_ app: AppDriver) -> [Int] {
    app.screen.split(separator: "\n").compactMap { line in
      line.firstRange(of: "text ").flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
    }
  }

  /// The screen's row on which a message stands.
  private func row(_ message: Int, _ app: AppDriver) -> Int? {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasSuffix("text \(message)") }
  }

  @Test("a short chat has none, a long one is continued when the view comes near its top")
  func near() {
    #expect(opened(MessageStore(40)).conversation.record.older == .none)
    var app = opened(MessageStore(250))
    #expect(app.conversation.record.older == .available)
    #expect(app.allEffects.isEmpty, "nobody looks there")
    app.press(Key(.pageUp))
    #expect(app.effects.isEmpty)
    app.press(Key(.home, .control))
    #expect(app.effects == [page(2)])
    #expect(app.conversation.record.older == .loading)
    #expect(app.screen.contains("loading older messages… page 2 of 3"))
    app.draw()
    app.press(Key(.up))
    #expect(!app.allEffects.dropFirst().contains(page(2)), "one request at a time")
  }

  @Test("what is being read stays where it is")
  func keepsThePlace() {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      let store = MessageStore(250)
      var app = opened(store, size: size)
      while app.conversation.record.older != .loading {
        app.press(Key(.pageUp))
        app.draw()
      }
      let message = shown(app).first ?? 0
      let place = row(message, app)
      #expect(place != nil && message < 180)
      app.reduce(store.answer(2))
      #expect(row(message, app) == place)
      app.draw()
      #expect(row(message, app) == place)
      app.draw()
      #expect(row(message, app) == place, "and in the next frame")
      app.press(Key(.pageUp))
      #expect((shown(app).last ?? 999) <= message)
    }
  }

  @Test("scrolling between the answer and the next frame counts")
  func scrollsWhileHeld() {
    let store = MessageStore(250)
    var app = opened(store)
    app.press(Key(.home, .control))
    app.draw()
    app.reduce(.input(.mouse(.at(.wheelDown))))
    app.draw()
    let before = shown(app)
    app.reduce(store.answer(2))
    app.reduce(.input(.mouse(.at(.wheelUp))))
    app.reduce(.input(.mouse(.at(.wheelDown))))
    #expect(shown(app) == before)
  }

  @Test("Ctrl-Home again and again walks up to the beginning, and every message is there once")
  func walksUp() {
    let store = MessageStore(430)
    var app = opened(store)
    for _ in 0..<12 {
      app.press(Key(.home, .control))
      app.draw()
      for effect in app.allEffects {
        if case .server(.loadHistory(_, _, let number)) = effect {
          app.reduce(store.answer(number))
        }
      }
      app.forgetEffects()
      app.draw()
    }
    #expect(texts(app) == (0..<430).map { "m\($0)" })
    #expect(app.conversation.record.older == .none)
    #expect(shown(app).first == 0)
    #expect(!app.screen.contains("older messages"))
  }

  @Test("messages that came since make pages overlap, and none is left out")
  func shifted() {
    var store = MessageStore(350)
    var app = opened(store)
    app.press(Key(.home, .control))
    for round in 0..<8 {
      let asked = app.allEffects.compactMap { effect -> Int? in
        guard case .server(.loadHistory(_, _, let number)) = effect else { return nil }
        return number
      }
      app.forgetEffects()
      for number in asked {
        store.messages += (0..<17).map { MessageStore.message(350 + round * 17 + $0) }
        app.reduce(store.answer(number))
        app.draw()
      }
    }
    #expect(texts(app).prefix(350) == (0..<350).map { "m\($0)" }[...])
    app.press(Key(.end, .control))
    app.change { _ = $0.act { $0.reloadHistory() } }
    app.reduce(store.answer(1))
    #expect(texts(app) == store.messages.map(\.id.rawValue))
  }

  @Test("a page that brings nothing new is followed by the next at once")
  func barren() {
    var store = MessageStore(250)
    var app = opened(store)
    app.press(Key(.home, .control))
    store.messages += (250..<350).map(MessageStore.message)
    #expect(app.reduce(store.answer(2)) == [page(3)])
    app.reduce(store.answer(3))
    #expect(texts(app).first == "m50")
  }

  @Test("a server that answers every page with the newest one is not asked without end")
  func samePage() {
    let store = MessageStore(150)
    for total in [101, 150, 1 << 62] {
      var app = opened(store)
      app.reduce(
        .historyLoaded(
          SessionID("a"), .success(store.page(1)), HistoryPage(number: 1, total: total)))
      app.press(Key(.home, .control))
      var asked: [Int] = []
      while asked.count < 100, case .server(.loadHistory(_, _, let number))? = app.effects.first {
        asked.append(number)
        app.reduce(
          .historyLoaded(
            SessionID("a"), .success(store.page(1)), HistoryPage(number: number, total: total)))
      }
      #expect(asked.count < 20, "\(asked.count)")
      app.draw()
      app.press(Key(.home, .control))
      #expect(app.effects.isEmpty, "not by itself")
      #expect(app.screen.contains("older messages could not be loaded · Ctrl-R"))
      #expect(texts(app) == (50..<150).map { "m\($0)" })
    }
  }

  @Test("a newest page with fewer messages than it should have is not taken for an older one")
  func shortPage() {
    // Rows that cannot be read, or a server that keeps pages short.
    let store = MessageStore(30)
    var app = opened(store)
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success(store.page(1)), HistoryPage(number: 1, total: 33)))
    app.press(Key(.home, .control))
    #expect(app.effects == [page(2)])
    app.reduce(.historyLoaded(SessionID("a"), .success([]), HistoryPage(number: 2, total: 33)))
    #expect(app.conversation.record.older == .none)
    #expect(!app.screen.contains("loading"))
  }

  @Test("a page that holds a message twice shows it once, and every other, too")
  func twiceInAPage() {
    let store = MessageStore(6)
    var rows = store.messages
    rows[3].id = rows[0].id
    rows.append(store.messages[3])
    var app = opened(store)
    app.reduce(.historyLoaded(SessionID("a"), .success(rows)))
    #expect(texts(app).sorted() == (0..<6).map { "m\($0)" })
    var fresh = opened(MessageStore(0))
    fresh.reduce(.historyLoaded(SessionID("a"), .success(rows)))
    #expect(texts(fresh).sorted() == (0..<6).map { "m\($0)" })
  }

  @Test("a hole whose page always fails is not asked for without end")
  func bridgeAlwaysFails() {
    var store = MessageStore(150)
    var app = opened(store)
    store.messages += (150..<400).map(MessageStore.message)
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(store.answer(1))
    let failed = Event.historyLoaded(
      SessionID("a"), .failure(.make("503")), HistoryPage(number: 2))
    app.reduce(failed)
    app.forgetEffects()
    var asked = 0
    for _ in 0..<300 {
      app.wait(.milliseconds(100))
      let effects = app.allEffects
      app.forgetEffects()
      for case .server(.loadHistory(_, _, let number)) in effects {
        asked += 1
        app.reduce(number == 1 ? store.answer(1) : failed)
      }
    }
    #expect((3...14).contains(asked))
  }

  @Test("a hole between two pages is filled although a fetch fails in between")
  func bridgeFails() {
    var store = MessageStore(150)
    var app = opened(store)
    store.messages += (150..<400).map(MessageStore.message)
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    #expect(app.reduce(store.answer(1)) == [page(2)])
    app.reduce(
      .historyLoaded(SessionID("a"), .failure(.make("503")), HistoryPage(number: 2)))
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(page(1)))
    for _ in 0..<6 {
      let effects = app.allEffects
      app.forgetEffects()
      for case .server(.loadHistory(_, _, let number)) in effects {
        app.reduce(store.answer(number))
      }
    }
    #expect(texts(app) == (50..<400).map { "m\($0)" })
  }

  @Test("messages that were deleted since leave no hole between two pages")
  func shrunk() {
    var store = MessageStore(350)
    var app = opened(store)
    app.press(Key(.home, .control))
    store.messages.removeLast(7)
    for _ in 0..<3 {
      let effects = app.allEffects
      app.forgetEffects()
      for case .server(.loadHistory(_, _, let number)) in effects {
        app.reduce(store.answer(number))
      }
    }
    #expect(texts(app) == (143..<350).map { "m\($0)" })
  }

  @Test("a failure is said at the top, and another try continues")
  func fails() {
    let store = MessageStore(250)
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      var app = opened(store, size: size)
      app.press(Key(.home, .control))
      app.reduce(
        .historyLoaded(
          SessionID("a"), .failure(.make("503")), HistoryPage(number: 2)))
      app.draw()
      app.press(Key(.home, .control))
      #expect(app.effects.isEmpty, "not by itself")
      #expect(app.screen.contains("older messages could not be"))
      #expect(app.screen.contains("Ctrl-R"))
      #expect(app.press(.control("r")) == [page(2)])
      app.reduce(store.answer(2))
      #expect(texts(app).count == 200)
    }
  }

  @Test("it works while an answer streams")
  func streaming() {
    let store = MessageStore(250)
    var app = opened(store)
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", "Hello"))
    app.draw()
    while app.conversation.record.older != .loading {
      app.press(Key(.pageUp))
      app.draw()
    }
    let message = shown(app).last ?? 0
    let place = row(message, app)
    app.chat(.text("A", " world", at: 5))
    app.reduce(store.answer(2))
    app.chat(.text("A", "!", at: 11))
    #expect(place != nil)
    #expect(row(message, app) == place)
    #expect(app.conversation.summary.suffix(2) == ["? Why?", "Hello world! (open)"])
    app.escape()
    app.chat(.stopped("A", 12))
    #expect(app.conversation.summary.suffix(3).first == "? Why?")
    #expect(texts(app).prefix(3) == ["m50", "m51", "m52"])
  }

  @Test("more messages than a page came while away: what lies between is fetched")
  func bridge() {
    var store = MessageStore(150)
    var app = opened(store)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    store.messages += (150..<500).map(MessageStore.message)
    app.forgetEffects()
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    for _ in 0..<10 {
      let effects = app.allEffects
      app.forgetEffects()
      for case .server(.loadHistory(_, _, let number)) in effects {
        app.reduce(store.answer(number))
      }
    }
    #expect(texts(app) == (50..<500).map { "m\($0)" })
    #expect(app.conversation.record.bridge == nil)
    #expect(app.conversation.nextOlderPage == 5)
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

// The way to the very first message.
extension OlderHistoryTests {
  /// Answers what is asked for until nothing is, with a frame after each answer; returns the pages.
  private func serve(_ store: MessageStore, _ app: inout AppDriver) -> [Int] {
    var pages: [Int] = []
    while case .server(.loadHistory(_, _, let number))? = app.allEffects.last {
      app.forgetEffects()
      pages.append(number)
      app.reduce(store.answer(number))
      app.draw()
      app.draw()
    }
    return pages
  }

  @Test("Ctrl-Home goes to the very first message, page after page, and says which")
  func goesToTheStart() {
    let store = MessageStore(1_030)
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      var app = opened(store, size: size)
      app.press(Key(.home, .control))
      #expect(app.screen.contains("page 2 of 11"))
      #expect(serve(store, &app) == Array(2...11))
      #expect(shown(app).first == 0)
      #expect(texts(app) == (0..<1_030).map { "m\($0)" })
      app.press(Key(.end, .control))
      #expect(shown(app).last == 1_029)
    }
  }

  @Test("any other movement ends the way to the start, and the view stays where that led")
  func leavesTheWay() {
    let store = MessageStore(1_030)
    let moves: [(String, (inout AppDriver) -> Void)] = [
      ("PgDn", { $0.press(Key(.pageDown)) }), ("Ctrl-End", { $0.press(Key(.end, .control)) }),
      ("wheel", { $0.reduce(.input(.mouse(.at(.wheelDown)))) }),
    ]
    for (name, move) in moves {
      var app = opened(store)
      app.press(Key(.home, .control))
      app.reduce(store.answer(2))
      app.draw()
      app.draw()
      for _ in 0..<30 {
        move(&app)
        app.draw()
      }
      let before = shown(app)
      app.forgetEffects()
      app.reduce(store.answer(3))
      app.draw()
      app.draw()
      #expect(shown(app) == before, "\(name)")
      #expect(app.effects.isEmpty, "\(name)")
    }
  }

  @Test("a page that fails on the way is said, and Ctrl-R goes on to the start")
  func failsOnTheWay() {
    let store = MessageStore(430)
    var app = opened(store)
    app.press(Key(.home, .control))
    app.forgetEffects()
    app.reduce(
      .historyLoaded(
        SessionID("a"), .failure(.make("503")), HistoryPage(number: 2)))
    app.draw()
    #expect(app.screen.contains("older messages could not be loaded · Ctrl-R"))
    app.press(.control("r"))
    #expect(serve(store, &app) == [2, 3, 4, 5])
    #expect(shown(app).first == 0)
  }
}

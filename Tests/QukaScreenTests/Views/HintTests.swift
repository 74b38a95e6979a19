import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// A hint never promises what its key does not do.
@Suite("The hints") struct HintTests {
  private func keys(_ app: AppDriver) -> [String] { HintView.hints(app.state).map(\.key) }
  private func texts(_ app: AppDriver) -> [String] {
    HintView.hints(app.state).map { "\($0.key) \($0.text)" }
  }

  @Test("Enter is not named where nothing fits, nothing is found or nothing is typed")
  func enter() {
    var app = AppDriver.streaming("Hello")
    app.press(.control("p"))
    #expect(texts(app).contains("Enter choose"))
    app.type("xyzzy")
    #expect(texts(app) == ["Esc close"])
    app.escape()
    app.press(Key(.function(3)))
    #expect(!keys(app).contains("Enter") && !keys(app).contains("Up Down"))
    app.type("hel")
    app.draw()
    #expect(texts(app).contains("Enter find") && texts(app).contains("Up Down move"))
    app.type("z")
    app.draw()
    #expect(!keys(app).contains("Enter") && !app.screen.contains("Enter"))
    app.press(Key(.backspace))
    app.draw()
    app.press(.enter)
    #expect(texts(app).contains("Enter next"))
  }

  @Test("the hint of a search is right in the very frame that finds nothing")
  func sameFrame() {
    var app = AppDriver.streaming("Hello")
    app.press(Key(.function(3)))
    app.type("xyzzy")
    #expect(!app.screen.contains("Enter find"))
  }

  @Test("moving is named where there is something to move to")
  func moving() {
    var app = AppDriver.open()
    app.change { $0.focus = .transcript }
    app.draw()
    #expect(!keys(app).contains("Up Down") && !keys(app).contains("F3"))
    app = AppDriver.streaming(String(repeating: "line\n\n", count: 40))
    app.change { $0.focus = .transcript }
    app.draw()
    #expect(texts(app).contains("Up Down scroll") && keys(app).contains("F3"))
    app.press(.control("p"))
    app.type("choose a theme")
    #expect(!keys(app).contains("Up Down"))
    app.escape()
    app.change { $0.size = Size(columns: 80, rows: 200) }
    app.press(Key(.function(1)))
    app.draw()
    #expect(texts(app) == ["Esc close"])
    app.change { $0.size = Size(columns: 80, rows: 24) }
    app.draw()
    #expect(texts(app) == ["Esc close", "Up Down scroll"])
  }

  @Test("Ctrl-O says in the search, too, what it would do")
  func details() {
    var app = AppDriver.streaming("Hello")
    app.press(Key(.function(3)))
    #expect(texts(app).contains("Ctrl-O unfold"))
    app.press(.control("o"))
    #expect(texts(app).contains("Ctrl-O fold"))
  }

  @Test("on a folded day neither Del nor Alt-X is named")
  func folded() {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.change {
      $0.focus = .list
      $0.chats.sessions.selected = SessionID("a")
    }
    #expect(keys(app).contains("Del") && keys(app).contains("Alt-X"))
    app.reduce(.day(LocalDay(at: 1_000, offset: 0)))
    app.press(Key(.left))
    #expect(texts(app).contains("Enter unfold"))
    #expect(!keys(app).contains("Del") && !keys(app).contains("Alt-X"))
    #expect(keys(app).contains("Ctrl-X"))
  }

  @Test("without chats nothing of theirs is named")
  func noChats() {
    var app = AppDriver.connected()
    app.change { $0.focus = .list }
    #expect(Set(keys(app)).isDisjoint(with: ["Enter", "Del", "F3", "Alt-X"]))
  }

  @Test("Enter is named as what it does: it queues behind a stop, and sends nothing that is closed")
  func sending() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.stopped("A"))
    app.type("next")
    #expect(app.conversation.stops.holdUp && texts(app).contains("Enter queue"))
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(texts(app).contains("Enter send"))
    app.change { $0.chats.connection = .closed(reason: .lost) }
    #expect(!keys(app).contains("Enter") && keys(app).contains("Ctrl-R"))
  }

  @Test("Up is named when something waits")
  func takeBack() {
    var app = AppDriver.streaming()
    #expect(!keys(app).contains("Up"))
    app.type("next")
    app.press(.enter)
    #expect(texts(app).contains("Up take back"))
    app.press(Key(.up))
    #expect(app.typed == "next" && !keys(app).contains("Up"))
  }

  @Test("Ctrl-R is named when it has something to do, and says so when it has not")
  func again() {
    var app = AppDriver.connected()
    #expect(!keys(app).contains("Ctrl-R"))
    #expect(app.press(.control("r")) == [])
    #expect(app.state.notice?.text == "There is nothing to retry.")
    app = AppDriver.open()
    #expect(!app.press(.control("r")).isEmpty)
    #expect(app.state.notice?.text == "Reloading the chat…")
    app.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    #expect(texts(app).contains("Ctrl-R load again"))
    app.change { $0.notice = nil }
    #expect(app.press(.control("r")).contains(.history("a")))
    #expect(app.state.notice?.text == "Reloading the chat…")
    app = AppDriver()
    app.press(.control("r"))
    #expect(app.state.notice?.text == "Still signing in.")
    app = AppDriver.open()
    app.press(Key(.function(1)))
    app.press(.control("r"))
    #expect(app.state.notice?.text == "Esc closes this first.")
  }

  @Test("Ctrl-N is not named in a new chat, and says so there")
  func newChat() {
    var app = AppDriver.connected(chats: ["a"])
    #expect(!keys(app).contains("Ctrl-N"))
    app.press(.control("n"))
    #expect(app.state.notice?.text == "This is a new chat already.")
    app.openChat("a")
    #expect(keys(app).contains("Ctrl-N"))
  }

  @Test("a source that is not here is not offered to be copied")
  func sources() {
    var app = AppDriver.streaming("As [it says](#knowledge-k) there.")
    let id = KnowledgeID("k")
    app.change {
      $0.overlays = [
        .links(
          LinksWindow([
            ReferenceList.Reference(label: "it", target: .knowledge(id.rawValue), number: 1)
          ]))
      ]
    }
    app.press(.enter)
    #expect(texts(app) == ["Esc close", "Left back"])
    app.press(.character("c", .alt))
    #expect(app.state.notice?.text == "The source is still loading.")
    app.reduce(.knowledgeLoaded(id, .failure(.make("503"))))
    #expect(texts(app) == ["Esc close", "Enter load again", "Left back"])
    #expect(app.press(.enter) == [.loadKnowledge(AppDriver.space, id)])
  }

  @Test("in the list of links Enter is named as what it does")
  func links() {
    let references: [LinkTarget] = [.knowledge("k"), .address("https://a.example")]
    for (target, hints) in zip(
      references, [["Esc close", "Enter read"], ["Esc close", "Enter show", "Alt-C copy"]])
    {
      var app = AppDriver.streaming()
      app.change {
        $0.overlays = [
          .links(LinksWindow([ReferenceList.Reference(label: "it", target: target, number: 1)]))
        ]
      }
      #expect(texts(app) == hints)
    }
  }

  @Test("where no line above the input tells it, the way to the end is named")
  func toTheEnd() {
    for (rows, isNamed) in [(7, true), (24, false)] {
      var app = AppDriver.streaming(
        String(repeating: "line\n\n", count: 60), size: Size(columns: 80, rows: rows))
      app.draw()
      #expect(!keys(app).contains("Ctrl-End"))
      app.press(Key(.pageUp))
      app.draw()
      #expect(texts(app).contains("Ctrl-End to the end") == isNamed)
    }
  }
}

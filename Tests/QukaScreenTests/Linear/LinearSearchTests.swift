import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Screen-reader mode: search")
struct LinearSearchTests {
  /// A chat with three places that say "tea", one of them in bold.
  private func chat() -> Listener {
    let text = "Green **tea** is old.\n\n- more tea\n- coffee\n"
    var app = AppDriver.open()
    app.ask("What of tea?")
    app.chat(.started("A"))
    app.chat(.text("A", text))
    app.chat(.done("A", text.unicodeScalars.count))
    var listener = Listener(app: app)
    _ = listener.hear()
    listener.app.press(Key(.function(3)))
    return listener
  }

  @Test("the words are asked for and followed; each match is said with its place and line")
  func matches() {
    var listener = chat()
    #expect(listener.hear().hasPrefix("Find in this chat: type the words, then Enter."))
    listener.app.type("te")
    #expect(listener.hear() == "> te")
    listener.app.type("a")
    #expect(listener.hear() == "a")
    listener.app.press(.enter)
    #expect(listener.hearAll() == "\nMatch 3 of 3, assistant: Item: more tea\n")
    listener.app.press(Key(.up))
    #expect(listener.hearAll() == "Match 2 of 3, assistant: Green tea is old.\n")
    listener.app.press(Key(.function(3), .shift))
    #expect(listener.hearAll() == "Match 1 of 3, you: What of tea?\n")
    listener.app.press(Key(.up))
    #expect(listener.hearAll().hasPrefix("Match 3 of 3"))
    listener.app.press(Key(.down))
    #expect(listener.hearAll().hasPrefix("Match 1 of 3"))
    listener.app.press(Key(.function(3)))
    #expect(listener.hearAll().hasPrefix("Match 2 of 3"))
    #expect(listener.hear().isEmpty)
    listener.app.escape()
    #expect(listener.hear() == "Search closed.\n")
  }

  @Test("a single match is said again with each step; what is not there is said too")
  func fewMatches() {
    var listener = chat()
    listener.app.type("coffee")
    listener.app.press(.enter)
    #expect(listener.hearAll().contains("Match 1 of 1, assistant: Item: coffee\n"))
    listener.app.press(Key(.down))
    #expect(listener.hearAll() == "Match 1 of 1, assistant: Item: coffee\n")
    listener.app.type("s")
    #expect(listener.hear().contains("typing adds to the words"))
    listener.app.press(.control("u"))
    listener.app.type("milk")
    listener.app.press(Key(.down))
    #expect(listener.hearAll().contains("Nothing found for: milk."))
  }

  @Test(
    "what was half typed comes back when the search is closed; an empty search closes with Enter")
  func draft() {
    var listener = chat()
    _ = listener.hear()
    listener.app.press(.enter)
    #expect(listener.hear() == "Search closed.\n")
    listener.app.type("half")
    _ = listener.hear()
    listener.app.press(Key(.function(3)))
    #expect(!listener.hear().contains("> half"))
    listener.app.escape()
    #expect(listener.hear() == "Search closed.\n> half")
  }

  @Test("Esc closes the search first and stops a running answer then, as on a screen")
  func escape() {
    var listener = Listener(app: .streaming("Some tea. And more"))
    _ = listener.hear()
    listener.app.press(Key(.function(3)))
    listener.app.type("tea")
    listener.app.press(.enter)
    #expect(listener.hearAll().contains("Match 1 of 1, assistant: Some tea."))
    listener.app.escape()
    #expect(listener.hear().contains("Search closed."))
    #expect(listener.app.turnIsActive)
    listener.app.escape()
    #expect(listener.hear().contains("Stopping."))
  }

  @Test("of a long line the words around the match are said, and a long chat is searched in parts")
  func long() {
    let text = String(repeating: "一二三 word *word* ", count: 9_000) + "needle " + "end ".repeated(90)
    var listener = Listener(app: .streaming(text))
    listener.app.chat(.done("A", text.unicodeScalars.count))
    _ = listener.hear()
    listener.app.press(Key(.function(3)))
    listener.app.type("needle")
    listener.app.press(.enter)
    let heard = listener.hearAll()
    #expect(heard.contains("Match 1 of 1, assistant: … "))
    #expect(heard.contains(" needle end "))
    #expect(heard.contains(" …\n"))
    #expect(heard.count < 700)
  }

  @Test("words that stand there already are said when they are changed")
  func changed() {
    var listener = chat()
    listener.app.type("coffee")
    listener.app.press(.enter)
    _ = listener.hearAll()
    listener.app.type("s")
    #expect(listener.hear().contains("adds to the words coffees. Ctrl-U clears them"))
  }

  @Test("a line without blanks is said around a match, not cut at the next blank")
  func chinese() {
    let text =
      String(repeating: "这里我们推荐使用", count: 20) + " Docker " + String(repeating: "来管理容器", count: 40)
    var app = AppDriver.streaming(text)
    app.chat(.done("A", text.unicodeScalars.count))
    var listener = Listener(app: app)
    _ = listener.hear()
    listener.app.press(Key(.function(3)))
    listener.app.type("docker")
    listener.app.press(.enter)
    let heard = listener.hearAll()
    #expect(heard.contains("这里我们推荐使用 Docker 来管理容器来管理容器"))
    #expect(heard.contains("assistant: … ") && heard.contains(" …\n"))
  }
}

extension AppDriver {
  fileprivate var turnIsActive: Bool { state.conversation.turn?.isActive == true }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}

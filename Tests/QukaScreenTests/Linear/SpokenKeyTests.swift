import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Screen-reader mode: keys that change what others see") struct SpokenKeyTests {
  private static func listener() -> Listener {
    var app = AppDriver.streaming("See [one](https://a.example/x).")
    app.chat(.done("A", 31))
    app.wait(.seconds(5))
    app.change { $0.look.isLinear = true }
    var listener = Listener(app: app)
    _ = listener.hear()
    return listener
  }

  @Test("a window that is closed says so, or what came of it")
  func windows() {
    let windows: [(Key, String)] = [
      (Key(.function(1)), "Closed.\n"), (Key(.function(2)), "Theme quka.\n"),
      (.control("p"), "Closed.\n"), (.control("s"), "Closed.\n"),
      (Key(.function(3)), "Search closed.\n"),
    ]
    for (key, words) in windows {
      for close in [Key.escape, .control("c")] {
        var listener = Self.listener()
        listener.app.press(key)
        #expect(!listener.hear().isEmpty)
        listener.app.press(close)
        #expect(listener.hear() == words)
        #expect(listener.hear().isEmpty)
      }
    }
  }

  @Test("of a window that led to another chat only the chat is said")
  func chosen() {
    var listener = Self.listener()
    let other = listener.app.state.chats.sessions.sessions.last?.title ?? ""
    listener.app.press(.control("p"))
    listener.app.type(other)
    _ = listener.hear()
    listener.app.press(.enter)
    let heard = listener.hear()
    #expect(heard.contains("Chat: \(other)") && !heard.contains("Closed."))
  }

  @Test("the question before a deletion says that the chat is kept, or that it is deleted")
  func deletion() {
    var listener = Self.listener()
    listener.app.press(Key(.tab))
    listener.app.press(Key(.delete))
    _ = listener.hear()
    listener.app.escape()
    #expect(listener.hear() == "Kept.\n")
    listener.app.deleteSelected()
    let heard = listener.hear()
    #expect(heard.contains("is deleted. F8") && !heard.contains("Kept."))
  }

  @Test("the input that is cleared and the list that comes and goes are told")
  func inputAndList() {
    var listener = Self.listener()
    listener.app.type("draft")
    _ = listener.hear()
    listener.app.press(.control("c"))
    #expect(listener.hear().contains("Input cleared; Up brings it back.\n"))
    for words in ["Chats hidden.\n", "Chats shown.\n"] {
      listener.app.press(.control("b"))
      #expect(listener.hear() == words)
    }
  }
}

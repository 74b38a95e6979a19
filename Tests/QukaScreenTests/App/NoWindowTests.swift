import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// What was meant for a window never goes out as a question.
@Suite("Keys that open a window, and what is typed after them") struct NoWindowTests {
  private func asks(_ app: AppDriver) -> Bool {
    app.allEffects.contains {
      switch $0 {
      case .server(.createSession), .server(.nameMessage), .server(.send): true
      default: false
      }
    }
  }

  @Test("the search opens in an empty chat too, and takes what is looked for")
  func search() {
    for isNew in [true, false] {
      var app = AppDriver.open()
      if isNew { app.press(.control("n")) }
      app.press(Key(.function(3)))
      app.type("秘密 secret")
      app.draw()
      app.press(.enter)
      #expect(!asks(app) && app.typed.isEmpty && app.state.search?.query.text == "秘密 secret")
      #expect(app.state.notice?.text == "There is nothing to search in this chat yet.")
      app.escape()
      #expect(app.state.overlays.isEmpty && app.state.notice == nil)
    }
  }

  @Test("the themes open before they are read: the next keys are theirs, and Esc is not undone")
  func themes() {
    var app = AppDriver.open()
    app.type("draft")
    #expect(app.press(Key(.function(2))) == [.theme(.list)])
    app.type("x")
    app.press(.enter)
    #expect(!asks(app) && app.typed == "draft" && app.state.overlays.count == 1)
    app.escape()
    app.reduce(.theme(.listed([.theme(.quka)])))
    #expect(app.state.overlays.isEmpty)
  }

  @Test("without links on screen Enter sends the draft only when it is pressed again")
  func links() {
    for words in ["", " more"] {
      var app = AppDriver.open()
      app.type("draft")
      app.press(.control("s"))
      app.type(words)
      #expect(app.state.notice?.text == "There is no answer here yet.")
      app.press(.enter)
      #expect(!asks(app) && app.typed == "draft" + words)
      #expect(
        app.state.notice?.text == "No window opened. Press Enter again to send what you typed.")
      app.press(.enter)
      #expect(asks(app) && app.typed.isEmpty)
    }
  }

  @Test("who reads that there are no links, and then asks, is asked nothing")
  func later() {
    var app = AppDriver.open()
    app.press(.control("s"))
    app.wait(.seconds(5))
    app.type("Why?")
    app.press(.enter)
    #expect(asks(app) && app.typed.isEmpty)
  }
}

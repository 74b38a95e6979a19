import QukaWire
import Testing

@testable import QukaTUI

/// What is said ends when it is no longer so.
@Suite("What ends a notice") struct NoticeEndTests {
  private static let folded = "This day is folded. Enter unfolds it."

  /// The list has the focus, a folded day is selected, and what is typed waits in the input.
  private static func foldedDay() -> AppDriver {
    var app = AppDriver.open()
    app.reduce(.day(LocalDay(at: 1_732_237_200, offset: 0)))
    app.type("草稿别发")
    for key in [Key(.tab), Key(.home), Key(.left), Key(.delete)] { app.press(key) }
    return app
  }

  @Test(
    "what was said of a key of the list or the transcript goes with the next key, paste or click")
  func pane() {
    let click = MouseEvent(action: .press, button: 0, position: Point(column: 60, row: 21))
    let deeds: [TerminalInput] = [
      .key(Key(.tab)), .key(.control("b")), .key(.character("x")), .paste("x"), .mouse(click),
    ]
    for deed in deeds {
      var app = Self.foldedDay()
      #expect(app.state.notice?.text == Self.folded)
      app.reduce(.input(.focus(false)))
      #expect(app.state.notice?.text == Self.folded)
      app.reduce(.input(deed))
      #expect(app.state.notice == nil, "\(deed)")
    }
    var app = Self.foldedDay()
    app.press(Key(.tab))
    app.press(Key(.tab))
    #expect(app.state.focus == .composer && !app.screen.contains("folded. Enter"))
  }

  // MARK: - Quitting

  @Test("whatever fills the input takes back that the next Ctrl-C quits")
  func quit() {
    let hint = "Press Ctrl-C again to quit"
    var app = AppDriver.open()
    app.press(.control("c"))
    #expect(app.screen.contains(hint))
    app.reduce(.input(.paste("pasted")))
    #expect(!app.screen.contains(hint))
    app.press(.control("c"))
    #expect(app.typed.isEmpty && app.press(.control("c")) == [] && !app.state.isEnding)
    #expect(app.press(.control("c")) == [.quit])

    var withdrawn = AppDriver.open()
    withdrawn.type("Why?")
    withdrawn.press(.enter)
    withdrawn.reduce(.messageNamed(withdrawn.turn, .success(MessageID("q"))))
    withdrawn.escape()
    withdrawn.change { $0.quitArmedUntil = $0.now + .seconds(3) }
    withdrawn.reduce(.sendWithdrawn(withdrawn.turn))
    #expect(withdrawn.typed == "Why?" && withdrawn.state.quitArmedUntil == nil)
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("What window and desktop are told")
struct TerminalNewsTests {
  @Test(
    "only what a terminal is known to take is sent; the person decides",
    arguments: [
      (["TERM": "xterm-256color"], .bell, false), (["TERM": "xterm-kitty"], .osc9, false),
      (["TERM": "xterm-ghostty"], .osc9, true), (["TERM": "rxvt-unicode-256color"], .osc777, false),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .osc9, true),
      (["TERM": "xterm-256color", "WT_SESSION": "x"], .bell, true),
      (["TERM": "xterm-256color", "VTE_VERSION": "7900"], .bell, true),
      (["TERM": "xterm-256color", "VTE_VERSION": "7600"], .bell, false),
      (["TERM": "xterm-ghostty", "QUKA_NOTIFY": "off", "QUKA_PROGRESS": "0"], .off, false),
      (["TERM": "xterm", "QUKA_NOTIFY": "loud", "QUKA_PROGRESS": "1"], .bell, true),
    ] as [([String: String], TerminalNews.Notice, Bool)])
  func chosen(
    environment: [String: String], notice: TerminalNews.Notice, progress: Bool
  ) {
    let news = TerminalNews(environment: environment)
    #expect(news.notice == notice && news.progress == progress && news.title)
    #expect(!TerminalNews(environment: ["QUKA_TITLE": "0"]).title)
  }

  @Test("text that is told cannot end its sequence or turn its order around")
  func gated() {
    let evil = "a\u{1B}\\\u{7}b\u{9C}c\u{202E}d;e\nf"
    for text in [
      TerminalModes.title(evil), TerminalModes.notice(evil, by: .osc9),
      TerminalModes.notice(evil, by: .osc777),
    ] {
      let inside = text.dropFirst().dropLast(2).unicodeScalars
      #expect(inside.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      #expect(!inside.contains("\u{202E}"))
      #expect(text.hasSuffix("\u{1B}\\"))
    }
    #expect(TerminalModes.notice(evil, by: .osc777).split(separator: ";").count == 4)
    #expect(TerminalModes.notice(evil, by: .off).isEmpty)
    #expect(TerminalModes.notice(evil, by: .bell) == "\u{7}")
  }

  @Test(
    "progress is shown once, hidden when the terminal is left, and shown when it is taken again")
  func progress() throws {
    let terminal = try ScreenTerminal()
    var options = terminal.options(["QUKA_PROGRESS": "1", "QUKA_TITLE": "0"])
    options.focus = false
    var screen = try CursesScreen(options)
    _ = try terminal.output()
    screen.setTitle("none")
    screen.showProgress(false)
    #expect(try terminal.output().isEmpty)
    screen.showProgress(true)
    screen.showProgress(true)
    #expect(try terminal.output() == TerminalModes.showProgress)
    screen.suspend()
    #expect(try terminal.output().hasPrefix(TerminalModes.hideProgress))
    screen.resume()
    #expect(try terminal.output().hasSuffix(TerminalModes.showProgress))
    screen.showProgress(false)
    #expect(try terminal.output() == TerminalModes.hideProgress)
    screen.close()
    #expect(try !terminal.output().contains("]9;4"))
  }

  @Test("an answer that ends unseen is told with its chat's name; one that was stopped is not")
  func notices() {
    var app = AppDriver.streaming()
    app.reduce(.input(.focus(false)))
    app.chat(.done("A"))
    app.wait(.seconds(5))
    #expect(app.allEffects.contains(.notify("Answer ready: Chat a")))
    var seen = AppDriver.streaming()
    seen.chat(.done("A"))
    seen.wait(.seconds(5))
    var stopped = AppDriver.streaming()
    stopped.reduce(.input(.focus(false)))
    stopped.escape()
    stopped.chat(.stopped("A", 3))
    stopped.wait(.seconds(5))
    for app in [seen, stopped] {
      #expect(!app.allEffects.contains { if case .notify = $0 { true } else { false } })
    }
  }
}

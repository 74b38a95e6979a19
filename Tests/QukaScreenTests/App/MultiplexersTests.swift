import QukaScreenTestSupport
import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// S15: in every multiplexer the stop key is as quick as it can be, and what slows it is said.
@Suite("Multiplexers")
struct MultiplexersTests {
  @Test(
    "GNU screen is known by STY, or by its name where tmux does not use that",
    arguments: [
      ([:], false), (["TERM": "xterm-256color"], false), (["STY": "1.x"], true),
      (["STY": ""], false),
      (["TERM": "screen"], true), (["TERM": "screen.xterm-256color"], true),
      (["TERM": "screen-256color", "TMUX": "/tmp/x,1,0"], false),
      (["TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"], false),
      // One within the other, either way: screen holds Esc in both.
      (["TERM": "tmux-256color", "TMUX": "/tmp/x,1,0", "STY": "1.x"], true),
      (["TERM": "screen.xterm-256color", "TMUX": "/tmp/x,1,0", "STY": "1.x"], true),
    ] as [([String: String], Bool)])
  func screen(_ environment: [String: String], _ isThere: Bool) {
    let multiplexers = Multiplexers(environment: environment)
    #expect(multiplexers.hasScreen == isThere)
    #expect(multiplexers.usesMouse(wanted: nil) == !isThere)
    #expect(multiplexers.usesMouse(wanted: true))
    #expect(!multiplexers.usesMouse(wanted: false))
  }

  @Test(
    "tmux is known by TMUX, or by its name, where only the help tells of it",
    arguments: [
      ([:], Multiplexers.Tmux.none), (["TMUX": ""], .none), (["TMUX": "/tmp/x,1,0"], .silent),
      (["TERM": "tmux-256color"], .silent), (["TERM": "screen"], .none),
    ] as [([String: String], Multiplexers.Tmux)])
  func tmux(_ environment: [String: String], _ expected: Multiplexers.Tmux) {
    #expect(Multiplexers(environment: environment).tmux == expected)
  }

  private func begun(_ environment: [String: String], mouse: Bool? = nil) -> AppDriver {
    var app = AppDriver.open()
    app.change {
      $0.notice = nil
      $0.multiplexers = Multiplexers(environment: environment)
      $0.beginMouse(wanted: mouse)
    }
    return app
  }

  @Test(
    "a long escape-time is said, with the line that mends it and with Ctrl-C",
    arguments: [51, 500, 3_000])
  func slow(_ milliseconds: Int) throws {
    var app = begun(["TMUX": "x"])
    #expect(app.state.notice == nil)
    app.reduce(.escapeTime(milliseconds: milliseconds))
    let notice = try #require(app.state.notice)
    #expect(notice.kind == .warning)
    for part in ["\(milliseconds) ms", "`tmux set -sg escape-time 10`", "~/.tmux.conf", "Ctrl-C"] {
      #expect(notice.text.contains(part))
    }
    #expect(app.state.escapeAdvice == [notice.text])
  }

  @Test("a short escape-time is nothing to say, in the help neither", arguments: [0, 1, 10, 50])
  func quick(_ milliseconds: Int) {
    var app = begun(["TMUX": "x"])
    app.reduce(.escapeTime(milliseconds: milliseconds))
    #expect(app.state.notice == nil)
    #expect(app.state.escapeAdvice.isEmpty)
  }

  @Test("what was said before stays beside it")
  func besides() throws {
    var app = begun(["TMUX": "x", "STY": "1.x"])
    app.change { $0.say("Not encrypted.", .warning) }
    app.reduce(.escapeTime(milliseconds: 500))
    let text = try #require(app.state.notice?.text)
    #expect(text.hasPrefix("Not encrypted. tmux delays Esc"))
    #expect(app.state.escapeAdvice.count == 2)
  }

  @Test("as long as tmux is silent, the help has a neutral line, and nothing is said")
  func silent() throws {
    let app = begun(["TMUX": "x"])
    #expect(app.state.notice == nil)
    let advice = try #require(app.state.escapeAdvice.first)
    #expect(advice.contains("unless") && advice.contains("escape-time 10"))
  }

  @Test("in GNU screen the mouse is off and that is said; asked for, it is on and its cost is said")
  func mouseInScreen() {
    let byItself = begun(["STY": "1.x"])
    #expect(!byItself.state.usesMouse)
    #expect(byItself.state.notice?.text.contains("F4 turns it on") == true)
    #expect(byItself.state.escapeAdvice.first?.contains("maptimeout 10") == true)
    let wanted = begun(["STY": "1.x"], mouse: true)
    #expect(wanted.state.usesMouse)
    #expect(wanted.state.notice?.text.contains("holds Esc until the next key. Ctrl-C") == true)
    #expect(wanted.state.escapeAdvice.first?.contains("F4 turns it off") == true)
    let refused = begun(["STY": "1.x"], mouse: false)
    #expect(!refused.state.usesMouse && refused.state.notice == nil)
  }

  @Test("F4 in GNU screen says what the mouse costs")
  func toggling() {
    var app = begun(["STY": "1.x"])
    #expect(app.press(Key(.function(4))) == [.mouse(true)])
    #expect(app.state.notice?.text.contains("GNU screen holds Esc until the next key") == true)
    #expect(app.press(Key(.function(4))) == [.mouse(false)])
    #expect(app.state.notice?.text == "Mouse off: the terminal selects text.")
  }

  @Test("elsewhere nothing is said and the mouse is on")
  func elsewhere() {
    let app = begun(["TERM": "xterm-256color"])
    #expect(app.state.usesMouse && app.state.notice == nil && app.state.escapeAdvice.isEmpty)
  }

  @Test(
    "the sentences stand whole on narrow, usual and wide screens",
    arguments: [(40, 12), (80, 24), (200, 60)])
  func sizes(_ columns: Int, _ rows: Int) throws {
    for event in [Event.escapeTime(milliseconds: 500), .input(.key(Key(.function(4))))] {
      var app = begun(["STY": "1.x"])
      app.reduce(.resized(Size(columns: columns, rows: rows)))
      app.change { $0.notice = nil }
      app.reduce(event)
      let text = try #require(app.state.notice?.text)
      let shown = HintView.rowsAbove(app.state, .monochrome).map(\.text)
      if !shown.isEmpty {
        let words = shown.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words == text)
      }
    }
  }

  @Test("a listener's help tells of Esc, and of no mouse")
  func listening() {
    let app = begun(["STY": "1.x", "TMUX": "x"])
    let lines = HelpNarrator.words(app.state).split(separator: "\n").suffix(2)
    #expect(lines.first?.hasPrefix("tmux") == true)
    #expect(lines.last?.hasPrefix("GNU screen") == true)
    #expect(!lines.joined().contains("mouse"))
  }
}

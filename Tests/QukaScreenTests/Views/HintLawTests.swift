import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The law of the hints") struct HintLawTests {
  static let focuses: [AppState.Focus] = [.composer, .list, .transcript]

  /// What can be the matter with a chat and the connection.
  static var situations: [String: AppDriver] {
    var held = AppDriver.streaming()
    held.type("next")
    held.press(.enter)
    held.escape()
    held.chat(.stopped("A"))
    held.reduce(.stopAnswered(held.turn, .accepted))
    held.wait(.seconds(1))
    var heldJustNow = AppDriver.streaming()
    heldJustNow.type("next")
    heldJustNow.press(.enter)
    heldJustNow.escape()
    let settling = SettlingTests.settling()
    var typing = settling
    typing.type("text")
    var empty = AppDriver.open()
    empty.ask("Why?")
    empty.chat(.started("A"))
    empty.chat(.done("A", 0))
    empty.wait(.seconds(3))
    var recalled = held
    recalled.press(Key(.up))
    var offline = AppDriver.streaming()
    offline.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(60))))
    offline.type("text")
    var closed = AppDriver.open()
    closed.change { $0.chats.connection = .closed(reason: .lost) }
    closed.type("text")
    var failed = AppDriver.open()
    failed.ask("Why?")
    failed.chat(.failure("A"))
    failed.wait(.seconds(3))
    var unread = AppDriver.open()
    unread.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    var gone = AppDriver.open()
    let failure = Failure.gone
    gone.change { $0.chats.conversations[.session(SessionID("a"))]?.record.newest = .loading }
    gone.reduce(.historyLoaded(SessionID("a"), .failure(failure)))
    gone.type("text")
    var deleted = AppDriver.open()
    deleted.press(Key(.tab))
    deleted.deleteSelected()
    var background = AppDriver.streaming()
    background.openChat("b")
    background.change { $0.chats.sessions.selected = SessionID("a") }
    var folded = background
    folded.reduce(.day(LocalDay(at: 1_000, offset: 0)))
    folded.change { $0.foldSelected(true) }
    return [
      "signing in": AppDriver(), "empty": .connected(), "new": .connected(chats: ["a"]),
      "open": .open(), "streaming": .streaming(),
      "long": .streaming(String(repeating: "line\n\n", count: 60)), "held": held,
      "offline": offline, "closed": closed, "failed": failed, "history failed": unread,
      "gone": gone, "deleted": deleted, "background": background, "folded": folded,
      "held just now": heldJustNow, "settling": settling, "typing while it settles": typing,
      "empty answer": empty, "recalled": recalled,
      "narrow": .streaming(size: Size(columns: 40, rows: 10)),
    ]
  }

  private static func window(_ keys: [Key], _ text: String = "") -> AppDriver {
    var app = AppDriver.streaming("See [one](https://a.example/x) or https://b.example, thanks.")
    app.draw()
    for key in keys { app.press(key) }
    app.type(text)
    return app
  }

  static var windows: [String: AppDriver] {
    var themes = AppDriver.open()
    themes.press(Key(.function(2)))
    themes.reduce(.theme(.listed([.theme(.quka)])))
    var broken = themes
    broken.reduce(
      .theme(.listed([.broken(name: "a", .unreadableFile("a.toml")), .theme(.quka)])))
    broken.press(Key(.up))
    var question = AppDriver.open()
    question.press(Key(.tab))
    question.press(Key(.delete))
    question.wait(Deletion.readingTime)
    var title = AppDriver.open()
    title.press(Key(.tab))
    title.press(Key(.function(6)))
    var code = AppDriver.streaming("```c\nint a;\n```\n")
    code.press(.character("c", .alt))
    var taken = code
    for key in [Key.character("s", .alt), .enter] { taken.press(key) }
    taken.reduce(.files(.wrote("answer.md", .failure(.exists))))
    var export = AppDriver.streaming()
    export.change { _ = $0.perform(.exportChat) }
    var share = AppDriver.streaming()
    share.change {
      $0.place = .server("s")
      _ = $0.perform(.shareChat)
    }
    share.wait(Deletion.readingTime)
    var part = export
    part.press(Key(.end))
    let (find, palette) = (Key(.function(3)), Key.control("p"))
    return [
      "help": window([Key(.function(1))]), "links": window([.control("s")]),
      "link": window([.control("s"), .enter]), "palette": window([palette]),
      "palette with one": window([palette], "choose a theme"),
      "palette with none": window([palette], "xyzzy"), "find": window([find]),
      "find something": window([find], "e"), "find nothing": window([find], "xyzzy"),
      "keys": window([Key(.function(12))]), "themes": themes, "broken theme": broken,
      "question": question, "title": title,
      "picture": window([Key(.function(10))]), "path": window([Key(.function(10))], "cat"),
      "copy": window([.character("c", .alt)]), "export": export, "share": share,
      "export part": part,
      "copy code": code, "file": window([.character("c", .alt), .character("s", .alt)]),
      "file that is there": taken,
    ]
  }

  /// The keys of a hint that change nothing when they are pressed, and ask for nothing.
  private func idle(_ app: AppDriver) -> [String] {
    var base = app
    base.draw()
    base.change { $0.notice = nil }
    return HintView.hints(base.state).filter { hint in
      !hint.key.split(separator: " ").contains { word in
        guard let key = KeyMap.usual.bindings.flatMap(\.keys).first(where: { $0.name == word })
        else {
          return false
        }
        var app = base
        let effects = app.press(key)
        app.change { $0.notice = nil }
        return !effects.isEmpty || app.state != base.state
      }
    }.map { "\($0.key) \($0.text)" }
  }

  @Test("whatever is named does something, in every pane and situation")
  func panes() {
    for (name, app) in Self.situations {
      for focus in Self.focuses {
        var app = app
        app.change { $0.focus = focus }
        #expect(idle(app) == [], "\(name), \(focus)")
      }
    }
  }

  @Test("and in every window")
  func windows() {
    for (name, app) in Self.windows {
      #expect(!HintView.hints(app.state).isEmpty && !app.state.overlays.isEmpty, "\(name)")
      #expect(idle(app) == [], "\(name)")
    }
  }
}

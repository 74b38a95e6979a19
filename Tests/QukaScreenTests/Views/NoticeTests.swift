import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Notices") struct NoticeTests {
  private static let long =
    "127.0.0.1:33033 does not answer (connection refused). Is the server running? Try --mock."

  private func rows(_ app: AppDriver) -> [Substring] {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("what was said of an outage goes when it is over, and nothing else does")
  func outageIsOver() {
    let said: [(String, (inout AppDriver) -> Void)] = [
      (
        "the connection is closed",
        { $0.reduce(.realtime(.disconnected(reason: .make("gone"), retryIn: nil))) }
      ),
      (
        "a question waits",
        {
          $0.reduce(.realtime(.disconnected(reason: .make("gone"), retryIn: .seconds(1))))
          $0.type("Why?")
          $0.press(.enter)
        }
      ),
      (
        "a history failed",
        {
          $0.reduce(.realtime(.disconnected(reason: .make("gone"), retryIn: .seconds(1))))
          $0.reduce(.historyLoaded(SessionID("a"), .failure(.make("nobody answers"))))
        }
      ),
    ]
    for (name, happens) in said {
      var app = AppDriver.streaming()
      app.chat(.done("A"))
      app.wait(.seconds(2))
      happens(&app)
      #expect(app.state.notice != nil, "\(name)")
      app.reduce(.realtime(.connecting(attempt: 1)))
      app.reduce(.realtime(.connected))
      #expect(app.state.notice == nil, "\(name)")
      #expect(!app.screen.contains("gone") && !app.screen.contains("nobody answers"), "\(name)")
    }
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .make("gone"), retryIn: .seconds(1))))
    app.change { $0.say("The theme is broken.", .warning) }
    app.reduce(.realtime(.connected))
    #expect(app.state.notice?.text == "The theme is broken.")
  }

  @Test("a short one stands in the hint line, beside the stop key")
  func short() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    app.change { $0.say("The title stays.", .warning) }
    #expect(rows(app).last == " Esc stop  The title stays.")
  }

  @Test("one that does not fit there stands in rows of its own, and the hints stay")
  func long() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    let before = rows(app)
    app.change { $0.say(Self.long, .warning) }
    let narrow = rows(app)
    #expect(narrow.count == 12)
    #expect(narrow[8] == " 127.0.0.1:33033 does not answer")
    #expect(narrow[9] == " (connection refused). Is the server")
    #expect(narrow[10] == " running? Try --mock.")
    #expect(narrow[11] == before[11])
    app.change { $0.size = Size(columns: 80, rows: 24) }
    let wide = rows(app)
    #expect(
      wide[21].hasSuffix("Is the server running? Try") || wide[21].hasSuffix("server running?"))
    #expect(wide[22].contains("--mock."))
    #expect(wide[23].hasPrefix(" Esc stop  "))
  }

  @Test("a third of the screen is enough for any; what is longer still is cut")
  func endless() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    app.change { $0.say(Self.long + " " + Self.long, .warning) }
    #expect(rows(app)[7] == " 127.0.0.1:33033 does not answer")
    #expect(rows(app)[10].hasSuffix("…") && rows(app)[11].hasPrefix(" Esc stop"))
    app.change { $0.size.rows = 24 }
    #expect(rows(app)[22].hasSuffix("Try --mock."))
  }

  @Test(
    "over an open window it hides none of its keys",
    arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)],
    [Key(.function(1)), Key(.function(3)), .control("p")])
  func window(size: Size, key: Key) {
    for words in ["The title stays.", Self.long] {
      var app = AppDriver.streaming(size: size)
      app.press(key)
      let keys = rows(app)[size.rows - 1]
      app.change { $0.say(words, .warning) }
      #expect(rows(app)[size.rows - 1].hasPrefix(keys))
      let text = rows(app).suffix(4).joined()
      #expect(text.contains(words.split(separator: " ").suffix(2).joined(separator: " ")))
      #expect(rows(app).count == size.rows)
    }
  }

  @Test("on the lowest screens it is cut, because the transcript needs the rows")
  func low() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 9))
    app.change { $0.say(Self.long, .warning) }
    #expect(rows(app).last?.hasPrefix(" Esc stop  127.0.0.1:33033") == true)
    #expect(rows(app).last?.hasSuffix("…") == true)
  }

  @Test("an outage that lasts tells why there is no connection, as long as there is none")
  func outage() {
    let reason = LossReason.closed(DisconnectCode(rawValue: 3507))
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      var app = AppDriver.streaming(size: size)
      app.reduce(.realtime(.disconnected(reason: reason, retryIn: .seconds(9))))
      #expect(!app.screen.contains("3507"), "it may be over at once")
      for _ in 0..<5 {
        app.wait(.seconds(3))
        app.reduce(.realtime(.connecting(attempt: 2)))
        app.reduce(.realtime(.disconnected(reason: reason, retryIn: .seconds(9))))
        let above = rows(app).suffix(4).joined()
        #expect(above.contains("does not allow"))
        #expect(above.contains("(3507). Ctrl-R retries now."))
        #expect(rows(app).last?.hasPrefix(" Esc stop  Ctrl-R connect") == true)
      }
      app.change { $0.say("The title stays.", .warning) }
      #expect(app.screen.contains("does not allow") && app.screen.contains("The title stays."))
      app.reduce(.realtime(.connected))
      #expect(!app.screen.contains("does not allow"))
    }
  }

  @Test("a link that ended for good says why until it is tried again, and only once at a time")
  func ended() {
    var app = AppDriver.open()
    app.reduce(
      .realtime(.disconnected(reason: .closed(DisconnectCode(rawValue: 3500)), retryIn: nil)))
    for _ in 0..<3 {
      #expect(
        app.screen.components(
          of:
            "The server no longer accepts the token (3500). Ctrl-R retries.") == 1)
      app.wait(.seconds(60))
    }
    app.press(.control("r"))
    app.reduce(.realtime(.connecting(attempt: 1)))
    #expect(!app.screen.contains("no longer accepts"))
  }

  @Test("why there is no connection is told without animation, too, and cannot act on the terminal")
  func stillAndHostile() {
    var app = AppDriver.open()
    app.change { $0.look.isStill = true }
    app.reduce(.realtime(.disconnected(reason: .make("No:\u{1B}[2J\nway"), retryIn: .seconds(9))))
    #expect(app.screen.contains("No:") && app.screen.contains("way. "))
    #expect(!app.screen.contains("\u{1B}"))
  }

  @Test("every size is drawn whole", arguments: [1, 2, 5, 11, 30, 40, 79], [1, 3, 9, 10, 12])
  func everySize(columns: Int, rows count: Int) {
    var app = AppDriver.streaming(size: Size(columns: columns, rows: count))
    app.change { $0.say("漢字の長い長いお知らせ " + Self.long, .warning) }
    #expect(rows(app).count == count)
    app.reduce(.realtime(.disconnected(reason: .make("漢字 " + Self.long), retryIn: .seconds(60))))
    app.wait(.seconds(30))
    #expect(rows(app).count == count)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    ranges(of: text).count
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// Who reads its history when after an outage, and what becomes of a turn that died in it.
@Suite("The order of catching up") struct CatchingUpTests {
  private static let names = (0..<12).map { "c\($0)" }

  /// Twelve chats are open, `c11` was opened last; then the connection was lost and made again.
  private func reconnected(_ prepare: (inout AppDriver) -> Void = { _ in }) -> AppDriver {
    var app = AppDriver.connected(chats: Self.names)
    for name in Self.names { app.openChat(name) }
    prepare(&app)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(1))
    app.reduce(.realtime(.connecting(attempt: 1)))
    app.reduce(.realtime(.connected))
    app.forgetEffects()
    return app
  }

  private func subscribeAll(_ app: inout AppDriver) {
    for name in Self.names { app.reduce(.realtime(.subscribed(SessionID(name)))) }
  }

  private func fetched(_ app: AppDriver) -> [String] {
    app.allEffects.compactMap { effect in
      if case .server(.loadHistory(_, let id, _)) = effect { id.rawValue } else { nil }
    }
  }

  private func answer(_ name: String, _ app: inout AppDriver) {
    app.reduce(.historyLoaded(SessionID(name), .success([])))
  }

  @Test("the chat on screen is read first, then the others, four at a time, the last used first")
  func order() {
    var app = reconnected()
    subscribeAll(&app)
    #expect(fetched(app) == ["c11"], "whatever the order of the subscriptions")
    answer("c11", &app)
    #expect(fetched(app) == ["c11", "c10", "c9", "c8", "c7"])
    answer("c9", &app)
    #expect(fetched(app).last == "c6")
    for name in ["c10", "c8", "c7", "c6", "c5", "c4", "c3", "c2", "c1", "c0"] {
      answer(name, &app)
    }
    #expect(fetched(app) == Self.names.reversed())
  }

  @Test("a chat in which an answer was written does not wait")
  func running() {
    var app = reconnected { app in
      app.ask("Why?")
      app.openChat("c0")
    }
    app.reduce(.realtime(.subscribed(SessionID("c3"))))
    #expect(fetched(app) == [])
    app.reduce(.realtime(.subscribed(SessionID("c11"))))
    #expect(fetched(app) == ["c11"])
  }

  @Test("a chat that waits for its turn is read at once when it is opened")
  func opened() {
    var app = reconnected()
    subscribeAll(&app)
    app.forgetEffects()
    app.change { $0.chats.sessions.selected = SessionID("c0") }
    app.change { $0.focus = .list }
    app.press(.enter)
    #expect(app.state.chats.currentSession == SessionID("c0"))
    #expect(fetched(app) == ["c0"])
  }

  @Test(
    "a history that fails, and one of a chat that was deleted meanwhile, let the next one go on")
  func failures() {
    var app = reconnected()
    subscribeAll(&app)
    answer("c11", &app)
    app.forgetEffects()
    app.reduce(.historyLoaded(SessionID("c10"), .failure(.make("503"))))
    #expect(fetched(app) == ["c6"])
    app.reduce(.sessionDeleted(SessionID("c9"), .success(Deleted())))
    app.reduce(.historyLoaded(SessionID("c9"), .success([])))
    #expect(fetched(app) == ["c6", "c5"])
  }

  @Test("nothing is read in the background without a connection, and all of it with the next one")
  func lostAgain() {
    var app = reconnected()
    subscribeAll(&app)
    answer("c11", &app)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.forgetEffects()
    for name in ["c10", "c9", "c8", "c7"] {
      app.reduce(.historyLoaded(SessionID(name), .failure(.make("503"))))
    }
    #expect(fetched(app) == [])
    app.reduce(.realtime(.connected))
    subscribeAll(&app)
    answer("c11", &app)
    for name in Self.names.reversed().dropFirst() where fetched(app).contains(name) {
      answer(name, &app)
    }
    #expect(Set(fetched(app)) == Set(Self.names))
  }

  @Test("an answer that ended while the machine slept is whole, and the queued question goes out")
  func slept() {
    var app = AppDriver.streaming()
    app.type("And then?")
    app.press(.enter)
    app.type("typed")
    app.reduce(.realtime(.disconnected(reason: .slept(.seconds(10_800)), retryIn: .zero)))
    app.reduce(.realtime(.connecting(attempt: 1)))
    app.reduce(.realtime(.connected))
    #expect(app.effects.contains(.warmStop), "the stop key has a new connection at once")
    #expect(app.reduce(.realtime(.subscribed(SessionID("a")))) == [.history("a")])
    let whole: [Message] = [
      .make("q0", .user, "Why?"), .make("A", .assistant, "Hello, all of it"),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(whole)))
    app.wait(.seconds(2))
    #expect(
      app.conversation.summary == ["? Why?", "Hello, all of it", "? And then? (sending)"])
    #expect(app.typed == "typed")
  }

  // MARK: - A turn that may have died with the server

  private func stored(_ progress: Progress) -> Event {
    .historyLoaded(
      SessionID("a"),
      .success([.make("q0", .user, "Why?"), .make("A", .assistant, "Hello", progress)]))
  }

  private func back(after outage: Duration) -> AppDriver {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(outage)
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.reduce(stored(.generating))
    return app
  }

  @Test(
    "an answer that was lost with its server is quiet after fifty silent seconds, however they passed"
  )
  func diedWithTheServer() {
    var app = back(after: .seconds(10))
    app.type("typed")
    app.wait(.milliseconds(39_999))
    #expect(app.conversation.isGenerating)
    app.forgetEffects()
    app.wait(.milliseconds(1))
    #expect(app.allEffects.contains(.history("a")), "history is asked a last time")
    app.reduce(stored(.generating))
    #expect(app.conversation.turn?.isQuiet == true)
    #expect(app.conversation.summary.last == "-- \(MarkText.text(.incomplete))")
    #expect(app.conversation.failed != nil, "Ctrl-R can ask it again")
    #expect(app.typed == "typed")
    app.chat(.text("A", ", all", at: 5))
    #expect(
      app.conversation.summary.last == "Hello, all (open)", "should it go on, so does it here")
    #expect(app.conversation.failed == nil)
  }

  @Test("after a long outage an answer that still runs is not given up at once")
  func longOutage() {
    var app = back(after: .seconds(120))
    #expect(app.conversation.isGenerating, "nobody could have heard of it")
    app.chat(.text("A", ", all", at: 5))
    app.wait(.seconds(49))
    #expect(app.conversation.summary.last == "Hello, all (open)")
  }

  @Test("without an outage a model may think for minutes")
  func thinking() {
    var app = AppDriver.streaming()
    for _ in 0..<3 {
      app.wait(.seconds(50))
      app.reduce(stored(.generating))
    }
    #expect(app.conversation.isGenerating)
  }
}

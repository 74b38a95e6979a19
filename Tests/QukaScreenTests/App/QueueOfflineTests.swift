import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What is asked during an outage waits for the connection, whatever is on screen.
@Suite("Asking during an outage") struct QueueOfflineTests {
  private static let a = SessionID("a")

  private func offline(_ prepare: (inout AppDriver) -> Void = { _ in }) -> AppDriver {
    var app = AppDriver.open()
    prepare(&app)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.forgetEffects()
    return app
  }

  private func names(_ app: AppDriver) -> Int {
    app.allEffects.count { if case .server(.nameMessage) = $0 { true } else { false } }
  }

  @Test("it is said, the hints say so before, and Up takes it back")
  func words() {
    var app = offline()
    app.type("Why?")
    #expect(app.screen.contains("Enter queue"))
    app.press(.enter)
    #expect(app.screen.contains("next  Why?"))
    #expect(app.state.notice?.text.contains("when you are online again") == true)
    app.press(Key(.up))
    #expect(app.typed == "Why?")
    #expect(app.allEffects == [])
  }

  @Test("several questions go out one after the other, each when the one before was answered")
  func several() {
    var app = offline()
    for text in ["one", "two"] {
      app.type(text)
      app.press(.enter)
    }
    app.reduce(.realtime(.connected))
    #expect(names(app) == 0)
    app.reduce(.realtime(.subscribed(Self.a)))
    #expect(names(app) == 1)
    #expect(app.conversation.queue == ["two"])
  }

  @Test("a new chat's question goes out with the connection, and once")
  func draft() {
    var app = offline { $0.press(.control("n")) }
    app.type("Why?")
    app.press(.enter)
    #expect(app.allEffects == [])
    app.reduce(.realtime(.connecting(attempt: 2)))
    app.reduce(.realtime(.connected))
    let creations = app.allEffects.filter {
      if case .server(.createSession) = $0 { true } else { false }
    }
    #expect(creations.count == 1)
    #expect(app.conversation.queue == [])
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.reduce(.realtime(.connected))
    #expect(
      app.allEffects.count { if case .server(.createSession) = $0 { true } else { false } } == 1)
  }

  @Test(
    "a question that is asked while the server dies waits for it, apart from what is typed next",
    arguments: [true, false], [0, 1])
  func dyingServer(lossComesFirst: Bool, step: Int) {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    let turn = app.turn
    if step == 1 { app.reduce(.sessionCreated(turn, .success(SessionID("new")))) }
    let failure = Failure(.connectionLost(host: "h"))
    let failed: Event =
      step == 0 ? .sessionCreated(turn, .failure(failure)) : .messageNamed(turn, .failure(failure))
    let lost = Event.realtime(.disconnected(reason: .lost, retryIn: .seconds(9)))
    for event in lossComesFirst ? [lost, failed] : [failed, lost] { app.reduce(event) }
    app.type("And then?")
    #expect(app.typed == "And then?" && app.conversation.queue == ["Why?"])
    #expect(app.conversation.summary == [] && !app.conversation.isGenerating)
    #expect(app.screen.contains("next  Why?"))
    app.forgetEffects()
    app.wait(.seconds(5))
    #expect(app.conversation.queue == ["Why?"])
    app.reduce(.realtime(.connected))
    if step == 1 { app.reduce(.realtime(.subscribed(SessionID("new")))) }
    #expect(app.conversation.queue == [] && app.conversation.summary == ["? Why? (sending)"])
    let begun = app.allEffects.count { effect in
      switch effect {
      case .server(.createSession), .server(.nameMessage): true
      default: false
      }
    }
    #expect(begun == 1 && app.typed == "And then?")
  }

  @Test("one that found no connection waits; one that may have arrived is not asked anew")
  func unsent() {
    for isWritten in [false, true] {
      var app = AppDriver.open()
      app.type("Why?")
      app.press(.enter)
      app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
      if isWritten { app.reduce(.sendWritten(app.turn)) }
      app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
      let error = isWritten ? APIError.connectionLost(host: "h") : .unreachable(host: "h", .refused)
      app.reduce(.sendAnswered(app.turn, .failure(Failure(error, isWritten: isWritten))))
      #expect(app.conversation.queue == (isWritten ? [] : ["Why?"]))
      #expect(app.typed.isEmpty)
      app.forgetEffects()
      app.reduce(.realtime(.connected))
      app.reduce(.realtime(.subscribed(Self.a)))
      #expect(names(app) == (isWritten ? 0 : 1), "a second id would be a second question")
    }
  }

  @Test("Esc takes it back while it is not known whether the connection is lost")
  func stoppedInDoubt() {
    var app = AppDriver.connected()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.sessionCreated(app.turn, .failure(Failure(.connectionLost(host: "h")))))
    app.escape()
    #expect(app.typed == "Why?")
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.wait(Chats.lossFollows)
    #expect(app.typed == "Why?" && app.conversation.queue == [])
  }

  @Test("the queue of an answer that ends during the outage waits, too")
  func endsMeanwhile() {
    var app = AppDriver.streaming()
    app.type("next")
    app.press(.enter)
    app.chat(.done("A"))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    app.forgetEffects()
    app.wait(.seconds(3))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.queue == ["next"])
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(Self.a)))
    #expect(names(app) == 1)
  }

  @Test("after an end for good, Ctrl-R brings the connection back and the queue out")
  func closed() {
    var app = offline { $0.press(.control("n")) }
    app.type("Why?")
    app.press(.enter)
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: nil)))
    #expect(app.press(.control("r")) == [.reconnect])
    app.reduce(.realtime(.connecting(attempt: 1)))
    app.reduce(.realtime(.connected))
    #expect(app.conversation.queue == [])
  }

  @Test("it is held when its chat is refused or gone")
  func refused() {
    var app = offline()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.realtime(.connected))
    var gone = app
    app.reduce(.realtime(.subscriptionFailed(Self.a, "permission denied")))
    #expect(app.conversation.held == ["Why?"])
    let failure = Failure.gone
    gone.reduce(.historyLoaded(Self.a, .failure(failure)))
    #expect(gone.conversation.held == ["Why?"])
    #expect(gone.conversation.queue == [])
  }
}

import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What a server, or a person in a hurry, can do that a clean day never shows.
@Suite("On an odd day")
struct OddServerTests {
  @Test("the late end of a detached answer does not end the question after it")
  func lateEndOfDetached() {
    var app = AppDriver.streaming()
    app.escape()
    app.wait(.seconds(20))
    for _ in app.stops { app.reduce(.stopAnswered(app.turn, .accepted)) }
    #expect(app.conversation.isDetached)
    app.ask("Second?")
    app.chat(.started("B"))
    app.chat(.failed(MessageID("old-round"), length: 0, message: nil))
    #expect(app.conversation.isGenerating)
    #expect(app.state.escapeMeaning == .stop)
  }

  @Test("once the detached answer has ended, an unknown FAILED ends the turn after it")
  func endOfDetachedIsPaid() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .refused(.make("404"))))
    app.ask("Second?")
    app.chat(.stopped("A"))
    app.chat(.tool("T"))
    app.chat(.failure("unknown"))
    #expect(!app.conversation.isGenerating)
  }

  @Test("a detached answer does not hide another client's turn for ever")
  func detachedForEver() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .refused(.make("404"))))
    app.chat(.started("B"))
    #expect(!app.conversation.isGenerating)
    app.wait(.seconds(331))
    app.chat(.started("C"))
    app.chat(.text("C", "Hi"))
    #expect(app.conversation.summary.last == "Hi (open)")
  }

  @Test("FAILED as the first event of a turn that history told of is a failure")
  func failedAfterJoining() {
    var app = AppDriver.open()
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q", .user, "Why?"), .make("A", .assistant, "Half", .generating)])))
    #expect(app.conversation.isGenerating)
    app.chat(.failure("A"))
    #expect(app.conversation.turn?.ending == .failed(nil))
  }

  @Test("a stop that only history confirms is marked once")
  func markedOnce() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([.make("q0", .user, "Why?"), .make("A", .assistant, "Half", .canceled)])))
    #expect(app.conversation.entries.count { $0.isMark } == 1)
    #expect(!app.conversation.isGenerating)
  }

  @Test("a round that began after the detachment does not reach into the question after it")
  func unshownRound() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .refused(.make("404"))))
    app.chat(.started("B"))
    app.chat(.text("B", "one"))
    app.type("Second?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q2"))))
    app.reduce(.sendWritten(app.turn))
    app.chat(.text("B", " two", at: 3))
    app.chat(.done("B", 7))
    #expect(app.conversation.summary.last == "? Second? (sending)")
    #expect(app.conversation.turn?.phase == .posted)
  }

  @Test("an answer that was thought to be over and goes on can be stopped again")
  func revival() {
    var app = AppDriver.streaming()
    app.chat(.failed(MessageID("unknown"), length: 0, message: nil))
    #expect(!app.conversation.isGenerating)
    app.wait(.seconds(2))
    app.chat(.delta(MessageID("A"), text: " again", startAt: 5, progress: .generating))
    #expect(app.state.escapeMeaning == .stop)
    #expect(!app.conversation.entries.contains { $0.isMark })
    #expect(app.escape().count == 1)
  }

  @Test("the tail that follows a failure at once does not bring the answer back")
  func tailAfterFailure() {
    var app = AppDriver.streaming()
    app.chat(.failed(MessageID("A"), length: 5, message: nil))
    app.chat(.delta(MessageID("A"), text: " tail", startAt: 5, progress: .generating))
    #expect(!app.conversation.isGenerating)
    #expect(app.state.escapeMeaning == .nothing)
  }

  @Test("what begins right after a confirmed stop belongs to the stopped turn")
  func stragglingStart() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.stopped("A"))
    app.chat(.started("B"))
    #expect(!app.conversation.isGenerating)
    app.chat(.failed(MessageID("B"), length: 0, message: nil))
    #expect(app.conversation.entries.count { $0.isMark } == 1)
  }

  @Test("another client's turn does not hide a stop of ours that is unanswered")
  func stopBehindForeignTurn() {
    var app = AppDriver.streaming()
    app.escape()
    let stopped = app.turn
    app.chat(.stopped("A"))
    app.wait(.seconds(3))
    app.chat(.started("F"))
    app.chat(.done("F", 0))
    app.wait(.seconds(3))
    app.type("next")
    app.press(.enter)
    #expect(app.conversation.queue == ["next"])
    app.reduce(.stopAnswered(stopped, .accepted))
    #expect(app.conversation.sending?.text == "next")
  }

  @Test("a question that the server refuses returns, even when another answer is being written")
  func refusedBesideForeignTurn() {
    var app = AppDriver.open()
    app.type("Mine?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.chat(.started("F"))
    app.reduce(.sendAnswered(app.turn, .failure(.make("403"))))
    #expect(app.typed == "Mine?")
    #expect(app.conversation.isGenerating)
  }

  @Test("a chat that can no longer be followed ends its turn with the reason")
  func channelLost() {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.subscriptionFailed(SessionID("a"), "permission denied")))
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.entries.last?.isMark == true)
  }

  @Test("the time offline counts from the loss, not from the last attempt")
  func offlineClock() {
    var app = AppDriver.open()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(4))
    app.reduce(.realtime(.connecting(attempt: 2)))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(2))))
    #expect(ConnectionText.status(app.state)?.hasPrefix("offline 4 s") == true)
  }
}

/// Keys that arrive where nobody expected them.
@Suite("Keys in a hurry")
struct HastyKeyTests {
  @Test("Esc and a letter in one read still stop, and the letter is typed")
  func escapeAndLetter() {
    var app = AppDriver.streaming()
    app.press(.character("h", .alt))
    #expect(app.stops.count == 1)
    #expect(app.typed == "h")
  }

  @Test("Alt and a letter of an alphabet that is bound to nothing types nothing")
  func unboundChord() {
    for letter: Character in ["x", "X", "é", "щ", "λ", "ש", "ا"] {
      var app = AppDriver.open()
      app.press(.character(letter, .alt))
      #expect(app.typed.isEmpty, "\(letter)")
      app.press(Key(.function(1)))
      app.press(.character(letter, .alt))
      #expect(app.state.overlays.count == 1, "and it closes no window")
    }
  }

  @Test(
    "Alt and a sign is typed, as some keyboards do it, and so is what an input method sends behind Esc"
  )
  func signWithAlt() {
    for sign: Character in ["@", "{", "[", "]", "~", "|", "\\", "€", "中", "글"] {
      var app = AppDriver.open()
      app.press(.character(sign, .alt))
      #expect(app.typed == String(sign))
    }
  }

  @Test("the beginning of a torn report stops nothing")
  func tornReport() {
    for sign: Character in ["[", "]"] {
      var app = AppDriver.streaming()
      app.press(.character(sign, .alt))
      #expect(app.stops.isEmpty)
    }
  }

  @Test(
    "typing with the focus on the list or the transcript goes to the input, and deletes nothing")
  func typingElsewhere() {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.type("do you know?")
    #expect(app.typed == "do you know?")
    #expect(
      app.allEffects.allSatisfy { if case .server(.deleteSession) = $0 { false } else { true } })
  }

  @Test("only a clear yes deletes; what is typed, Enter and Del say nothing")
  func deletion() {
    var app = AppDriver.open()
    app.press(Key(.tab))
    app.press(Key(.delete))
    app.wait(.seconds(60))
    app.type("yes, delete it")
    for key in [Key.enter, Key(.delete), Key(.delete)] { app.press(key) }
    #expect(app.state.overlays.count == 1 && app.state.chats.deletions.isEmpty)
    app.press(Key(.function(8)))
    #expect(app.state.chats.deletions.map(\.chat) == [SessionID("a")])
  }

  @Test("any key between two Ctrl-C takes the quitting back, and so does a stop")
  func quitDisarmed() {
    var app = AppDriver.open()
    app.press(.control("c"))
    app.type("x")
    app.press(.control("c"))
    app.press(.control("c"))
    #expect(!app.state.isEnding)
    #expect(app.state.quitArmedUntil != nil)
  }
}

import QukaChat
import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaScreen

@Suite("How a chat is looked at, over restarts") struct ViewMemoryTests {
  private static let owner = SpaceOwner(user: "u", space: AppDriver.space)
  private static let a = SessionID("a")

  private static let messages = (1...40).map { number in
    Message(
      id: MessageID("m\(number)"), session: a, sequence: number, sentAt: number,
      role: number % 2 == 1 ? .user : .assistant, progress: .completed,
      text: "line \(number) one\n\nline \(number) two\n\nline \(number) three")
  }

  /// The chat on screen, kept, with its messages.
  private func open() -> AppDriver {
    var app = AppDriver.connected(chats: ["a", "b"])
    app.change { $0.chats.keeping = .everything }
    app.openChat("a")
    app.reduce(.historyLoaded(Self.a, .success(Self.messages)))
    app.draw()
    return app
  }

  private func kept(_ app: AppDriver) -> [ChatView] {
    app.allEffects.compactMap { effect in
      if case .memory(.keep(.view(let view, of: Self.a), _)) = effect { return view }
      return nil
    }
  }

  @Test("what was at the top, and unfolded, is there again")
  func roundTrip() throws {
    var app = open()
    for _ in 0..<3 { app.press(Key(.pageUp)) }
    app.press(.control("o"))
    app.draw()
    let before = app.transcriptRows
    app.press(.control("q"))
    let view = try #require(kept(app).last)
    #expect(view.place != nil && view.showsDetails)

    var next = AppDriver(size: app.state.size)
    next.change {
      $0.chats.keeping = .everything
      $0.chats.opensLast = true
    }
    next.reduce(.memory(.signInRecalled(.make())))
    let chat = ChatSession(id: Self.a, title: "Chat a", createdAt: 1, latestAccessAt: 1)
    next.reduce(.memory(.chatsRecalled(KeptChats(chats: [chat], last: Self.a), Self.owner)))
    next.draw()
    next.reduce(
      .memory(.pageRecalled(Self.a, KeptPage(messages: Self.messages, view: view), Self.owner)))
    next.draw()
    #expect(next.state.reading.showsDetails)
    #expect(next.transcriptRows == before)
  }

  @Test("it is kept when the chat is left, and only if it changed")
  func once() {
    var app = open()
    app.press(Key(.pageUp))
    app.draw()
    app.press(.control("n"))
    #expect(kept(app).count == 1)
    app.press(Key(.down, .alt))
    app.draw()
    app.press(.control("n"))
    #expect(kept(app).count == 1)
  }

  @Test("it is kept a second after the person has moved, also if the program never ends well")
  func soon() throws {
    var app = open()
    app.press(Key(.pageUp))
    app.draw()
    #expect(kept(app).isEmpty)
    app.wait(.seconds(1))
    #expect(try #require(kept(app).last).place != nil)
    app.press(Key(.pageUp))
    app.draw()
    app.wait(.seconds(1))
    #expect(kept(app).count == 2)
    for _ in 0..<4 {
      app.press(Key(.pageDown))
      app.draw()
    }
    app.wait(.seconds(1))
    #expect(try #require(kept(app).last).place == nil, "the end again")
    app.type("typing")
    app.wait(.seconds(1))
    #expect(kept(app).count == 3 && app.state.viewDueAt == nil)
  }

  @Test("an answer that was not kept yet is read on where it was, once the server has told of it")
  func awaited() {
    var app = open()
    app.press(Key(.pageUp))
    app.draw()
    let rows = app.transcriptRows
    app.wait(.seconds(1))
    let view = kept(app).last
    var next = AppDriver(size: app.state.size)
    next.change {
      $0.chats.keeping = .everything
      $0.chats.opensLast = true
    }
    next.reduce(.memory(.signInRecalled(.make())))
    let chat = ChatSession(id: Self.a, title: "Chat a", createdAt: 1, latestAccessAt: 1)
    next.reduce(.memory(.chatsRecalled(KeptChats(chats: [chat], last: Self.a), Self.owner)))
    let some = Array(Self.messages.prefix(3))
    next.reduce(.memory(.pageRecalled(Self.a, KeptPage(messages: some, view: view), Self.owner)))
    next.draw()
    next.reduce(.signedIn(.success(.make())))
    next.reduce(.historyLoaded(Self.a, .success(Self.messages)))
    next.draw()
    #expect(next.transcriptRows == rows)
  }

  @Test("an answer that still runs is read on there once that much of it has come; a key ends that")
  func growing() throws {
    let text = (1...60).map { "row \($0)" }.joined(separator: "\n\n")
    for presses in [0, 1] {
      var app = AppDriver.streaming("row 0\n\n")
      app.change { state in
        state.recall(
          ChatView(place: ChatView.Place(message: MessageID("A"), offset: 40, isBody: true)),
          of: .session(Self.a))
      }
      app.draw()
      for _ in 0..<presses { app.press(Key(.left)) }
      app.chat(.delta(MessageID("A"), text: text, startAt: 7, progress: .generating))
      app.draw()
      app.draw()
      #expect(app.screen.contains("row 21") == (presses == 0))
      #expect(app.screen.contains("row 60") == (presses == 1))
      #expect(app.state.reading.awaited == nil)
    }
  }

  @Test("the end of a chat is no place: what came since is read on")
  func end() {
    var app = open()
    app.press(.control("n"))
    #expect(kept(app).allSatisfy { $0.place == nil })
  }
}

@Suite("The window that switches the space") struct SpaceWindowTests {
  @Test("the palette offers it where there is another space, and Enter enters it")
  func entering() {
    var app = AppDriver()
    app.reduce(.signedIn(.success(.make(spaces: [.make(), .make("other", "Away 远方")]))))
    app.reduce(.realtime(.connected))
    app.press(.control("p"))
    app.type("switch the space")
    app.press(.enter)
    #expect(app.screen.contains("Switch the space") && app.screen.contains("Away 远方"))
    app.press(.enter)
    #expect(app.state.chats.space?.id == SpaceID("other"))
    #expect(app.screen.contains("You are in the space “Away 远方” now."))
  }

  @Test("with one space it is not offered")
  func one() {
    var app = AppDriver.connected(chats: [])
    app.press(.control("p"))
    app.type("switch the space")
    #expect(!app.screen.contains("Switch the space…"))
  }
}

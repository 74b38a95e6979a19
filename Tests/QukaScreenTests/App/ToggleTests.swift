import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Knowledge, web search, thinking") struct ToggleTests {
  private static let knowledge = SendOptions(knowledge: true)

  private static func key(_ toggle: Toggle) -> Key {
    switch toggle {
    case .knowledge: .character("k", .alt)
    case .search: .character("w", .alt)
    case .thinking: .character("m", .alt)
    }
  }

  private static func options(of effects: [Effect]) -> [SendOptions] {
    effects.compactMap {
      if case .server(.send(_, _, _, _, _, let options)) = $0 { options } else { nil }
    }
  }

  @Test(
    "each key turns its toggle on and off, says so, and types nothing", arguments: Toggle.allCases)
  func keys(toggle: Toggle) {
    var app = AppDriver.open()
    app.change { $0.place = .server("quka.example") }
    app.press(Self.key(toggle))
    #expect(app.state.chats.toggles.on == [toggle])
    #expect(app.state.notice?.text == ToggleText.change(of: toggle, isOn: true))
    app.press(Self.key(toggle))
    #expect(app.state.chats.toggles.on.isEmpty)
    #expect(app.state.notice?.text == ToggleText.change(of: toggle, isOn: false))
    #expect(app.typed.isEmpty)
  }

  @Test("where thinking is turned on, it says that another model answers; so does the help")
  func otherModel() throws {
    var app = AppDriver.open()
    app.change { $0.place = .server("quka.example") }
    app.press(Self.key(.thinking))
    #expect(app.state.notice?.text.contains("another model") == true)
    let binding = try #require(KeyMap.usual.bindings.first { $0.command == .toggle(.thinking) })
    #expect(binding.explanation.contains("another model"))
  }

  @Test("in the demo nothing is said of answers that would not be so", arguments: Toggle.allCases)
  func demo(toggle: Toggle) {
    var app = AppDriver.open()
    for word in ["on", "off"] {
      app.press(Self.key(toggle))
      let text = app.state.notice?.text ?? ""
      #expect(text.hasSuffix(" is \(word); the demo's answers stay the same."))
      #expect(app.state.notice?.subject == .toggle)
    }
  }

  @Test("a question goes out with what is on when it is asked")
  func asking() {
    var app = AppDriver.open()
    app.press(Self.key(.knowledge))
    app.ask("Why?")
    #expect(Self.options(of: app.allEffects) == [Self.knowledge])
  }

  @Test("a queued question keeps what it was asked with")
  func queued() {
    var app = AppDriver.streaming()
    app.press(Self.key(.knowledge))
    app.type("second")
    app.press(.enter)
    app.press(Self.key(.knowledge))
    app.press(Self.key(.search))
    app.type("third")
    app.press(.enter)
    app.press(Self.key(.search))
    app.chat(.done("A"))
    for _ in 0..<2 {
      app.wait(.seconds(2))
      let turn = app.turn
      app.reduce(.messageNamed(turn, .success(MessageID("q\(turn.number)"))))
      app.reduce(.sendAnswered(turn, .success(.make())))
      app.chat(.started("A\(turn.number)"))
      app.chat(.done("A\(turn.number)", 0))
    }
    #expect(
      Self.options(of: app.allEffects) == [
        SendOptions(), Self.knowledge, SendOptions(search: true),
      ])
  }

  @Test("a queued question that is taken back is asked anew, with what is on then")
  func takenBack() {
    var app = AppDriver.streaming()
    app.press(Self.key(.knowledge))
    app.type("second")
    app.press(.enter)
    app.press(Self.key(.knowledge))
    app.press(Key(.up))
    app.press(.enter)
    #expect(app.conversation.queue == ["second"])
  }

  @Test("a question whose receipt was lost goes out again with what it was asked with")
  func lostReceipt() {
    var app = AppDriver.open()
    app.press(Self.key(.knowledge))
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.press(Self.key(.knowledge))
    app.reduce(
      .sendAnswered(app.turn, .failure(.lost())))
    app.wait(.milliseconds(500))
    #expect(Self.options(of: app.allEffects) == [Self.knowledge, Self.knowledge])
  }

  @Test(
    "Ctrl-R asks a failed or interrupted question again with what it was asked with",
    arguments: [ChatEvent.failure("x"), .failure("A")])
  func again(end: ChatEvent) {
    var app = AppDriver.open()
    app.press(Self.key(.knowledge))
    app.ask("Why?")
    app.press(Self.key(.knowledge))
    if case .failed(MessageID("x"), _, _) = end {} else { app.chat(.started("A")) }
    app.chat(end)
    app.press(.control("r"))
    app.reduce(.messageNamed(app.turn, .success(MessageID("r"))))
    #expect(Self.options(of: app.allEffects) == [Self.knowledge, Self.knowledge])
  }

  @Test("an interrupted question of the history is asked with what is on now")
  func ofHistory() {
    var app = AppDriver.open()
    app.change { state in
      state.chats.conversations[state.chats.current]?.delivery = .failed(
        FailedQuestion(text: "Old?"))
    }
    app.press(Self.key(.search))
    app.press(.control("r"))
    app.reduce(.messageNamed(app.turn, .success(MessageID("r"))))
    #expect(Self.options(of: app.allEffects) == [SendOptions(search: true)])
  }

  @Test("below a window the keys do nothing; in the palette they say what they would do")
  func windows() throws {
    var app = AppDriver.open()
    app.press(Key(.function(1)))
    app.press(Self.key(.knowledge))
    #expect(app.state.chats.toggles.on.isEmpty)
    app.escape()
    app.press(.control("p"))
    app.type("knowledge")
    guard case .palette(let palette) = try #require(app.state.overlays.last) else { return }
    let item = try #require(app.state.items(of: palette).first)
    #expect(item.name == "Knowledge: turn it on" && item.note == "Alt-K")
    app.press(.enter)
    #expect(app.state.chats.toggles.on == [.knowledge])
    #expect(app.state.items(of: palette).first?.name == "Knowledge: turn it off")
  }

  // MARK: - Remembering

  private static let owner = SpaceOwner(user: "u", space: AppDriver.space)

  @Test("with the space known, what was remembered of it is asked for and taken over")
  func recalling() {
    var app = AppDriver()
    app.change { $0.chats.toggles = Toggles(on: [.knowledge]) }
    #expect(app.reduce(.signedIn(.success(.make()))).contains(.toggles(.recall(Self.owner))))
    app.reduce(.toggles(.recalled(Self.owner, [.knowledge: false, .thinking: true])))
    #expect(app.state.chats.toggles.on == [.thinking])
    #expect(app.press(Self.key(.search)) == [.toggles(.remember(Self.owner, .search, isOn: true))])
  }

  @Test("a key that was pressed before the space was known counts more, and is remembered then")
  func earlyKey() {
    var app = AppDriver()
    #expect(app.press(Self.key(.thinking)).isEmpty)
    let effects = app.reduce(.signedIn(.success(.make())))
    #expect(effects.contains(.toggles(.remember(Self.owner, .thinking, isOn: true))))
    app.reduce(.toggles(.recalled(Self.owner, [.thinking: false, .search: true])))
    #expect(app.state.chats.toggles.on == [.thinking, .search])
  }

  @Test("what cannot be remembered is said; what belongs to another space is not taken")
  func strange() {
    var app = AppDriver.open()
    app.reduce(
      .toggles(.recalled(SpaceOwner(user: "u", space: SpaceID("x")), [.knowledge: true])))
    #expect(app.state.chats.toggles.on.isEmpty)
    app.reduce(.toggles(.notRemembered(.unwritable("file", reason: "No space left on device"))))
    #expect(
      app.state.notice
        == Notice(
          text: "The toggles cannot be saved in file: No space left on device.",
          kind: .warning, subject: .program,
          until: app.now + .seconds(12)))
  }
}

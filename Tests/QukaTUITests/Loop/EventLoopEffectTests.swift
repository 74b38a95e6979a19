import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The event loop's effects and signals")
struct EventLoopEffectTests {
  private static let space = SpaceID("space")
  private static let chat = SessionID("a")
  private static let turn = TurnID(number: 7)
  private static let owner = SpaceOwner(user: "u", space: space)

  /// One of each that the network performs.
  static let network: [ServerEffect] = [
    .signIn, .connect(appID: "quka"), .reconnect, .loadSessions(space, page: 2),
    .subscribe(space, chat), .unsubscribe(space, chat), .loadHistory(space, chat, page: 3),
    .title(space, chat, firstMessage: "Why?"), .deleteSession(space, chat),
    .loadKnowledge(space, KnowledgeID("k")), .share(space, chat), .createSession(space, turn),
    .nameMessage(space, chat, turn), .send(space, chat, turn, MessageID("m"), text: "Why?"),
    .cancelSend(turn), .warmStop, .stop(space, chat, turn, isFresh: true),
  ]

  @Test("what the network performs is handed to it as it is, in order", arguments: network)
  func networkEffect(effect: ServerEffect) {
    let deeds = LoopStage().perform(
      [.server(effect), .redraw, .server(effect)], in: AppDriver.open().state)
    #expect(deeds == [.network(effect), .invalidated, .network(effect)])
  }

  static let machine: [(Effect, [LoopStage.Deed])] = [
    (.theme(.remember("quka")), [.theme(.remember("quka"))]),
    (.theme(.list), [.theme(.list)]),
    (.toggles(.recall(owner)), [.toggles(.recall(owner))]),
    (.copy("text"), [.copy("text")]),
    (.copyThroughTerminal("text"), [.terminalCopy("text")]),
    (.open("https://a.example"), [.open("https://a.example")]),
    (.setTitle("Chat"), [.title("Chat")]),
    (.askBackground, [.background]),
    (.notify("Done"), [.notice("Done")]),
    (.mouse(false), [.mouse(false)]),
    (.redraw, [.invalidated]),
    (.suspend, [.suspended, .stopped, .resumed]),
    (.quit, []),
  ]

  @Test(
    "what this machine performs reaches the terminal, the desktop or the theme files",
    arguments: machine)
  func machineEffect(effect: Effect, deeds: [LoopStage.Deed]) {
    #expect(LoopStage().perform([effect], in: AppDriver.open().state) == deeds)
  }

  @Test("a copy that the terminal does not take goes to a file")
  func longCopy() {
    let stage = LoopStage()
    stage.takesCopies = false
    stage.at(10, .events([.copied("text", .none)]))
    stage.run(AppDriver.open().state, endingAt: 50)
    #expect(stage.times(of: .terminalCopy("text")) == [10])
    #expect(stage.times(of: .files(.keepCopy("text"))) == [10])
  }

  @Test("Ctrl-Z gives the terminal back, stops, and takes it again")
  func suspend() {
    let stage = LoopStage()
    stage.at(20, .keys("\u{1A}"))
    stage.run(AppDriver.open().state, endingAt: 50)
    let deeds = stage.entries.map(\.deed)
    let start = deeds.firstIndex(of: .suspended)
    #expect(start.map { Array(deeds[$0..<$0 + 4]) } == [.suspended, .stopped, .resumed, .frame])
  }

  @Test(
    "where nobody could continue it, Ctrl-Z says so and stops nothing", arguments: [true, false])
  func noShell(byKey: Bool) {
    let stage = LoopStage()
    stage.canStop = false
    stage.at(20, byKey ? .keys("\u{1A}") : .signals([.suspend]))
    stage.run(AppDriver.open().state, endingAt: 50)
    #expect(!stage.entries.contains { $0.deed == .stopped || $0.deed == .suspended })
    #expect(stage.shown?.notice?.text.contains("no shell") == true)
  }

  @Test("a new size is taken over and drawn at the next frame")
  func resize() {
    let stage = LoopStage()
    stage.at(20, .signals([.resize]))
    let state = AppDriver.open().state
    stage.size = Size(columns: 40, rows: 12)
    stage.run(state, endingAt: 50)
    #expect(stage.shown?.size == Size(columns: 40, rows: 12))
  }

  @Test("after a stop that nobody announced the terminal is taken again")
  func resumed() {
    let stage = LoopStage()
    stage.at(20, .signals([.resumed]))
    stage.run(AppDriver.open().state, endingAt: 50)
    #expect(stage.times(of: .resumed) == [20])
    #expect(stage.times(of: .frame).contains(20))
  }

  @Test("a signal that asks for the end ends it with its number")
  func terminate() {
    let stage = LoopStage()
    let ending = stage.run(AppDriver.streaming().state, endingAt: 20)
    #expect(ending.signal == 15)
    #expect(ending.state.isEnding)
    #expect(stage.now == Instant.zero + .milliseconds(20))
  }

  @Test("a theme that was saved is drawn at once")
  func theme() {
    let stage = LoopStage()
    stage.at(20, .theme(.unreadable(.invalidFile("one.toml", line: 3, .trailing))))
    stage.run(AppDriver.open().state, endingAt: 50)
    #expect(stage.times(of: .frame).contains(20))
    #expect(stage.shown?.notice?.text.contains("line 3") == true)
  }

  @Test("what an effect answers at once is reduced before the next one")
  func order() {
    let stage = LoopStage()
    stage.asksQueries = true
    stage.at(20, .keys("\u{1B}[?1;2c"))
    stage.at(21, .keys("x"))
    stage.run(AppDriver.open().state, endingAt: 50)
    #expect(stage.shown?.conversation.composer.text == "x", "a terminal's answer types nothing")
  }
}

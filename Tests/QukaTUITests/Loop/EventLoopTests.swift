import QukaMock
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// The real loop, with a clock that is moved by hand.
@Suite("The event loop")
struct EventLoopTests {
  private static func delta(
    _ text: String, in chat: String = "a", of answer: String = "A", at start: Int
  )
    -> Event
  {
    .realtime(
      .chat(
        SessionID(chat),
        .delta(MessageID(answer), text: text, startAt: start, progress: .generating)))
  }

  private static func isStop(_ deed: LoopStage.Deed) -> Bool {
    if case .network(.stop) = deed { return true }
    return false
  }

  @Test(
    "the first frame stands before the network is started, and what is asked of the terminal before both"
  )
  func start() {
    let stage = LoopStage()
    stage.asksQueries = true
    stage.run(AppDriver().state, endingAt: 1)
    #expect(
      stage.entries.map(\.deed).prefix(4) == [
        .queries, .frame, .connect, .network(.signIn),
      ])
  }

  @Test("a network side that cannot start ends the program with its sentence")
  func noNetwork() {
    let stage = LoopStage()
    stage.connecting = .demo(.cannotListen(port: 0, reason: "no threads left"))
    let ending = stage.run(AppDriver().state, endingAt: 5)
    #expect(
      ending.state.fatal
        == "The demo's server cannot start. The server cannot listen on port 0: no threads left.")
    #expect(ending.signal == nil)
  }

  @Test("a token on a quiet screen is drawn at once, a flood every 8 ms")
  func pacing() {
    let stage = LoopStage()
    for index in 0..<100 { stage.at(20 + Double(index), .events([Self.delta("x", at: 5 + index)])) }
    stage.run(AppDriver.streaming().state, endingAt: 150)
    let frames = stage.times(of: .frame).filter { $0 >= 20 && $0 < 140 }
    #expect(frames.first == 20)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $1 - $0 == 8 })
    #expect(frames.count == 14, "100 tokens in 100 ms: \(frames)")
    #expect(stage.shown?.conversation.entries.count == 2)
  }

  @Test("what a key did is drawn at once, also right after a frame")
  func urgent() {
    let stage = LoopStage()
    stage.at(20, .events([Self.delta("x", at: 5)]))
    stage.at(21, .keys("h"))
    stage.at(22, .keys("i"))
    stage.run(AppDriver.streaming().state, endingAt: 100)
    #expect(stage.times(of: .frame).filter { (20..<24).contains($0) } == [20, 21, 22])
    #expect(stage.shown?.conversation.composer.text == "hi")
  }

  @Test(
    "a lone ESC waits for the rest of a sequence and for nothing else; what it does goes out at once"
  )
  func escape() {
    let stage = LoopStage()
    stage.at(20, .keys("\u{1B}"))
    stage.run(AppDriver.streaming().state, endingAt: 100)
    #expect(stage.times(where: Self.isStop) == [22])
    #expect(stage.times(of: .frame).contains(22))
  }

  @Test("a key waits for one slice of a flood at most, and no event of it is lost")
  func slices() {
    let stage = LoopStage()
    stage.costOfLook = .microseconds(10)
    // Each event costs two looks: reducing all of them would take 400 ms.
    stage.at(20, .events((0..<20_000).map { Self.delta("x", at: 5 + $0) }))
    stage.at(50.5, .keys("\u{3}"))
    stage.run(AppDriver.streaming().state, endingAt: 2_000)
    let stop = stage.times(where: Self.isStop).first ?? 0
    #expect((50.5..<53).contains(stop), "\(stop)")
    let frame = stage.times(of: .frame).first { $0 >= stop } ?? 0
    #expect(frame - stop < 2.5, "the slice behind the key, then its frame: \(frame)")
    let texts = stage.shown?.conversation.entries.compactMap { entry -> Int? in
      guard case .answer(let answer) = entry.content else { return nil }
      return answer.receivedCodePoints
    }
    #expect(texts == [20_005], "what came is kept, though the view is frozen")
  }

  @Test("that a frame made older messages be fetched is shown")
  func older() {
    let stage = LoopStage()
    let store = MessageStore(200)
    var driver = AppDriver.connected(chats: ["a", "b"])
    driver.press(Key(.down, .alt))
    driver.reduce(.realtime(.subscribed(SessionID("a"))))
    driver.reduce(store.answer(1))
    driver.change { $0.chats.conversations[$0.chats.current]?.record.older = .available }
    stage.run(driver.state, endingAt: 50)
    #expect(stage.times(where: \.isHistory).count == 1)
    #expect(stage.times(of: .frame).count { $0 < 40 } == 2, "one that asks, one that says so")
    #expect(stage.shown?.conversation.record.older == .loading)
  }

  @Test("text for another chat needs no frame; what it changes in the list does, once")
  func background() {
    let stage = LoopStage()
    var driver = AppDriver.streaming()
    driver.openChat("b")
    for index in 0..<50 { stage.at(20 + Double(index), .events([Self.delta("x", at: 5 + index)])) }
    stage.run(driver.state, endingAt: 75)
    #expect(stage.times(of: .frame).count { (20..<70).contains($0) } <= 2)
  }

  @Test(
    "text of other chats wakes it once, then it looks for that at its own pace; text on screen is drawn at once"
  )
  func unseen() {
    let stage = LoopStage()
    var driver = AppDriver.streaming()
    driver.openChat("b")
    for index in 0..<1_000 {
      stage.at(20 + Double(index), .events([Self.delta("x", at: 5 + index)]))
    }
    stage.at(333, .events([Self.delta("seen", in: "b", of: "B", at: 0)]))
    let ending = stage.run(driver.state, endingAt: 1_100)
    #expect(stage.sleeps.count < 60, "20 looks in a second, not 1,000: \(stage.sleeps.count)")
    #expect(stage.times(of: .frame).contains(333))
    #expect(ending.codePoints(in: "b") == 4)
    #expect(ending.codePoints(in: "a") == 1_005)
  }

  @Test("text that waits is taken before something that is due, because it may put that off")
  func unseenBeforeTick() {
    let stage = LoopStage()
    var driver = AppDriver.streaming()
    driver.openChat("b")
    let silence = Double(TurnTiming().watchdog.components.seconds) * 1_000
    // The first wakes it; the second still waits when the turn would count as silent.
    stage.at(silence - 20, .events([Self.delta("x", in: "c", of: "C", at: 0)]))
    stage.at(silence - 10, .events([Self.delta("x", at: 5)]))
    let ending = stage.run(driver.state, endingAt: silence + 5)
    #expect(ending.codePoints(in: "a") == 6)
    #expect(!stage.times(where: \.isHistory).contains { $0 >= silence })
  }

  @Test("nothing is drawn for a terminal that takes no output; keys work, and one frame catches up")
  func blocked() {
    let stage = LoopStage()
    stage.at(20, .blocked(true))
    for index in 0..<500 { stage.at(21 + Double(index), .events([Self.delta("x", at: 5 + index)])) }
    stage.at(300, .keys("\u{3}"))
    stage.at(700, .blocked(false))
    let start = AppDriver.streaming().state
    stage.run(start, endingAt: 705)
    #expect(stage.times(where: Self.isStop) == [300])
    #expect(!stage.times(of: .frame).contains { (20..<700).contains($0) })
    #expect(stage.times(of: .room) == [700])
    #expect(stage.times(of: .frame).filter { (700..<705).contains($0) } == [700])
    #expect(stage.shown?.conversation.turn?.isStopping == true)
    #expect(
      stage.sleeps.count < 700,
      "no waking up for a frame that cannot be drawn: \(stage.sleeps.count)")
  }

  @Test("what one frame did not finish the next ones do, and a key comes between them")
  func behind() {
    let stage = LoopStage()
    stage.framesBehind = 5
    stage.at(12, .keys("h"))
    stage.run(AppDriver.open().state, endingAt: 100)
    #expect(stage.times(of: .frame).filter { $0 < 90 } == [0, 8, 12, 20, 28, 36])
  }

  @Test("a deadline of the state is met on time")
  func deadlines() {
    let stage = LoopStage()
    // A first Ctrl-C on an empty input asks whether to quit, for some seconds.
    stage.at(20, .keys("\u{3}"))
    var driver = AppDriver.open()
    driver.press(.control("c"))
    let wanted = driver.state.deadline.map { ($0 - .zero) / Duration.milliseconds(1) + 20 }
    stage.run(AppDriver.open().state, endingAt: 60_000)
    let frames = stage.times(of: .frame)
    #expect(frames.contains { $0 == wanted }, "\(frames), not \(String(describing: wanted))")
  }

  @Test("nothing wakes it while nothing moves")
  func idle() {
    let stage = LoopStage()
    stage.run(AppDriver.open().state, endingAt: 3_600_000)
    #expect(stage.sleeps.count <= 3, "\(stage.sleeps)")
    #expect(stage.times(of: .frame).count <= 2)
  }

  @Test("a new day is noticed with whatever wakes it")
  func day() {
    let stage = LoopStage()
    stage.at(20, .day(LocalDay(at: 86_400, offset: 0)))
    stage.at(30, .keys("h"))
    stage.run(AppDriver.open().state, endingAt: 100)
    #expect(stage.shown?.today == LocalDay(at: 86_400, offset: 0))
  }

  @Test("a keyboard that is gone ends it as a hang-up does")
  func gone() {
    let stage = LoopStage()
    stage.at(20, .hangUp)
    let ending = stage.run(AppDriver.open().state, endingAt: 1_000)
    #expect(ending.signal == TerminalSignal.hangUp)
    #expect(stage.now < Instant.zero + .seconds(1))
  }
}

extension LoopEnding {
  /// How much of the answers of a chat has arrived.
  fileprivate func codePoints(in chat: String) -> Int {
    let entries = state.chats.conversations[.session(SessionID(chat))]?.entries ?? []
    return entries.reduce(0) { sum, entry in
      guard case .answer(let answer) = entry.content else { return sum }
      return sum + answer.receivedCodePoints
    }
  }
}

extension LoopStage.Deed {
  fileprivate var isHistory: Bool {
    if case .network(.loadHistory) = self { true } else { false }
  }
}

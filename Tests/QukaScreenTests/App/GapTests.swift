import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Missing parts of an answer") struct GapTests {
  private static let text = Array("Aé 漢字 👩‍👩‍👧 and the rest of it".unicodeScalars)

  private func piece(_ range: Range<Int>) -> ChatEvent {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Self.text[range])
    return .text("A", String(view), at: range.lowerBound)
  }

  private var whole: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Self.text)
    return String(view)
  }

  private func asked() -> AppDriver {
    var app = AppDriver.open()
    app.ask("Why?")
    app.forgetEffects()
    return app
  }

  private func fetches(_ app: AppDriver) -> Int {
    app.allEffects.count { $0 == .history("a") }
  }

  @Test(
    "reordered and duplicated publications heal without any fetch",
    arguments: 1...40 as ClosedRange<UInt64>)
  func reordered(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Self.text.count
    var events: [ChatEvent] = [.started("A"), .done("A", count)]
    for start in stride(from: 0, to: count, by: 3) {
      events.append(piece(start..<min(count, start + 3)))
      if Bool.random(using: &random) { events.append(piece(start..<min(count, start + 3))) }
    }
    // The announcement, or any delta, may come first; the end overtakes what it likes.
    events.shuffle(using: &random)
    if case .done = events[0] { events.swapAt(0, 1) }
    if case .done = events[0] { events.swapAt(0, 2) }
    var app = asked()
    for event in events {
      app.chat(event)
      app.wait(.milliseconds(5))
    }
    #expect(app.conversation.entries.last.map(\.isAnswer) == true)
    guard case .answer(let answer) = app.conversation.entries.last?.content else { return }
    #expect(answer.text.raw.unicodeScalars.elementsEqual(Self.text), "seed \(seed)")
    #expect(answer.early.isEmpty && !answer.hasGap)
    app.wait(.seconds(3))
    #expect(fetches(app) == 0, "seed \(seed): everything came, nothing is to be fetched")
  }

  @Test("an omitted publication is fetched after a moment, whichever it is")
  func omitted() {
    let count = Self.text.count
    let starts = Array(stride(from: 0, to: count, by: 4))
    for missing in starts {
      var app = asked()
      app.chat(.started("A"))
      for start in starts where start != missing { app.chat(piece(start..<min(count, start + 4))) }
      app.chat(.done("A", count))
      app.wait(.milliseconds(299))
      #expect(fetches(app) == 0, "stragglers are waited for")
      app.wait(.milliseconds(201))
      #expect(fetches(app) == 1)
      app.reduce(.historyLoaded(SessionID("a"), .success([.make("A", .assistant, whole)])))
      #expect(app.conversation.summary.last == whole)
      app.wait(.seconds(30))
      #expect(fetches(app) == 1)
      #expect(app.state.deadline == nil)
    }
  }

  @Test("a delta for an answer that was never announced is shown, and history is asked once")
  func unannounced() {
    var app = asked()
    app.chat(.text("A", "Hello"))
    #expect(app.conversation.summary.last == "Hello (open)")
    app.wait(.milliseconds(500))
    #expect(fetches(app) == 1)
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello", .generating)])))
    app.wait(.seconds(20))
    #expect(fetches(app) == 1)
  }

  @Test("an announcement that its delta overtook asks for nothing")
  func overtaken() {
    var app = asked()
    app.chat(.text("A", "Hello"))
    app.chat(.started("A"))
    app.wait(.seconds(20))
    #expect(fetches(app) == 0)
  }

  @Test(
    "history that lags by a delta, or fails, is asked again with growing pauses, five times in all")
  func lags() {
    for isFailing in [false, true] {
      var app = AppDriver.streaming()
      app.forgetEffects()
      app.chat(.text("A", " world", at: 8))
      var times: [Instant] = []
      let start = app.now
      for _ in 0..<400 {
        app.wait(.milliseconds(50))
        guard app.effects.contains(.history("a")) else { continue }
        times.append(app.now)
        let lagging: [Message] = [.make("A", .assistant, "Hello", .generating)]
        app.reduce(
          .historyLoaded(
            SessionID("a"), isFailing ? .failure(.make("503")) : .success(lagging)))
      }
      #expect(times.count == 5)
      let pauses = zip(times, [start] + times).map { ($0 - $1).wholeMilliseconds }
      #expect(pauses == pauses.sorted(), "\(pauses)")
      #expect(app.screen.contains("a part is missing here and could not be fetched"))
      #expect(app.screen.contains("world"), "what came is shown")
      // What comes now is shown as well, and another try heals it.
      app.chat(.text("A", " again", at: 14))
      #expect(app.screen.contains("world again"))
      var effects: [Effect] = []
      app.change { effects = $0.act { $0.reloadHistory() } }
      #expect(effects == [.history("a")])
      app.reduce(
        .historyLoaded(
          SessionID("a"), .success([.make("A", .assistant, "Hello my world", .generating)])))
      #expect(app.conversation.summary.last == "Hello my world again (open)")
      #expect(!app.screen.contains("missing"))
    }
  }

  @Test("code from beyond a gap has as much room as other code")
  func codeBeyond() {
    let code = "let words = [" + String(repeating: "\"word\", ", count: 15) + "]"
    var app = AppDriver.streaming(size: Size(columns: 200, rows: 24))
    app.change { $0.isListWanted = false }
    app.chat(.text("A", "\n\n```\n\(code)\n```\n", at: 8))
    for _ in 0..<400 {
      app.wait(.milliseconds(50))
      guard app.effects.contains(.history("a")) else { continue }
      app.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    }
    #expect(app.screen.contains("could not be fetched"))
    #expect(app.screen.contains("│ " + code))
  }

  @Test("while a part is fetched a calm line says so, also on a narrow screen")
  func line() {
    var app = AppDriver.streaming(size: Size(columns: 40, rows: 12))
    app.chat(.text("A", " world", at: 8))
    #expect(!app.screen.contains("missing"), "it may only be late")
    app.wait(.milliseconds(500))
    #expect(app.screen.contains("Hello"))
    #expect(app.screen.contains("… a part is missing here and is"))
    #expect(!app.screen.contains("world"))
    app.chat(.text("A", " my", at: 5))
    #expect(!app.screen.contains("missing"))
    #expect(app.conversation.summary.last == "Hello my world (open)")
  }

  @Test("the end of an answer with a gap is worth new tries")
  func endTriesAgain() {
    var app = AppDriver.streaming()
    app.chat(.text("A", " world", at: 8))
    giveUp(&app)
    app.forgetEffects()
    app.wait(.seconds(10))
    #expect(fetches(app) == 0)
    app.chat(.done("A", 14))
    app.wait(.milliseconds(500))
    #expect(fetches(app) == 1)
    app.reduce(.historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello my world")])))
    #expect(app.conversation.summary.last == "Hello my world")
  }

  @Test("an announced length that the server itself does not have is not sought for ever")
  func shorterAtTheServer() {
    var app = AppDriver.streaming()
    app.forgetEffects()
    app.chat(.done("A", 9))
    for _ in 0..<400 {
      app.wait(.milliseconds(50))
      guard app.effects.contains(.history("a")) else { continue }
      app.reduce(.historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello")])))
    }
    #expect(fetches(app) == 2, "the second answer is no lag")
    #expect(!app.screen.contains("missing"))
  }

  @Test("a stopped answer's missing part is fetched too, and its mark counts it")
  func stopped() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.text("A", " world", at: 8))
    app.chat(.stopped("A", 14))
    #expect(app.conversation.summary[1] == "Hello (stopped)")
    app.wait(.milliseconds(500))
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello my", .generating)])))
    #expect(app.conversation.summary[1] == "Hello my world (stopped)")
    #expect(!app.conversation.isGenerating)
  }

  @Test("in the background nothing is lost either")
  func background() {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.forgetEffects()
    app.chat(.text("A", " world", at: 8))
    app.wait(.milliseconds(500))
    #expect(fetches(app) == 1)
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello my", .generating)])))
    #expect(app.conversation("a").summary.last == "Hello my world (open)")
  }

  private func giveUp(_ app: inout AppDriver) {
    for _ in 0..<400 {
      app.wait(.milliseconds(50))
      guard app.effects.contains(.history("a")) else { continue }
      app.reduce(.historyLoaded(SessionID("a"), .failure(.make("503"))))
    }
    #expect(app.conversation.mending.repair?.isGivenUp == true)
  }
}

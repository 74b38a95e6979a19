import Testing

@testable import QukaMock

@Suite("What follows a stop (docs/protocol.md §6.6)")
struct PerformanceStopTests {
  private let text = Script.answer("one two three four five six", firstToken: .milliseconds(100))
  private let pace = Pace(tokensPerSecond: 10, flushInterval: .milliseconds(300))

  private func stop(
    _ script: Script,
    at milliseconds: Int,
    quirks: Bool = false,
    agent: Agent = .standard
  ) -> [TurnEvent] {
    Performance.make(script, quirks: quirks, agent: agent, pace: pace)
      .played(stoppingAt: .milliseconds(milliseconds)).afterStop
  }

  @Test("clean: text ends with one DONE/5 and nothing after it")
  func cleanText() {
    #expect(stop(text, at: 650) == [.done("M1", 13, .canceled)])
  }

  @Test("clean: before the first token the message begins and is canceled")
  func cleanBeforeText() {
    #expect(stop(text, at: 50) == [.began("M1", role: .assistant), .done("M1", 0, .canceled)])
  }

  @Test(
    "clean: a running tool fails, the next message begins and is canceled, also a stubborn tool")
  func cleanTool() {
    let ending: [TurnEvent] = [
      .toolFailed("M2", startAt: 63), .began("M3", role: .assistant), .done("M3", 0, .canceled),
    ]
    #expect(stop(.toolFirst, at: 500) == ending)
    #expect(stop(.stubbornTool, at: 500) == ending)
  }

  @Test("clean: between two rounds the second one begins and is canceled")
  func cleanBetweenRounds() {
    #expect(
      stop(.toolFirst, at: 1500) == [.began("M3", role: .assistant), .done("M3", 0, .canceled)]
    )
  }

  @Test("quirk: text that was written and not sent follows the DONE")
  func quirkText() {
    #expect(
      stop(text, at: 650, quirks: true) == [
        .done("M1", 13, .canceled), .delta("M1", " four five", at: 13),
      ]
    )
    #expect(stop(text, at: 400, quirks: true) == [.done("M1", 13, .canceled)])
  }

  @Test("quirk: journal and butler add a second DONE that counts the tail")
  func quirkTextOfButler() {
    #expect(
      stop(text, at: 650, quirks: true, agent: .butler) == [
        .done("M1", 13, .canceled), .delta("M1", " four five", at: 13),
        .done("M1", startAt: 23, progress: .canceled, kind: .text),
      ]
    )
  }

  @Test("quirk: before the first token it looks like a failure")
  func quirkBeforeText() {
    let failure = TurnEvent.failed("M1", startAt: 0, message: nil, kind: .text, discards: false)
    #expect(
      stop(text, at: 50, quirks: true) == [.began("M1", role: .assistant), failure, failure]
    )
    for agent in [Agent.journal, .butler] {
      #expect(
        stop(text, at: 50, quirks: true, agent: agent) == [
          .began("M1", role: .assistant), failure, .done("M1", 0, .canceled),
        ]
      )
    }
  }

  @Test("quirk: once the provider has answered, a stop cancels a message that nobody has heard of")
  func quirkAnswered() {
    let script = Script([
      .wait(.milliseconds(100)), .providerAnswered("a"), .wait(.milliseconds(100)), .begin("a"),
      .delta("a", "Hello."), .wait(.milliseconds(100)), .done("a"),
    ])
    #expect(stop(script, at: 50, quirks: true).types == ["1/2", "4/4", "4/4"])
    #expect(stop(script, at: 150, quirks: true) == [.done("M1", 0, .canceled)])
    #expect(stop(script, at: 250, quirks: true) == [.done("M1", 6, .canceled)])
    #expect(
      stop(script, at: 150) == [.began("M1", role: .assistant), .done("M1", 0, .canceled)],
      "clean")
  }

  @Test("quirk: a tool that obeys fails, then an id that nobody knows fails")
  func quirkTool() {
    #expect(
      stop(.toolFirst, at: 500, quirks: true) == [
        .toolFailed("M2", startAt: 63),
        .failed("M4", startAt: 0, message: nil, kind: .unknown, discards: false),
      ]
    )
    #expect(
      stop(.toolFirst, at: 500, quirks: true, agent: .butler) == [
        .done("M1", startAt: 0, progress: .canceled, kind: .text),
        .toolFailed("M2", startAt: 63),
      ]
    )
  }

  @Test("quirk: a tool that ignores the stop ends by itself, then the turn is over")
  func quirkStubbornTool() {
    #expect(stop(.stubbornTool, at: 500, quirks: true).short == ["6@63/1", "7@121", "4@0"])
    #expect(
      stop(.stubbornTool, at: 500, quirks: true, agent: .journal).short
        == ["3@0/5", "6@63/1", "7@121"]
    )
  }

  @Test("a second stop and a stop after the end say nothing")
  func repeated() {
    var performance = Performance.make(text, pace: pace)
    _ = performance.run(at: .milliseconds(450))
    #expect(performance.stop(at: .milliseconds(450)).count == 1)
    #expect(performance.stop(at: .milliseconds(460)).isEmpty)
    #expect(performance.run(at: .seconds(9)).isEmpty)
  }

  @Test("I5: whenever it is stopped, clean or not, every message that began gets an ending")
  func everyMoment() {
    let scripts: [Script] = [text, .toolFirst, .stubbornTool, .sharedCalls]
    for script in scripts {
      for moment in stride(from: 0, through: 3500, by: 50) {
        for quirks in [false, true] {
          let performance = Performance.make(script, quirks: quirks, pace: pace)
          let (before, after) = performance.played(stoppingAt: .milliseconds(moment))
          #expect((before + after).openMessages.isEmpty, "stopped at \(moment) ms")
        }
      }
    }
  }
}

extension [TurnEvent] {
  /// The messages that began and the calls that were reported, as often as they lack their ending. A call
  /// is reported under its sibling's id at times, and has its ending there (docs/protocol.md §8.5, I5).
  fileprivate var openMessages: [String: Int] {
    var open: [String: Int] = [:]
    for event in self {
      switch event {
      case .began(let id, .assistant), .toolUpdated(let id, _, _, .generating):
        open[id, default: 0] += 1
      case .done(let id, _, _, _), .failed(let id, _, _, _, _): open[id] = 0
      case .toolDone(let id, _), .toolFailed(let id, _): open[id, default: 0] -= 1
      case .delta, .toolUpdated, .began: continue
      }
    }
    return open.filter { $0.value != 0 }
  }
}

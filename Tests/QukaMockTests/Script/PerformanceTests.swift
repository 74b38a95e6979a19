import Testing

@testable import QukaMock

@Suite("Playing a script")
struct PerformanceTests {
  @Test("an answer is INIT, deltas at the pace, DONE")
  func answer() {
    var performance = Performance.make(
      .answer("one two three four five six", firstToken: .milliseconds(100)),
      pace: Pace(tokensPerSecond: 10, flushInterval: .milliseconds(300))
    )
    #expect(performance.run(at: .milliseconds(99)).isEmpty)
    #expect(performance.run(at: .milliseconds(100)) == [.began("M1", role: .assistant)])
    #expect(performance.deadline == .milliseconds(400))
    #expect(performance.run(at: .milliseconds(400)) == [.delta("M1", "one two three", at: 0)])
    #expect(
      performance.run(at: .milliseconds(700)) == [
        .delta("M1", " four five six", at: 13), .done("M1", 27, .complete),
      ])
    #expect(performance.isFinished)
    #expect(performance.deadline == nil)
  }

  @Test("the deltas of every text are the text, and each says how many code points came before")
  func positions() {
    let text = "a👩‍🚀b 你好 🇨🇳é " + String(repeating: "<tag> & text ", count: 40)
    let (events, _) = Performance.make(.answer(text)).played()
    var length = 0
    var joined = ""
    for case .delta(_, let part, let startAt, _, _) in events {
      #expect(startAt == length)
      length += part.unicodeScalars.count
      joined += part
    }
    #expect(Array(joined.unicodeScalars) == Array(text.unicodeScalars))
    #expect(events.last == .done("M1", text.unicodeScalars.count, .complete))
  }

  @Test("the answer's id is the first message's, all others differ")
  func identifiers() {
    let performance = Performance.make(Script.toolFirst)
    #expect(performance.answerID == "M1")
    #expect(performance.id(of: "tool") == "M2")
    #expect(performance.id(of: "answer") == "M3")
    #expect(performance.unannouncedID == "M4")
  }

  @Test("a tool's positions are the lengths of its serialised states")
  func toolPositions() {
    let (events, _) = Performance.make(Script.toolFirst).played()
    // {"id":"M2","tool_name":"T","args":"","content":"Using tool: T"} has 63 characters.
    #expect(events.short == ["5", "6@0/3", "6@63/1", "7@136", "1", "2@0", "3@6/1"])
  }

  @Test(
    "a tool-only round is silent in clean mode and a FAILED for an unannounced id in quirk mode")
  func spuriousFailure() {
    let (events, _) = Performance.make(Script.toolFirst, quirks: true).played()
    #expect(
      events.first
        == .failed("M1", startAt: 0, message: "Sorry, I'm wrong", kind: .unknown, discards: true)
    )
    #expect(events.short == ["4@0!", "5", "6@0/3", "6@63/1", "7@136", "1", "2@0", "3@6/1"])
  }

  @Test("quirk: parallel calls of one tool are told under one id, the first before that id begins")
  func sharedCalls() {
    let (events, _) = Performance.make(.sharedCalls, quirks: true).played()
    let ids = events.map { event in
      switch event {
      case .began(let id, _), .delta(let id, _, _, _, _), .done(let id, _, _, _),
        .failed(let id, _, _, _, _), .toolDone(let id, _), .toolFailed(let id, _):
        id
      case .toolUpdated(let id, let tips, _, _): "\(id): \(tips.id) \(tips.content)"
      }
    }
    #expect(
      ids == [
        "M1", "M2: M2 Using tool: T", "M2", "M2: M2 Using tool: T", "M2: M2 ONE", "M2",
        "M2: M2 TWO",
        "M2", "M3", "M3", "M3",
      ])
    #expect(
      events.types
        == "5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1".split(separator: " ").map(String.init))
    #expect(Performance.make(.sharedCalls).played().events.isClean)
  }

  @Test("as observed, deltas of about 150 characters come about every 340 ms")
  func cadence() {
    let script = Script.answer(DemoStory.english, firstToken: .zero)
    var performance = Performance.make(script, quirks: true, pace: .observed)
    var deltas: [(time: Duration, length: Int)] = []
    while let deadline = performance.deadline {
      for case .delta(_, let text, _, _, _) in performance.run(at: deadline) {
        deltas.append((deadline, text.count))
      }
    }
    let middle = deltas.dropFirst().dropLast()
    #expect(middle.count > 20)
    for (delta, next) in zip(middle, middle.dropFirst()) {
      #expect((320...360).contains((next.time - delta.time).nanoseconds / 1_000_000))
      #expect((120...200).contains(delta.length), "\(delta.length)")
    }
    let length = middle.map(\.length).reduce(0, +) / middle.count
    #expect((140...165).contains(length), "\(length)")
  }
}

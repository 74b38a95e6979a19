import QukaWire
import Testing

/// Every complete sequence of docs/protocol.md §6.10, with the times of a real server.
struct TurnCase: Sendable, CustomTestStringConvertible {
  var name: String
  var script: String
  /// What the turn logs without a stop.
  var end: String

  var testDescription: String { name }

  static let all: [TurnCase] = [
    TurnCase(
      name: "plain text",
      script: "241 1/2 A\n361 2/3 A 0 Hello\n722 2/3 A 5 more\n1324 3/1 A 9",
      end: "3324 end completed"),
    TurnCase(
      name: "everything within one flush",
      script: "10 1/2 A\n58 2/3 A 0 Hello\n58 3/1 A 5", end: "2058 end completed"),
    TurnCase(
      name: "tool first, then text",
      script: """
        20 4/4 A Sorry
        20 5/2 T
        20 6/3 T
        71 6/1 T
        71 7/1 T
        372 1/2 B
        372 2/3 B 0 Hello
        823 3/1 B 5
        """, end: "2823 end completed"),
    TurnCase(
      name: "thinking, tool, text",
      script: """
        100 1/2 A
        221 2/3 A 0 <think>hm
        221 3/1 A 9
        221 5/2 T
        221 6/3 T
        271 6/1 T
        271 7/1 T
        573 1/2 B
        573 2/3 B 0 Hello
        1024 3/1 B 5
        """, end: "3024 end completed"),
    TurnCase(
      name: "a tool that fails, then text",
      script: """
        20 4/4 A Sorry
        20 5/2 T
        20 6/3 T
        20 8/4 T
        121 1/2 B
        221 2/3 B 0 Hello
        221 3/1 B 5
        """, end: "2221 end completed"),
    TurnCase(
      name: "an unknown tool", script: "20 4/4 A Sorry\n20 4/4 B", end: "20 end interrupted"),
    TurnCase(
      name: "two tools at once",
      script: """
        40 4/4 A Sorry
        40 5/2 T
        40 6/3 T
        41 5/2 U
        41 6/3 U
        91 6/1 U
        91 7/1 U
        141 6/1 T
        141 7/1 T
        244 1/2 B
        345 2/3 B 0 Hello
        345 3/1 B 5
        """, end: "2345 end completed"),
    TurnCase(
      name: "the provider refuses, said twice", script: "0 1/2 A\n0 4/4 A\n0 4/4 A",
      end: "0 end failed"),
    TurnCase(
      name: "the provider breaks off, with a tail",
      script: "50 1/2 A\n401 2/3 A 0 partial\n501 4/4 A\n501 2/3 A 7 tail", end: "501 end failed"),
    TurnCase(
      name: "the provider's stream ends without a mark",
      script: "50 1/2 A\n400 2/3 A 0 partial\n401 4/4 B", end: "401 end interrupted"),
    TurnCase(
      name: "an early error as text", script: "5 1/2 A\n6 2/4 A 0 错误\n6 4/4 A",
      end: "6 end failed"),
    TurnCase(name: "an empty answer", script: "0 1/2 A\n0 4/4 A Sorry", end: "2000 end failed"),
    TurnCase(
      name: "too many tool rounds",
      script: """
        20 4/4 A Sorry
        20 5/2 T
        20 6/3 T
        20 6/1 T
        20 7/1 T
        41 4/4 B Sorry
        41 5/2 U
        41 6/3 U
        41 6/1 U
        41 7/1 U
        147 4/4 C Sorry
        147 4/4 D
        """, end: "147 end interrupted"),
    TurnCase(
      name: "no terminal event at all", script: "361 2/3 A 0 Hello\n700 2/3 A 5 more",
      end: "330000 end interrupted"),
  ]
}

@Suite("A turn without a stop") struct TurnCatalogueTests {
  @Test("ends as its sequence says", arguments: TurnCase.all)
  func catalogue(_ turnCase: TurnCase) {
    var script = TurnScript.accepted(turnCase.script)
    script.waitForTheEnd()
    #expect(script.log.last == turnCase.end)
    #expect(script.stops == [])
    #expect(script.log.filter { $0.contains(" end ") }.count == 1)
  }

  @Test("ends the same when the events outrun the answer to the send", arguments: TurnCase.all)
  func eventsFirst(_ turnCase: TurnCase) {
    var script = TurnScript.fresh("0 post\n0 written")
    script.play(turnCase.script)
    script.play("60000 accepted")
    script.waitForTheEnd()
    // The time limit counts from the first event, which shows that the server has the question.
    let isLimit = turnCase.end == "330000 end interrupted"
    #expect(script.log.last == (isLimit ? "330361 end interrupted" : turnCase.end))
  }

  @Test("ends the same when another client asked", arguments: TurnCase.all)
  func foreign(_ turnCase: TurnCase) {
    var script = TurnScript.joined(turnCase.script)
    script.waitForTheEnd()
    #expect(script.log.last == turnCase.end)
  }

  @Test("goes on after DONE when another round begins within the settling time")
  func doneIsProvisional() {
    var script = TurnScript.accepted("100 2/3 A 0 hm\n200 3/1 A 2\n2199 5/2 T")
    #expect(script.turn.phase == .tool)
    script.wait(until: 40_000)
    #expect(script.turn.isActive)
  }

  @Test("is over when the settling time has passed")
  func settles() {
    let script = TurnScript.accepted("100 2/3 A 0 hm\n200 3/1 A 2\n2200 nothing")
    #expect(script.log == ["2200 end completed"])
  }

  @Test("a straggler after DONE does not bring the generating state back")
  func straggler() {
    let script = TurnScript.accepted("1 2/3 A 0 hm\n2 3/1 A 2\n100 2/3 A 2 tail")
    #expect(script.turn.isSettling)
  }

  @Test("asks for history after every 50 seconds of silence")
  func watchdog() {
    var script = TurnScript.accepted("100 1/2 A")
    script.wait(until: 120_000)
    #expect(script.log == ["50100 refetch", "100100 refetch"])
    script.play("130000 2/3 A 0 x")
    script.wait(until: 200_000)
    #expect(script.refetches == [50_100, 100_100, 180_000])
  }

  @Test("an error as text whose FAILED never comes is a failure after the settling time")
  func errorTextAlone() {
    let script = TurnScript.accepted("5 1/2 A\n6 2/4 A 0 错误\n3000 nothing")
    #expect(script.log == ["2006 end failed"])
  }

  @Test("lives no longer than its limit")
  func limit() {
    var script = TurnScript.accepted()
    for second in stride(from: Int64(10_000), through: 329_000, by: 10_000) {
      script.play("\(second) 2/3 A \(second / 10_000 - 1) x")
    }
    script.waitForTheEnd()
    #expect(script.log == ["330000 end interrupted"])
  }

  @Test("another client's stop ends it as stopped, without a duration")
  func stoppedByOthers() {
    let script = TurnScript.accepted("100 2/3 A 0 x\n200 3/5 A 1")
    #expect(script.log == ["200 end stopped"])
  }

  @Test("takes nothing in after its end")
  func nothingAfterTheEnd() {
    var script = TurnScript.accepted("1 2/3 A 0 x\n2 3/5 A 1")
    let ended = script.turn
    script.play("3 2/3 A 1 tail\n4 1/2 B\n5 4/4 C\n6 esc\n9000 accepted")
    #expect(script.turn == ended)
    #expect(script.turn.deadline == nil)
  }

  @Test("unknown events do not count as a sign of life")
  func unknownEvents() {
    let before = TurnScript.accepted("100 1/2 A").turn
    var turn = before
    #expect(turn.receiveUnknown() == [])
    #expect(turn == before)
  }

  @Test("history ends a turn whose last event was missed")
  func storedEnd() {
    var turn = TurnScript.accepted("100 2/3 A 0 x").turn
    #expect(turn.receiveStored(.generating, at: .zero) == [])
    #expect(turn.phase == .streaming)
    #expect(turn.receiveStored(.completed, at: .zero + .seconds(60)) == [])
    #expect(turn.isSettling)
    #expect(turn.advance(to: .zero + .seconds(62)) == [.end(.completed)])
  }

  @Test("history confirms a stop whose event was missed")
  func storedStop() {
    var turn = TurnScript.accepted("100 2/3 A 0 x\n1000 esc").turn
    #expect(
      turn.receiveStored(.canceled, at: .zero + .seconds(2)) == [.end(.stopped(after: .seconds(1)))]
    )
  }
}

extension Turn {
  fileprivate mutating func receiveUnknown() -> [Action] {
    receive(.unknown(subject: "stage_changed", type: "400"), at: .zero + .seconds(49))
  }
}

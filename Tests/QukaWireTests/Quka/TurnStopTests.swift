import QukaWire
import Testing

@Suite("Stopping a turn") struct TurnStopTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var log: [String]
    var testDescription: String { name }
  }

  /// Every row of docs/protocol.md §6.6, and of the table of confirmations.
  static let confirmations: [Case] = [
    Case(
      name: "while text streams",
      script: "361 2/3 A 0 Hello\n700 esc\n701 200\n738 3/5 A 5\n738 2/3 A 5 tail",
      log: ["700 stop 1", "738 end stopped in 38"]),
    Case(
      name: "while text streams, journal: two DONEs",
      script: "361 2/3 A 0 Hello\n700 esc\n700 3/5 A 5\n700 2/3 A 5 tail\n702 3/5 A 9",
      log: ["700 stop 1", "700 end stopped in 0"]),
    Case(
      name: "before the first token: INIT, FAILED, FAILED",
      script: "300 esc\n301 1/2 A\n301 4/4 A\n301 4/4 A",
      log: ["300 stop 1", "301 end stopped in 1"]),
    Case(
      name: "before the first token, journal: DONE, INIT, FAILED",
      script: "300 esc\n300 3/5 A 0\n300 1/2 A\n300 4/4 A",
      log: ["300 stop 1", "300 end stopped in 0"]),
    Case(
      name: "a tool that obeys",
      script: "20 4/4 A Sorry\n20 5/2 T\n20 6/3 T\n304 esc\n304 8/4 T\n310 4/4 B",
      log: ["304 stop 1", "310 end stopped in 6"]),
    Case(
      name: "a tool that ignores it",
      script: """
        20 4/4 A Sorry
        20 5/2 T
        20 6/3 T
        300 esc
        301 200
        623 6/1 T
        623 7/1 T
        623 4/4 B
        """,
      log: ["300 stop 1", "623 end stopped in 323"]),
    Case(
      name: "a tool, journal: DONE for the answer, then the tool fails",
      script: "20 4/4 A Sorry\n20 5/2 T\n304 esc\n304 3/5 A 0\n304 8/4 T",
      log: ["304 stop 1", "304 end stopped in 0"]),
    Case(
      name: "a failed tool and then five quiet seconds",
      script: "20 5/2 T\n300 esc\n305 200\n310 8/4 T\n9000 nothing",
      log: [
        "300 stop 1", "1300 stop 2", "1810 refetch", "2800 stop 3", "5300 stop 4",
        "5310 end stopped",
      ]),
    Case(
      name: "the provider fails at the same moment",
      script: "361 2/3 A 0 Hello\n700 esc\n710 4/4 A\n710 2/3 A 5 tail",
      log: ["700 stop 1", "710 end stopped in 10"]),
    Case(
      name: "an answer that ended by itself",
      script: "361 2/3 A 0 Hello\n700 esc\n701 3/1 A 5\n702 200\n5000 nothing",
      log: ["700 stop 1", "2701 end finished"]),
    Case(
      name: "the prelude of a tool call says nothing, and the repeats keep their time",
      script: "300 esc\n310 4/4 A Sorry\n311 5/2 T\n400 8/4 T\n400 4/4 B",
      log: ["300 stop 1", "400 end stopped in 100"]),
    Case(
      name: "DONE of a round says nothing when a tool follows: the stop is repeated at once",
      script: "100 2/3 A 0 hm\n300 esc\n310 3/1 A 2\n900 5/2 T\n950 8/4 T\n950 4/4 B",
      log: ["300 stop 1", "900 stop 2", "950 end stopped in 650"]),
  ]

  @Test("is confirmed by what the server sends", arguments: confirmations)
  func confirmed(_ stop: Case) {
    var script = TurnScript.accepted(stop.script)
    script.waitForTheEnd()
    #expect(script.log == stop.log)
  }

  @Test("five quiet seconds confirm nothing that the server never heard")
  func quietUnheard() {
    var script = TurnScript.accepted("20 5/2 T\n300 esc\n301 503\n310 8/4 T\n5500 nothing")
    #expect(script.turn.isActive)
    script.waitForTheEnd()
    #expect(script.end == "12300 end detached (503)")
  }

  @Test("of two answers at once, the one that is still open keeps the turn and its stop alive")
  func twoAtOnce() {
    let script = TurnScript.accepted(
      "10 1/2 A\n20 2/3 A 0 a\n30 1/2 B\n40 2/3 B 0 b\n50 3/1 A 1\n300 2/3 B 1 b\n2500 esc")
    #expect(script.log == ["2500 stop 1"])
  }

  @Test("a mention of an agent with one minute shortens the wait; its time counts from the receipt")
  func shortLimit() {
    let timing = TurnTiming().asking("@Butler clean up")
    #expect(timing.limit == .seconds(90))
    #expect(TurnTiming().asking("@Quka or @Butler").limit == .seconds(330))
    var script = TurnScript(turn: Turn(asking: .zero, timing: timing))
    script.play("60000 post\n60000 written\n60000 accepted\n60100 5/2 T\n60200 8/4 T")
    script.waitForTheEnd()
    #expect(script.end == "150000 end interrupted")
  }

  @Test("unconfirmed is repeated four times at growing pauses, then the answer is detached")
  func repeats() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1001 200")
    script.waitForTheEnd()
    #expect(script.stops == [1_000, 2_000, 3_500, 6_000, 10_000])
    #expect(script.end == "13000 end detached")
  }

  @Test("is repeated although text goes on streaming")
  func repeatsWhileStreaming() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc")
    for time in stride(from: Int64(1_010), to: 12_900, by: 50) {
      script.play("\(time) 2/3 A \((time - 1_010) / 50 + 1) x")
    }
    script.waitForTheEnd()
    #expect(script.stops.count == 5)
    #expect(script.end == "13000 end detached")
  }

  @Test("an HTTP failure is remembered and retried")
  func failureIsRetried() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1005 503")
    #expect(script.turn.stop?.failure == .unreachable(host: "503", .refused))
    script.play("2005 200")
    #expect(script.turn.stop?.failure == nil)
    #expect(script.turn.stop?.isAccepted == true)
    script.play("2010 3/5 A 1")
    #expect(script.log == ["1000 stop 1", "2000 stop 2", "2010 end stopped in 1010"])
  }

  @Test("a failure that lasts is said when the answer is detached")
  func lastingFailure() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1005 503")
    script.waitForTheEnd()
    #expect(script.end == "13000 end detached (503)")
  }

  @Test("401, 403 and 404 are final", arguments: ["401", "403", "404"])
  func refused(_ status: String) {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1005 \(status)")
    script.waitForTheEnd()
    #expect(script.log == ["1000 stop 1", "1005 end detached (\(status))"])
  }

  @Test("a refusal does not mark an answer that is already complete")
  func refusedWhileSettling() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n200 3/1 A 1\n300 esc\n310 404")
    script.waitForTheEnd()
    #expect(script.log == ["300 stop 1", "2200 end completed"])
  }

  @Test("a second Esc does nothing")
  func idempotent() {
    let script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1001 esc\n1500 esc")
    #expect(script.stops == [1_000])
    #expect(script.turn.stop?.requestedAt == .zero + .seconds(1))
  }

  @Test("while settling sends one request at most, and a complete answer is not marked")
  func settling() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n200 3/1 A 1\n300 esc\n310 503")
    script.waitForTheEnd()
    #expect(script.log == ["300 stop 1", "2200 end completed"])
  }

  @Test("while settling goes on as a whole stop when another round begins")
  func settlingThenTool() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n200 3/1 A 1\n300 esc\n400 5/2 T")
    #expect(script.stops == [300, 400])
    script.waitForTheEnd()
    #expect(script.end?.contains("detached") == true)
    #expect(script.stops.count == 5)
  }

  @Test("sends nothing after the end of the turn", arguments: confirmations)
  func nothingAfterTheEnd(_ stop: Case) {
    var script = TurnScript.accepted(stop.script)
    script.waitForTheEnd()
    let log = script.log
    script.play("400000 200\n400001 2/3 A 0 x\n400002 5/2 Z\n400003 esc\n900000 nothing")
    #expect(script.log == log)
  }

  @Test("accepted on a mute socket asks history 1.5 s later, and again before it is detached")
  func muteSocket() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1010 200\n2010 200")
    script.waitForTheEnd()
    #expect(script.refetches == [2_510, 12_000])
    #expect(script.end == "13000 end detached")
  }

  @Test("history is asked 1.5 s after the last event, not while events come")
  func lookIsPutOff() {
    var script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1010 200\n2000 2/3 A 1 y")
    script.wait(until: 9_000)
    #expect(script.refetches == [3_500])
  }

  @Test("a stored ending confirms on a mute socket; a stored complete 3 proves nothing")
  func storedEnding() {
    var turn = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n1010 200\n2600 nothing").turn
    let now = Instant.zero + .milliseconds(2_600)
    #expect(turn.receiveStored(.generating, at: now) == [])
    #expect(turn.isStopping)
    #expect(
      turn.receiveStored(.canceled, at: now) == [.end(.stopped(after: .milliseconds(1_600)))])
  }

  @Test("a stop request that is lost is repeated like one that fails")
  func lostRequest() {
    let script = TurnScript.accepted("100 2/3 A 0 x\n1000 esc\n6000 timeout\n6000 nothing")
    #expect(script.turn.stop?.failure == .unreachable(host: "timeout", .refused))
    #expect(script.stops == [1_000, 2_000, 3_500, 6_000])
  }

  @Test("while only the prelude of a tool call settles, a stop is a whole stop")
  func settlingPrelude() {
    var script = TurnScript.accepted("20 4/4 A Sorry\n300 esc\n310 503")
    #expect(script.turn.phase == .waiting)
    script.waitForTheEnd()
    #expect(script.stops.count == 5)
    #expect(script.end == "12300 end detached (503)")
  }

  @Test("no combination of stop time and sequence leaves a turn open", arguments: TurnCase.all)
  func everyMomentOfEverySequence(_ turnCase: TurnCase) {
    let lines = turnCase.script.split(separator: "\n").map(String.init)
    for place in 0...lines.count {
      let time = place == 0 ? "0" : String(lines[place - 1].split(separator: " ")[0])
      let all = lines[..<place] + ["\(time) esc"] + lines[place...]
      var script = TurnScript.accepted(all.joined(separator: "\n"))
      script.waitForTheEnd()
      #expect(!script.turn.isActive)
      #expect(script.log.filter { $0.contains(" end ") }.count == 1)
      #expect(script.log.last?.contains(" end ") == true, "nothing follows the end")
      #expect(script.stops.count <= 5)
      #expect(!script.log.contains { $0.contains("STUCK") || $0.contains("UNREADABLE") })
    }
  }
}

import QukaWire
import Testing

/// A question is sent under one id however often, and Esc keeps its meaning at every moment (S4).
@Suite("Sending again what got no receipt") struct TurnResendingTests {
  private static let posted = "0 post\n1 written\n"

  @Test("a lost receipt: the question goes out again after half a second, then after two")
  func pauses() {
    let script = TurnScript.fresh(
      Self.posted + "10 lost\n510 again\n511 written\n600 lost\n2600 again\n2700 accepted")
    #expect(script.log == ["510 resend", "2600 resend"])
    #expect(script.turn.phase == .waiting)
  }

  @Test("after the last repeat the question has failed, with the reason")
  func exhausted() {
    let script = TurnScript.fresh(
      Self.posted + "10 lost\n510 again\n600 lost\n2600 again\n2700 lost")
    #expect(script.log.last == "2700 end failed (lost)")
    #expect(!script.turn.hasArrived)
  }

  @Test("a repeat that finds no connection counts as lost, for the first may have arrived")
  func repeatIsUnsent() {
    let script = TurnScript.fresh(Self.posted + "10 lost\n510 again\n520 unsent")
    #expect(script.turn.isActive)
    #expect(script.turn.phase == .posted)
  }

  @Test("“exists” on a repeat: the first had arrived, the turn waits and history is asked")
  func exists() {
    let script = TurnScript.fresh(Self.posted + "10 lost\n510 again\n520 exists")
    #expect(script.log == ["510 resend", "520 refetch"])
    #expect(script.turn.phase == .waiting)
    #expect(script.turn.hasArrived)
  }

  @Test("“exists” for an id that was never used is a refusal; for one used before it is an arrival")
  func existsAtOnce() {
    #expect(TurnScript.fresh(Self.posted + "10 exists").log == ["10 end withdrawn"])
    let again = TurnScript.fresh(Self.posted + "10 exists", isRepeat: true)
    #expect(again.log == ["10 refetch"])
  }

  @Test("an event in the pause shows that the question has arrived: no repeat")
  func eventInThePause() {
    var script = TurnScript.fresh(Self.posted + "10 lost\n200 1/2 A")
    script.wait(until: 5_000)
    #expect(script.resends == [])
    #expect(script.turn.phase == .streaming)
  }

  @Test("a stored answer shows that the question has arrived")
  func storedAnswer() {
    var turn = TurnScript.fresh(Self.posted + "10 lost").turn
    #expect(turn.receiveStored(.generating, at: .zero + .milliseconds(100)) == [])
    #expect(turn.phase == .waiting)
    #expect(turn.hasArrived)
  }

  @Test("a busy session is asked again every 100 ms, five times, then it is a refusal")
  func busy() {
    var script = TurnScript.fresh(Self.posted + "5 busy")
    for attempt in 1...5 {
      script.play("\(attempt * 105) again\n\(attempt * 105) written\n\(attempt * 105 + 5) busy")
    }
    #expect(script.resends == [105, 210, 315, 420, 525])
    #expect(script.log.last == "530 end withdrawn")
  }

  @Test("busy after a lost receipt is no proof that nothing arrived: at last it has failed")
  func busyAfterLost() {
    var script = TurnScript.fresh(Self.posted + "10 lost\n510 again\n520 busy")
    for attempt in 1...5 {
      script.play("\(520 + attempt * 100) again\n\(520 + attempt * 100) busy")
    }
    #expect(script.log.last == "1020 end failed (busy)")
  }

  @Test("a refusal of a repeat does not give the question back: the first may have arrived")
  func refusedRepeat() {
    let script = TurnScript.fresh(Self.posted + "10 lost\n510 again\n520 refused")
    #expect(script.log.last == "520 end failed (refused)")
  }

  @Test("500 is a failure at once, and so is a receipt that names no answer")
  func failures() {
    #expect(TurnScript.fresh(Self.posted + "10 500").log == ["10 end failed (500)"])
    let empty = TurnScript.fresh(Self.posted + "10 empty")
    #expect(empty.log == ["10 end failed (empty)"])
    #expect(empty.turn.hasArrived)
  }

  @Test("a repeat that waits for a connection waits, and fails at the turn's limit")
  func neverConnected() {
    var script = TurnScript.fresh(Self.posted + "10 lost")
    script.waitForTheEnd()
    #expect(script.resends == [510])
    #expect(script.end == "330000 end failed (lost)")
  }

  @Test("Esc in the pause after a lost receipt stops at once: the server may be generating")
  func escapeInThePause() {
    var script = TurnScript.fresh(Self.posted + "10 lost\n200 esc")
    #expect(script.stops == [200])
    script.wait(until: 900)
    #expect(script.resends == [])
  }

  @Test("Esc while a repeat waits for a connection stops at once")
  func escapeWhileOffline() {
    let script = TurnScript.fresh(Self.posted + "10 lost\n900 esc")
    #expect(script.log == ["510 resend", "900 stop 1"])
  }

  @Test("Esc while a repeat is on its way cancels it, and the stop goes out whatever comes of it")
  func escapeDuringTheRepeat() {
    for outcome in ["withdrawn", "lost", "exists", "accepted", "busy", "refused", "500"] {
      let script = TurnScript.fresh(Self.posted + "10 lost\n510 again\n520 esc\n530 \(outcome)")
      #expect(script.log.prefix(2) == ["510 resend", "520 cancel"])
      #expect(script.stops == [530], "\(outcome)")
      #expect(script.turn.isStopping, "\(outcome)")
    }
  }

  @Test("Esc in the pause after “busy” takes the question back: nothing was stored")
  func escapeWhileBusy() {
    let script = TurnScript.fresh(Self.posted + "10 busy\n50 esc")
    #expect(script.log == ["50 end withdrawn"])
  }

  @Test("“busy” with a remembered stop gives the question back instead of asking again")
  func busyWithStop() {
    let script = TurnScript.fresh(Self.posted + "5 esc\n10 busy")
    #expect(script.log == ["10 end withdrawn"])
  }

  @Test("events in the pause after “busy” are another turn's")
  func eventsWhileBusy() {
    var script = TurnScript.fresh(Self.posted + "10 busy\n50 1/2 F\n60 2/3 F 0 x")
    script.wait(until: 200)
    #expect(script.resends == [110])
  }

  @Test("at every moment Esc leads to one stop or to a question taken back, and to an end")
  func everyMoment() {
    let lines = [
      "0 post", "1 written", "10 busy", "110 again", "111 written", "120 lost", "620 again",
      "621 written", "700 lost", "2700 again", "2701 written", "2800 exists", "2900 1/2 A",
      "2910 2/3 A 0 x",
    ]
    for place in 1...lines.count {
      let time = lines[place - 1].split(separator: " ")[0]
      var script = TurnScript.fresh(lines[..<place].joined(separator: "\n") + "\n\(time) esc")
      if script.log.last?.hasSuffix("cancel") == true { script.play("\(time) withdrawn") }
      if script.turn.isActive, script.stops.isEmpty { script.play("\(time) accepted") }
      #expect(script.stops.count == 1 || script.end?.contains("withdrawn") == true, "\(place)")
      script.waitForTheEnd()
      #expect(!script.turn.isActive)
      #expect(!script.log.contains { $0.contains("STUCK") })
    }
  }
}

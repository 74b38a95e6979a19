import QukaWire
import Testing

@Suite("Sending, and stopping before there is an answer") struct TurnSendingTests {
  @Test("Esc while the session is being made takes the question back")
  func preparing() {
    let script = TurnScript.fresh("10 esc")
    #expect(script.log == ["10 end withdrawn"])
  }

  @Test("Esc before the send is written cancels it; nothing was sent")
  func posting() {
    let script = TurnScript.fresh("0 post\n10 esc\n11 withdrawn")
    #expect(script.log == ["10 cancel", "11 end withdrawn"])
  }

  @Test("a cancelled send that was written after all is stopped at its answer, once")
  func cancelTooLate() {
    let script = TurnScript.fresh("0 post\n10 esc\n11 written\n50 accepted\n60 200\n70 4/4 A")
    #expect(script.log == ["10 cancel", "50 stop 1", "70 end stopped in 60"])
  }

  @Test("a stop remembered while the send is unanswered goes out at the answer")
  func goesOutAtTheAnswer() {
    let script = TurnScript.fresh("0 post\n1 written\n10 esc\n900 accepted\n901 1/2 A")
    #expect(script.stops == [900])
  }

  @Test("a stop remembered while the send is unanswered goes out at the first event")
  func goesOutAtTheFirstEvent() {
    let script = TurnScript.fresh(
      "0 post\n1 written\n10 esc\n300 1/2 A\n310 2/3 A 0 x\n400 accepted")
    #expect(script.stops == [300])
  }

  @Test("a remembered stop waits as long as the answer does, then still goes out")
  func waitsForTheAnswer() {
    let script = TurnScript.fresh("0 post\n1 written\n10 esc\n40000 accepted")
    #expect(script.stops == [40_000])
  }

  @Test("a remembered stop goes out although the answer to the send is lost")
  func lostAnswer() {
    var script = TurnScript.fresh("0 post\n1 written\n10 esc\n5000 lost")
    #expect(script.stops == [5_000])
    script.waitForTheEnd()
    #expect(script.end?.contains("detached") == true)
  }

  @Test("why the send failed is said when the stop that waited for it is not confirmed")
  func lostAnswerIsSaid() {
    var script = TurnScript.fresh("0 post\n1 written\n10 esc\n5000 lost\n5010 200")
    script.waitForTheEnd()
    #expect(script.end == "17000 end detached (lost)")
  }

  @Test("a refused send ends a remembered stop without a request")
  func refusedSend() {
    let script = TurnScript.fresh("0 post\n1 written\n10 esc\n20 refused")
    #expect(script.log == ["20 end withdrawn"])
  }

  @Test("a send that fails before it was written gives the question back")
  func unwrittenFailure() {
    let script = TurnScript.fresh("0 post\n10 unsent")
    #expect(script.log == ["10 end withdrawn"])
  }

  @Test("a turn that has events goes on although its send failed")
  func eventsBeatTheAnswer() {
    let script = TurnScript.fresh("0 post\n1 written\n10 1/2 A\n20 lost\n30 refused")
    #expect(script.turn.phase == .streaming)
    #expect(script.log == [])
  }

  @Test("an event before anything was handed to the network belongs to another turn")
  func foreignEventWhilePreparing() {
    let script = TurnScript.fresh("10 1/2 A\n11 2/3 A 0 x\n12 3/5 A 1\n13 4/4 B")
    #expect(script.turn.phase == .preparing)
    #expect(script.turn.isActive)
  }

  @Test("a question that never gets out is taken back at the limit")
  func neverSent() {
    var script = TurnScript.fresh("")
    script.waitForTheEnd()
    #expect(script.log == ["330000 end withdrawn"])
  }

  @Test("the stop key works in every phase, exactly one request or none")
  func everyPhase() {
    let phases: [(String, [Int64])] = [
      ("", []), ("0 post", []), ("0 post\n1 written", []),
      ("0 post\n1 written\n2 accepted", [100]),
      ("0 post\n1 written\n2 accepted\n3 2/3 A 0 x", [100]),
      ("0 post\n1 written\n2 accepted\n3 5/2 T", [100]),
      ("0 post\n1 written\n2 accepted\n3 2/3 A 0 x\n4 3/1 A 1", [100]),
    ]
    for (lines, stops) in phases {
      let script = TurnScript.fresh(lines + "\n100 esc\n101 esc\n102 esc")
      #expect(script.stops == stops, "\(lines)")
    }
  }
}

import QukaWire
import Testing

@Suite("A turn that only history tells of") struct TurnLifeTests {
  private static let answer = MessageID("A")

  private static func stored(
    age: Duration = .zero, runsTool: Bool = false, isListening: Bool = true
  ) -> Turn {
    Turn(
      stored: StoredTurn(messages: [answer], age: age, runsTool: runsTool), at: .zero,
      isListening: isListening)
  }

  private static func instant(_ seconds: Double) -> Instant {
    .zero + .milliseconds(Int64(seconds * 1_000))
  }

  @Test(
    "falls quiet after four silent seconds, ends at the limit of its age, and asks history both times"
  )
  func quiet() {
    var turn = Self.stored(age: .seconds(30))
    #expect(turn.isRunning && turn.isHearsay)
    #expect(turn.deadline == Self.instant(4))
    #expect(turn.advance(to: Self.instant(4)) == [.quiet, .refetch])
    #expect(turn.isQuiet && turn.isActive && !turn.isRunning)
    #expect(turn.deadline == Self.instant(300))
    #expect(turn.advance(to: Self.instant(300)) == [.end(.incomplete), .refetch])
  }

  @Test("only time with an open channel counts, and it adds up")
  func listening() {
    var turn = Self.stored(isListening: false)
    #expect(turn.deadline == Self.instant(50), "the next look at the history")
    for start in [100.0, 110, 120] {
      turn.heardAgain(at: Self.instant(start))
      turn.listen(at: Self.instant(start + 0.5))
      turn.stopListening(at: Self.instant(start + 1))
      turn.stopListening(at: Self.instant(start + 5))
    }
    turn.heardAgain(at: Self.instant(130))
    #expect(turn.deadline == Self.instant(131))
  }

  @Test("any event of it is a sign of life, and one of an unknown message is none")
  func signs() {
    var turn = Self.stored()
    _ = turn.advance(to: Self.instant(4))
    let other = ChatEvent.done(MessageID("Z"), length: 0, progress: .canceled)
    #expect(turn.receive(other, at: Self.instant(5)) == [])
    #expect(turn.isQuiet)
    let delta = ChatEvent.delta(Self.answer, text: "x", startAt: 0, progress: .generating)
    #expect(turn.receive(delta, at: Self.instant(6)) == [])
    #expect(turn.phase == .streaming && turn.life == .certain)
    #expect(turn.deadline == Self.instant(56))
  }

  @Test("one that runs a tool goes on in silence until nothing can run any more")
  func tool() {
    var turn = Self.stored(runsTool: true)
    #expect(turn.advance(to: Self.instant(4)) == [])
    #expect(turn.isWithoutNews && turn.isRunning)
    #expect(turn.advance(to: Self.instant(329)) == [.refetch])
    #expect(turn.advance(to: Self.instant(330)) == [.end(.incomplete), .refetch])
  }

  @Test(
    "a stop that the server has heard ends it, quiet or not, and claims no time: nothing may have run"
  )
  func stop() {
    for seconds in [1.0, 9] {
      for runsTool in [false, true] {
        var turn = Self.stored(runsTool: runsTool)
        if seconds > 4 { _ = turn.advance(to: Self.instant(4)) }
        #expect(turn.requestStop(at: Self.instant(seconds)) == [.sendStop(attempt: 1)])
        #expect(turn.requestStop(at: Self.instant(seconds)) == [])
        let end = Turn.Action.end(.stopped(after: nil))
        #expect(turn.stopAnswered(.accepted, at: Self.instant(seconds + 0.04)) == [end])
      }
    }
  }

  @Test("how it ended, in history, ends a quiet one at once")
  func history() {
    let endings: [(QukaWire.Progress, Turn.Ending)] = [
      (.completed, .completed), (.canceled, .stopped(after: nil)), (.failed, .failed(nil)),
    ]
    for (progress, ending) in endings {
      var turn = Self.stored()
      _ = turn.advance(to: Self.instant(4))
      #expect(turn.receiveStored(progress, at: Self.instant(5)) == [.end(ending)])
    }
    var turn = Self.stored()
    _ = turn.advance(to: Self.instant(4))
    #expect(turn.receiveStored(.generating, at: Self.instant(5)) == [])
    #expect(turn.isQuiet)
  }

  @Test(
    "one that was asked here is in doubt only after a lost connection, and quiet after its watchdog"
  )
  func asked() {
    var turn = Turn(asking: .zero)
    turn.beginPosting()
    turn.postWritten()
    _ = turn.postAccepted(at: .zero)
    turn.stopListening(at: Self.instant(1))
    #expect(turn.life == .certain)
    turn.heardAgain(at: Self.instant(10))
    #expect(turn.advance(to: Self.instant(14)) == [])
    #expect(turn.isWithoutNews)
    #expect(turn.deadline == Self.instant(50))
    #expect(turn.advance(to: Self.instant(50)) == [.quiet, .refetch])
  }
}

import QukaWire
import Testing

@testable import QukaChat

@Suite("What became of a question") struct DeliveryTests {
  private static let sending = Delivery.Sending(
    turn: TurnID(number: 1), text: "Why?", options: SendOptions(), entry: Entry.ID(number: 7))
  private static let failed = FailedQuestion(text: "Why?", reason: .notStored)
  private static let all = [Delivery.none, .sending(sending), .failed(failed)]

  private static func each(_ verb: (inout Delivery) -> Void) -> [Delivery] {
    all.map { delivery in
      var delivery = delivery
      verb(&delivery)
      return delivery
    }
  }

  @Test("one on its way gets its name, and nothing else does")
  func name() {
    var named = Self.sending
    named.message = MessageID("q")
    #expect(
      Self.each { $0.name(MessageID("q")) } == [.none, .sending(named), .failed(Self.failed)])
  }

  @Test("the end of the sending leaves a failure, and the reverse")
  func ends() {
    #expect(Self.each { $0.endSending() } == [.none, .none, .failed(Self.failed)])
    #expect(Self.each { $0.forgetFailure() } == [.none, .sending(Self.sending), .none])
  }

  @Test("it is on its way, has failed, or neither")
  func looks() {
    #expect(Self.all.map(\.sending) == [nil, Self.sending, nil])
    #expect(Self.all.map(\.failed) == [nil, nil, Self.failed])
  }
}

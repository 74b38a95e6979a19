import Testing

@testable import QukaChat

@Suite("The channel of a chat") struct ChannelTests {
  /// A state, and what each change makes of it.
  struct Row: Sendable {
    var state: Channel
    var closed: Channel
    var expectingMisses: Channel
    var withoutRefusal: Channel
  }

  static let table = [
    Row(
      state: .unopened, closed: .closed(refusal: nil), expectingMisses: .closed(refusal: nil),
      withoutRefusal: .unopened),
    Row(
      state: .open, closed: .closed(refusal: nil), expectingMisses: .open, withoutRefusal: .open),
    Row(
      state: .closed(refusal: nil), closed: .closed(refusal: nil),
      expectingMisses: .closed(refusal: nil), withoutRefusal: .closed(refusal: nil)),
    Row(
      state: .closed(refusal: "no"), closed: .closed(refusal: "no"),
      expectingMisses: .closed(refusal: "no"), withoutRefusal: .closed(refusal: nil)),
  ]

  @Test("every state changes as it should", arguments: table)
  func changes(_ row: Row) {
    func after(_ verb: (inout Channel) -> Void) -> Channel {
      var channel = row.state
      verb(&channel)
      return channel
    }
    #expect(after { $0.close() } == row.closed)
    #expect(after { $0.expectMisses() } == row.expectingMisses)
    #expect(after { $0.refuse("why") } == .closed(refusal: "why"))
    #expect(after { $0.forgetRefusal() } == row.withoutRefusal)
  }

  @Test("only a closed one may have missed something, and only an open one is heard")
  func looks() {
    #expect(Self.table.map(\.state.isOpen) == [false, true, false, false])
    #expect(Self.table.map(\.state.mayHaveMissedEvents) == [false, false, true, true])
    #expect(Self.table.map(\.state.refusal) == [nil, nil, nil, "no"])
  }
}

import Testing

@testable import QukaWire

@Suite("A server that does not read") struct OutboundTests {
  private static let limits = WebSocketLimits(outboundBytes: 77)

  @Test("costs the connection, without a close frame that would wait as well")
  func open() throws {
    var test = try ConnectionUnderTest.makeOpen(.make(limits: Self.limits))
    test.apply(test.connection.outboundOverflowed())
    #expect(test.events == [.closed(.failed(.outboundTooBig(limit: 77)))])
    #expect(test.written.isEmpty && test.endsTransport)
    test.apply(test.connection.outboundOverflowed())
    #expect(test.events.count == 1)
  }

  @Test("also while it is being closed; an end that was told is not told again")
  func closing() throws {
    var test = try ConnectionUnderTest.makeOpen(.make(limits: Self.limits))
    test.close(.normal, "")
    test.apply(test.connection.outboundOverflowed())
    #expect(test.events == [.closed(.failed(.outboundTooBig(limit: 77)))])
    var told = try ConnectionUnderTest.makeOpen(.make(limits: Self.limits))
    told.receive(ServerFrame.make(.close, []))
    told.apply(told.connection.outboundOverflowed())
    #expect(told.events.count == 1 && told.endsTransport)
  }
}

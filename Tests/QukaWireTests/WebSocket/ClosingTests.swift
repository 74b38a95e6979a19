import Testing

@testable import QukaWire

@Suite("RFC 6455 §7: closing")
struct ClosingTests {
  static let allowed: [UInt16] = [
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3501, 3999,
    4000, 4999,
  ]
  static let forbidden: [UInt16] = [
    0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535,
  ]

  @Test("the server's close is answered with its code", arguments: allowed, Cutting.allCases)
  func byServer(code: UInt16, cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.close(code, "tschüs"), cutting: cutting)
    let closeCode = CloseCode(rawValue: code)
    #expect(test.events == [.closed(.byServer(code: closeCode, reason: "tschüs"))])
    let reply = Frame(opcode: .close, payload: CloseFrame(code: closeCode).payload)
    #expect(try test.sentFrames() == [reply])
    #expect(!test.endsTransport)
  }

  @Test("§7.4: codes that must not be sent fail the connection", arguments: forbidden)
  func forbiddenCode(code: UInt16) throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.close(code))
    let error = WebSocketError.forbiddenCloseCode(CloseCode(rawValue: code))
    #expect(test.events == [.closed(.failed(error))])
    #expect(test.events.first.map(closeCode) == .protocolError)
  }

  @Test("§7.1.5: a close frame without payload means 1005 and gets the same back")
  func withoutCode() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive([0x88, 0x00])
    #expect(test.events == [.closed(.byServer(code: .noStatusReceived, reason: ""))])
    #expect(try test.sentFrames() == [Frame(opcode: .close)])
  }

  @Test("the longest reason is read")
  func longestReason() throws {
    let reason = String(repeating: "r", count: 123)
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.close(1000, reason))
    #expect(test.events == [.closed(.byServer(code: .normal, reason: reason))])
  }

  @Test("§5.5.1: what follows the server's close frame is ignored", arguments: Cutting.allCases)
  func ignoredBehindClose(cutting: Cutting) throws {
    var test = try ConnectionUnderTest.makeOpen()
    let bytes =
      ServerFrame.text("before") + ServerFrame.close(1001) + ServerFrame.text("behind")
      + ServerFrame.make(.ping) + ServerFrame.close(1000) + [0xFF, 0xFF]
    test.receive(bytes, cutting: cutting)
    #expect(
      test.events == [.text("before"), .closed(.byServer(code: .goingAway, reason: ""))])
    #expect(try test.sentFrames().count == 1)
  }

  @Test("after the server's close the transport ends without further report")
  func transportEndsAfterClose() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.close(1000))
    test.apply(test.connection.transportEnded())
    #expect(test.events.count == 1)
    #expect(test.endsTransport)
    #expect(test.connection.deadline == nil)
  }

  @Test("§7.1.1: a server that does not end TCP is cut off after the close timeout")
  func cutOff() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.close(1000))
    test.wait(.milliseconds(1_999))
    #expect(!test.endsTransport)
    test.wait(.milliseconds(1))
    #expect(test.endsTransport)
    #expect(test.events.count == 1)
  }

  @Test("§7.1.2: our close waits for the answer, and reads messages until then")
  func byClient() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.close(.goingAway, "bye")
    let expected = CloseFrame(code: .goingAway, reason: "bye")
    #expect(try test.sentFrames() == [Frame(opcode: .close, payload: expected.payload)])
    #expect(test.events.isEmpty)
    test.receive(ServerFrame.text("late") + ServerFrame.close(1001) + ServerFrame.text("later"))
    #expect(
      test.events == [
        .text("late"), .closed(.byClient(code: .goingAway, reason: "bye", answered: true)),
      ])
    #expect(!test.endsTransport)
    test.apply(test.connection.transportEnded())
    #expect(test.events.count == 2)
  }

  @Test("§5.5.1: behind our close frame nothing is sent")
  func nothingBehindOurClose() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.close()
    test.close(.goingAway)
    test.apply(test.connection.send(text: "x", using: &test.generator))
    test.receive(ServerFrame.make(.ping, [1]))
    #expect(try test.sentFrames().map(\.opcode) == [.close])
  }

  @Test("a server that never answers our close is cut off")
  func unanswered() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.close(.normal, "done")
    test.wait(.milliseconds(1_999))
    #expect(test.events.isEmpty)
    test.wait(.milliseconds(1))
    let closure = Closure.byClient(code: .normal, reason: "done", answered: false)
    #expect(test.events == [.closed(closure)])
    #expect(test.endsTransport)
    test.apply(test.connection.transportEnded())
    #expect(test.events.count == 1)
  }

  @Test("a transport that ends instead of answering our close leaves it unanswered")
  func endsInsteadOfAnswer() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.close()
    test.apply(test.connection.transportEnded(.unreachable(host: "h", port: 1, .reset)))
    let closure = Closure.byClient(code: .normal, reason: "", answered: false)
    #expect(test.events == [.closed(closure)])
  }

  @Test("a server that breaks the rules after our close is cut off at once")
  func violationAfterOurClose() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.close()
    test.receive([0x83, 0x00])
    #expect(test.events == [.closed(.failed(.reservedOpcode(3)))])
    #expect(test.endsTransport)
    #expect(try test.sentFrames().count == 1)
  }

  @Test("§7.1.5: a connection that just ends is lost, with 1006")
  func lost() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.text("half", isFinal: false))
    test.apply(test.connection.transportEnded(.unreachable(host: "h", port: 1, .reset)))
    #expect(test.events == [.closed(.lost(.unreachable(host: "h", port: 1, .reset)))])
    #expect(test.events.first.map(closeCode) == .abnormalClosure)
    test.apply(test.connection.transportEnded())
    test.apply(test.connection.abort())
    #expect(test.events.count == 1)
  }

  @Test("aborting ends the transport and is reported once")
  func aborted() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.apply(test.connection.abort())
    #expect(test.events == [.closed(.aborted)])
    #expect(test.endsTransport)
    test.receive(ServerFrame.text("behind"))
    test.apply(test.connection.transportEnded())
    #expect(test.events.count == 1)
  }

  @Test("an open connection has no deadline and does not expire")
  func openHasNoDeadline() throws {
    var test = try ConnectionUnderTest.makeOpen()
    #expect(test.connection.deadline == nil)
    test.wait(.seconds(1_000_000))
    #expect(test.events.isEmpty)
  }

  @Test("a reason that is too long is cut between characters")
  func longReason() throws {
    let payload = CloseFrame(code: .normal, reason: String(repeating: "é", count: 100)).payload
    #expect(payload.count == 124)
    #expect(try CloseFrame(payload: payload).reason == String(repeating: "é", count: 61))
  }

  private func closeCode(of event: WebSocketConnection.Event) -> CloseCode? {
    guard case .closed(let closure) = event else { return nil }
    return closure.code
  }
}

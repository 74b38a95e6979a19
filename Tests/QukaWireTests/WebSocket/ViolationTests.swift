import Testing

@testable import QukaWire

@Suite("RFC 6455 §5, §7.1.7, §8.1: what fails the connection")
struct ViolationTests {
  static let violations: [([UInt8], WebSocketError)] = [
    (ServerFrame.make(.text, [0x61], maskingKey: MaskingKey(1, 2, 3, 4)), .maskedFrame),
    (ServerFrame.make(.text, [], maskingKey: MaskingKey(0, 0, 0, 0)), .maskedFrame),
    ([0x08, 0x88, 0x01, 0x00], .fragmentedControlFrame(.close)),
    (ServerFrame.make(.text, [0x61], reservedBits: 4), .reservedBits(4)),
    (ServerFrame.make(.binary, [], reservedBits: 2), .reservedBits(2)),
    (ServerFrame.make(.ping, [], reservedBits: 1), .reservedBits(1)),
    ([0x83, 0x00], .reservedOpcode(3)),
    ([0x8F, 0x00], .reservedOpcode(15)),
    ([0x82, 0x7E, 0x00, 0x7D], .lengthNotMinimal),
    ([0x82, 0x7F, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], .lengthNotMinimal),
    ([0x82, 0x7F, 0x80, 0, 0, 0, 0, 0, 0, 1], .lengthNegative),
    (ServerFrame.make(.ping, [], isFinal: false), .fragmentedControlFrame(.ping)),
    (
      ServerFrame.make(.ping, Array(repeating: 0, count: 126)),
      .oversizedControlFrame(.ping)
    ),
    (ServerFrame.make(.continuation, [0x61]), .unexpectedContinuation),
    (ServerFrame.make(.continuation, [], isFinal: false), .unexpectedContinuation),
    (
      ServerFrame.text("a", isFinal: false) + ServerFrame.text("b"),
      .unfinishedMessage(.text)
    ),
    (
      ServerFrame.make(.binary, [1], isFinal: false) + ServerFrame.make(.binary, [2]),
      .unfinishedMessage(.binary)
    ),
    (ServerFrame.text("a") + ServerFrame.make(.continuation), .unexpectedContinuation),
    (ServerFrame.make(.text, [0xCE]), .invalidText),
    (ServerFrame.make(.text, [0xC0, 0x80]), .invalidText),
    (
      ServerFrame.make(.text, [0xCE], isFinal: false)
        + ServerFrame.make(.continuation, [0x61]), .invalidText
    ),
    (ServerFrame.make(.close, [0x03]), .truncatedCloseCode),
    (ServerFrame.close(1005), .forbiddenCloseCode(.noStatusReceived)),
    (ServerFrame.make(.close, [0x03, 0xE8, 0xFF]), .invalidCloseReason),
    (ServerFrame.make(.close, [0x03, 0xE8, 0xCE]), .invalidCloseReason),
  ]

  @Test(
    "each is refused with its code, and nothing behind it is delivered",
    arguments: violations, Cutting.allCases)
  func refused(violation: ([UInt8], WebSocketError), cutting: Cutting) throws {
    let (bytes, error) = violation
    var test = try ConnectionUnderTest.makeOpen()
    test.receive(ServerFrame.text("before"))
    test.receive(bytes + ServerFrame.text("behind"), cutting: cutting)
    #expect(test.events.first == .text("before"))
    #expect(test.events.last == .closed(.failed(error)))
    #expect(!test.events.contains(.text("behind")))
    let frames = try test.sentFrames()
    let close = CloseFrame(code: error.closeCode, reason: error.closeReason)
    #expect(frames == [Frame(opcode: .close, payload: close.payload)])
    #expect(!test.endsTransport, "the server has the chance to close TCP first")
  }

  @Test("after a failure pings are not answered and sending does nothing")
  func silentAfterFailure() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive([0x83, 0x00])
    let (events, written) = (test.events, test.written)
    test.receive(ServerFrame.make(.ping) + ServerFrame.close(1000))
    test.apply(test.connection.send(text: "x", using: &test.generator))
    test.close()
    #expect(test.events == events)
    #expect(test.written == written)
  }

  @Test("after a failure TCP is cut when the server does not close it")
  func cutAfterFailure() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive([0x83, 0x00])
    test.wait(.milliseconds(1_999))
    #expect(!test.endsTransport)
    test.wait(.milliseconds(1))
    #expect(test.endsTransport)
    #expect(test.events.count == 1)
  }

  @Test("invalid text is refused while the rest of its frame is still to come")
  func failsFastInsideFrame() throws {
    var test = try ConnectionUnderTest.makeOpen()
    let payload = [0xCE, 0xBA, 0xF4, 0x90] + Array(repeating: UInt8(ascii: "a"), count: 60)
    let frame = ServerFrame.make(.text, payload)
    test.receive(Array(frame.prefix(5)))
    #expect(test.events.isEmpty)
    test.receive(Array(frame[5..<6]))
    #expect(test.events == [.closed(.failed(.invalidText))])
  }

  @Test("a frame over the limit is refused by its header alone")
  func frameLimit() throws {
    let limits = WebSocketLimits(frameBytes: 1_000)
    var exact = try ConnectionUnderTest.makeOpen(.make(limits: limits))
    exact.receive(ServerFrame.make(.binary, Array(repeating: 1, count: 1_000)))
    #expect(exact.events.count == 1)
    var test = try ConnectionUnderTest.makeOpen(.make(limits: limits))
    test.receive([0x82, 0x7E, 0x03, 0xE9])
    #expect(test.events == [.closed(.failed(.frameTooBig(limit: 1_000)))])
    #expect(try test.sentFrames().first?.payload.prefix(2) == [0x03, 0xF1])
  }

  @Test("a message over the limit is refused at the fragment that exceeds it")
  func messageLimit() throws {
    let limits = WebSocketLimits(messageBytes: 10)
    var test = try ConnectionUnderTest.makeOpen(.make(limits: limits))
    test.receive(ServerFrame.make(.binary, Array(repeating: 1, count: 6), isFinal: false))
    test.receive(ServerFrame.make(.continuation, Array(repeating: 1, count: 4)))
    #expect(test.events == [.binary(Array(repeating: 1, count: 10))])
    test.receive(ServerFrame.make(.binary, Array(repeating: 1, count: 6), isFinal: false))
    test.receive([0x80, 0x05])
    #expect(test.events.last == .closed(.failed(.messageTooBig(limit: 10))))
  }

  @Test("a length that no memory holds is refused before it is believed")
  func absurdLength() throws {
    var test = try ConnectionUnderTest.makeOpen()
    test.receive([0x82, 0x7F, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(test.events == [.closed(.failed(.frameTooBig(limit: 16 * 1_024 * 1_024)))])
  }

  @Test("an endless row of empty fragments ends at the limit")
  func fragmentLimit() throws {
    var test = try ConnectionUnderTest.makeOpen(.make(limits: WebSocketLimits(fragments: 3)))
    test.receive(ServerFrame.text("", isFinal: false))
    let empty = ServerFrame.make(.continuation, [], isFinal: false)
    test.receive(empty + empty)
    #expect(test.events.isEmpty)
    test.receive(empty)
    #expect(test.events == [.closed(.failed(.tooManyFragments(limit: 3)))])
  }

  @Test("the fragments of one message do not count against the next")
  func fragmentLimitPerMessage() throws {
    var test = try ConnectionUnderTest.makeOpen(.make(limits: WebSocketLimits(fragments: 2)))
    let message = ServerFrame.text("a", isFinal: false) + ServerFrame.make(.continuation)
    test.receive(message + message + ServerFrame.text("b"))
    #expect(test.events == [.text("a"), .text("a"), .text("b")])
  }

  @Test("every reason fits into a close frame")
  func reasonsFit() {
    for (_, error) in Self.violations {
      let payload = CloseFrame(code: error.closeCode, reason: error.closeReason).payload
      #expect(payload.count == 2 + error.closeReason.utf8.count)
    }
  }
}

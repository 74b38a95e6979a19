import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("RFC 6455 §4: the opening handshake")
struct HandshakeTests {
  private func outcome(
    of answer: (ConnectionUnderTest) -> String, subprotocols: [String] = [],
    cutting: Cutting = .whole
  ) -> ConnectionUnderTest {
    var test = ConnectionUnderTest.makeHandshaking(.make(subprotocols: subprotocols))
    let bytes = Array(answer(test).utf8)
    test.receive(bytes, cutting: cutting)
    return test
  }

  @Test("the example of §1.3 gives its accept value")
  func acceptExample() {
    let handshake = Handshake(key: "dGhlIHNhbXBsZSBub25jZQ==")
    #expect(handshake.expectedAccept == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
  }

  @Test("the request names everything RFC 6455 §4.1 asks for, and the caller's fields")
  func request() {
    let handshake = Handshake(key: "dGhlIHNhbXBsZSBub25jZQ==")
    let configuration = WebSocketConnection.Configuration.make(
      subprotocols: ["chat", "superchat"],
      headers: [HeaderField("Origin", "http://example.com")])
    #expect(
      String(decoding: handshake.request(for: configuration), as: UTF8.self) == """
        GET /chat HTTP/1.1\r
        Host: server.example.com\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: chat, superchat\r
        Origin: http://example.com\r
        \r\n
        """)
  }

  @Test("the key is sixteen bytes, fresh for each connection")
  func freshKey() {
    var generator = SeededGenerator(seed: 1)
    let keys = (0..<20).map { _ in Handshake(using: &generator).key }
    #expect(Set(keys).count == 20)
    #expect(keys.allSatisfy { $0.count == 24 && $0.hasSuffix("==") })
  }

  @Test("a proper answer opens the connection", arguments: Cutting.allCases)
  func opens(cutting: Cutting) {
    let test = outcome(of: { $0.answer() }, cutting: cutting)
    #expect(test.events == [.opened(subprotocol: nil)])
    #expect(!test.endsTransport)
    #expect(test.connection.deadline == nil)
  }

  @Test("case, order, lists and unknown fields do not matter", arguments: Cutting.allCases)
  func liberal(cutting: Cutting) {
    let test = outcome(
      of: { test in
        "HTTP/1.1 101 \r\nserver: x: y\r\nSEC-WEBSOCKET-ACCEPT:\t"
          + Handshake(key: test.key).expectedAccept
          + " \r\nconnection: keep-alive, upgrade\r\nupgrade:WebSocket\r\nX-Empty:\r\n\r\n"
      }, cutting: cutting)
    #expect(test.events == [.opened(subprotocol: nil)])
  }

  @Test("frames right behind the answer are read", arguments: Cutting.allCases)
  func framesBehindAnswer(cutting: Cutting) {
    var test = ConnectionUnderTest.makeHandshaking()
    let bytes = Array(test.answer().utf8) + ServerFrame.text("at once")
    test.receive(bytes, cutting: cutting)
    #expect(test.events == [.opened(subprotocol: nil), .text("at once")])
  }

  @Test("informational answers before the real one are skipped", arguments: Cutting.allCases)
  func informational(cutting: Cutting) {
    let test = outcome(
      of: { "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + $0.answer() }, cutting: cutting)
    #expect(test.events == [.opened(subprotocol: nil)])
  }

  @Test("an offered subprotocol may be chosen")
  func subprotocol() {
    let test = outcome(
      of: { $0.answer(more: ["Sec-WebSocket-Protocol: superchat"]) },
      subprotocols: ["chat", "superchat"])
    #expect(test.events == [.opened(subprotocol: "superchat")])
  }

  @Test("what was not offered is refused")
  func unoffered() {
    let chosen = outcome(of: { $0.answer(more: ["Sec-WebSocket-Protocol: chat"]) })
    #expect(chosen.events == [.closed(.neverOpened(.unofferedSubprotocol("chat")))])
    let two = outcome(
      of: { $0.answer(more: ["Sec-WebSocket-Protocol: a", "Sec-WebSocket-Protocol: b"]) },
      subprotocols: ["a", "b"])
    #expect(two.events == [.closed(.neverOpened(.unofferedSubprotocol("a, b")))])
    let deflate = "permessage-deflate"
    let extended = outcome(of: { $0.answer(more: ["Sec-WebSocket-Extensions: \(deflate)"]) })
    #expect(extended.events == [.closed(.neverOpened(.unofferedExtension(deflate)))])
    #expect(extended.endsTransport)
  }

  @Test("an answer that lacks or garbles what proves it is refused")
  func wrongFields() {
    let cases: [(String, String, HandshakeError)] = [
      ("Upgrade: websocket\r\n", "", .wrongUpgrade(nil)),
      ("Upgrade: websocket", "Upgrade: h2c", .wrongUpgrade("h2c")),
      ("Upgrade: websocket", "Upgrade: websocket\r\nUpgrade: h2c", .wrongUpgrade("websocket, h2c")),
      ("Connection: Upgrade\r\n", "", .wrongConnection(nil)),
      ("Connection: Upgrade", "Connection: close", .wrongConnection("close")),
    ]
    for (part, replacement, error) in cases {
      let test = outcome(of: { replace(part, with: replacement, in: $0.answer()) })
      #expect(test.events == [.closed(.neverOpened(error))])
      #expect(test.endsTransport)
    }
  }

  @Test("a wrong, missing or repeated accept value is refused")
  func wrongAccept() {
    let foreign = Handshake(key: "dGhlIHNhbXBsZSBub25jZQ==").expectedAccept
    let head = "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    let wrong = outcome(of: { _ in head + "Sec-WebSocket-Accept: \(foreign)\r\n\r\n" })
    #expect(wrong.events == [.closed(.neverOpened(.wrongAccept(foreign)))])
    let missing = outcome(of: { _ in head + "\r\n" })
    #expect(missing.events == [.closed(.neverOpened(.wrongAccept(nil)))])
    let twice = outcome(of: { test in
      let accept = Handshake(key: test.key).expectedAccept
      return test.answer(more: ["Sec-WebSocket-Accept: \(accept)"])
    })
    #expect(twice.events.count == 1)
    guard case .closed(.neverOpened(.wrongAccept)) = twice.events.first else {
      Issue.record("a repeated accept value must not open: \(twice.events)")
      return
    }
  }

  @Test("bytes from before the request are taken and mean nothing")
  func early() {
    var connection = WebSocketConnection(configuration: .make())
    var generator = SeededGenerator(seed: 1)
    var index = 0
    let reaction = connection.receive(
      Array("HTTP/1.1".utf8).span.bytes, from: &index, at: .zero, using: &generator)
    #expect(reaction == WebSocketConnection.Reaction())
    #expect(index == 8, "who reads would otherwise come back with them for ever")
  }

  @Test("what is not HTTP is refused at its first wrong byte", arguments: Cutting.allCases)
  func notHTTP(cutting: Cutting) {
    var test = ConnectionUnderTest.makeHandshaking()
    test.receive(Array("S".utf8))
    #expect(test.events == [.closed(.neverOpened(.notHTTP("\"S\"")))])
    test = ConnectionUnderTest.makeHandshaking()
    test.receive(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), cutting: cutting)
    guard case .closed(.neverOpened(.notHTTP(let found))) = test.events.first else {
      Issue.record("not refused: \(test.events)")
      return
    }
    #expect(found.hasPrefix("\"S"))
    #expect(test.events.count == 1)
    #expect(test.endsTransport)
  }

  @Test(
    "a malformed head is refused",
    arguments: [
      "HTTP/1.1 101\r\nno colon\r\n\r\n", "HTTP/1.1 101 X\r\n folded: x\r\n\r\n",
      "HTTP/1.1 101 X\r\nspace : x\r\n\r\n", "HTTP/1.1 101 X\r\n: x\r\n\r\n",
      "HTTP/1.1 101 X\nUpgrade: websocket\r\n\r\n", "HTTP/1.1 101 X\r\na: b\rc\r\n\r\n",
      "HTTP/1.1 101 X\r\na: b\0c\r\n\r\n",
      "HTTP/1.1 101 X\r\na: b\n\nc: d\r\n\r\n", "HTTP/1.1 1x1 X\r\n\r\n", "HTTP/1.1 99 X\r\n\r\n",
      "HTTP/1.1\r\n\r\n", "HTTP/1.1  101 X\r\n\r\n", "HTTP/1.0 101 X\r\n\r\n",
      "HTTP/1.10 200 X\r\n\r\n", "HTTP/1.1 +20 X\r\n\r\n", "HTTP/2 200 X\r\n\r\n",
    ])
  func malformed(answer: String) {
    let test = outcome(of: { _ in answer })
    guard case .closed(.neverOpened(.notHTTP)) = test.events.first else {
      Issue.record("not refused: \(test.events)")
      return
    }
    #expect(test.events.count == 1)
  }

  @Test("a head that never ends is refused at the limit")
  func endless() {
    let limits = WebSocketLimits(handshakeBytes: 100)
    var test = ConnectionUnderTest.makeHandshaking(.make(limits: limits))
    test.receive(Array("HTTP/1.1 101 X\r\n".utf8))
    test.receive(Array(repeating: UInt8(ascii: "a"), count: 84))
    #expect(test.events.isEmpty)
    test.receive([UInt8(ascii: "a")])
    #expect(test.events == [.closed(.neverOpened(.answerTooLong(limit: 100)))])
  }

  @Test("a row of informational answers counts against the same limit")
  func endlessInformational() {
    let limits = WebSocketLimits(handshakeBytes: 100)
    var test = ConnectionUnderTest.makeHandshaking(.make(limits: limits))
    for _ in 0..<5 { test.receive(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    #expect(test.events == [.closed(.neverOpened(.answerTooLong(limit: 100)))])
  }

  @Test("silence ends at the deadline and not before")
  func deadline() {
    var test = ConnectionUnderTest.makeHandshaking()
    #expect(test.connection.deadline == ConnectionUnderTest.deadline)
    test.wait(.milliseconds(9_999))
    #expect(test.events.isEmpty)
    test.wait(.milliseconds(1))
    #expect(test.events == [.closed(.neverOpened(.timedOut))])
    #expect(test.endsTransport)
  }

  @Test("the end of the transport before the answer says so")
  func transportEnds() {
    var test = ConnectionUnderTest.makeHandshaking()
    test.receive(Array("HTTP/1.1 10".utf8))
    test.apply(test.connection.transportEnded(.unreachable(host: "h", port: 1, .reset)))
    #expect(
      test.events == [
        .closed(.neverOpened(.transportEnded(.unreachable(host: "h", port: 1, .reset))))
      ])
  }

  @Test("closing and aborting before the answer give the connection up")
  func givenUp() {
    var closing = ConnectionUnderTest.makeHandshaking()
    closing.close()
    #expect(closing.events == [.closed(.neverOpened(.aborted))])
    #expect(closing.endsTransport)
    var aborting = ConnectionUnderTest.makeHandshaking()
    aborting.apply(aborting.connection.abort())
    #expect(aborting.events == [.closed(.neverOpened(.aborted))])
    aborting.receive(Array(aborting.answer().utf8))
    #expect(aborting.events.count == 1)
  }

  private func replace(_ part: String, with other: String, in text: String) -> String {
    guard let range = text.firstRange(of: part) else { return text }
    return text.replacingCharacters(in: range, with: other)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

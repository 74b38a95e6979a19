import Testing

@testable import QukaWire

@Suite("RFC 6455 §4.1: refused handshakes")
struct RefusalTests {
  private func refusal(
    _ answer: String, cutting: Cutting = .whole, limits: WebSocketLimits = WebSocketLimits()
  ) -> ConnectionUnderTest {
    var test = ConnectionUnderTest.makeHandshaking(.make(limits: limits))
    test.receive(Array(answer.utf8), cutting: cutting)
    return test
  }

  private func expected(_ status: Int, _ reason: String, _ body: String, type: String? = nil)
    -> [WebSocketConnection.Event]
  {
    let refusal = HandshakeRefusal(
      status: status, reason: reason, body: Array(body.utf8), contentType: type)
    return [.closed(.neverOpened(.refused(refusal)))]
  }

  @Test("a refusal carries status, reason phrase, type and body", arguments: Cutting.allCases)
  func contentLength(cutting: Cutting) {
    let test = refusal(
      "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n"
        + "Content-Length: 17\r\n\r\n{\"error\":\"token\"} ignored", cutting: cutting)
    #expect(
      test.events
        == expected(401, "Unauthorized", "{\"error\":\"token\"}", type: "application/json"))
    #expect(test.endsTransport)
  }

  @Test("a chunked body is put together", arguments: Cutting.allCases)
  func chunked(cutting: Cutting) {
    let test = refusal(
      "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "5\r\nhello\r\nB;x=y\r\n, wonderful\r\n0\r\n\r\n", cutting: cutting)
    #expect(test.events == expected(403, "Forbidden", "hello, wonderful"))
  }

  @Test("a malformed chunk ends the body", arguments: ["zz", "\r\n", "fffffffffffffffffff"])
  func malformedChunk(size: String) {
    let test = refusal(
      "HTTP/1.1 500 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n\(size)\r\nmore")
    #expect(test.endsTransport || test.connection.deadline != nil)
    var later = test
    later.wait(.seconds(2))
    guard case .closed(.neverOpened(.refused(let refusal))) = later.events.first else {
      Issue.record("not refused: \(later.events)")
      return
    }
    #expect(refusal.body.starts(with: "ok".utf8))
  }

  @Test("a body without a length ends with the transport")
  func untilTransportEnds() {
    var test = refusal("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>")
    #expect(test.events.isEmpty)
    test.receive(Array("</html>".utf8))
    test.apply(test.connection.transportEnded())
    #expect(test.events == expected(502, "Bad Gateway", "<html></html>"))
  }

  @Test("a body that never comes delays the news by the close timeout only")
  func dawdling() {
    var test = refusal("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\nwait")
    #expect(test.connection.deadline == .zero + .seconds(2))
    test.wait(.seconds(2))
    #expect(test.events == expected(503, "Busy", "wait"))
    #expect(test.endsTransport)
  }

  @Test("a long body is cut at the limit", arguments: Cutting.allCases)
  func longBody(cutting: Cutting) {
    let test = refusal(
      "HTTP/1.1 500 Oops\r\n\r\n" + String(repeating: "x", count: 500), cutting: cutting,
      limits: WebSocketLimits(refusalBodyBytes: 10))
    #expect(test.events == expected(500, "Oops", "xxxxxxxxxx"))
  }

  @Test("a refusal without body is reported at once", arguments: [200, 204, 302, 304, 400, 599])
  func noBody(status: Int) {
    let test = refusal("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n")
    #expect(test.events == expected(status, "X", ""))
  }

  @Test("an HTTP/1.0 server may refuse, but not agree")
  func oldHTTP() {
    let test = refusal("HTTP/1.0 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    #expect(test.events == expected(403, "Forbidden", ""))
  }

}

import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("A tunnel through an HTTP proxy")
struct ConnectTunnelTests {
  private enum Outcome: Equatable {
    case waiting
    case open(rest: String)
    case failed(TunnelError)
  }

  private static func feed(_ answer: String, _ cutting: Cutting, seed: UInt64 = 1) -> Outcome {
    var tunnel = ConnectTunnel(target: "h:1", authorization: nil)
    var pieces = cutting.pieces(of: Array(answer.utf8), seed: seed)[...]
    while let piece = pieces.popFirst() {
      var index = 0
      do throws(TunnelError) {
        guard try tunnel.receive(piece.span.bytes, from: &index) else { continue }
        let rest = Array(piece[index...]) + pieces.joined()
        return .open(rest: String(decoding: rest, as: UTF8.self))
      } catch {
        return .failed(error)
      }
    }
    return .waiting
  }

  @Test("the request names the server twice, and holds the credentials only when there are some")
  func requests() {
    let plain = ConnectTunnel(target: "[::1]:443", authorization: nil)
    let wanted = "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n"
    #expect(String(decoding: plain.request, as: UTF8.self) == wanted)
    let known = ConnectTunnel(target: "h:80", authorization: "Basic eDp5")
    let lines = String(decoding: known.request, as: UTF8.self).split(separator: "\r\n")
    #expect(lines == ["CONNECT h:80 HTTP/1.1", "Host: h:80", "Proxy-Authorization: Basic eDp5"])
  }

  @Test("a 2xx answer opens it; what follows is the server's", arguments: Cutting.allCases)
  func opens(cutting: Cutting) {
    let head = "HTTP/1.0 200 Connection established\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n"
    #expect(Self.feed(head, cutting) == .open(rest: ""))
    #expect(Self.feed(head + "\u{16}abc", cutting) == .open(rest: "\u{16}abc"))
    // RFC 9110 §9.3.6: a length is ignored.
    let long = "HTTP/1.1 201 Fine\r\nContent-Length: 100\r\n\r\n"
    #expect(Self.feed(long + "x", cutting) == .open(rest: "x"))
    let patient = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\n\r\n"
    #expect(Self.feed(patient, cutting) == .open(rest: ""))
    #expect(Self.feed(String(head.dropLast()), cutting) == .waiting)
  }

  @Test("any other status refuses it", arguments: [101, 301, 403, 407, 502])
  func refuses(status: Int) {
    let answer = "HTTP/1.1 \(status) No\r\nContent-Length: 3\r\n\r\nno!"
    for cutting in Cutting.allCases {
      #expect(Self.feed(answer, cutting) == .failed(.refused(status: status, reason: "No")))
    }
  }

  @Test(
    "what is not written as HTTP is refused at its first wrong byte",
    arguments: [
      "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200 OK\r\n\r\n", "\u{5}\u{0}", "HTTP/1.1 2OO OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nbare\n: x\r\n\r\n",
    ]
  )
  func garbage(answer: String) {
    for cutting in Cutting.allCases {
      guard case .failed(.notHTTP(let found)) = Self.feed(answer, cutting) else {
        Issue.record("\(answer) was not refused when cut \(cutting)")
        continue
      }
      #expect(found.utf8.count < 80)
    }
  }

  @Test("a head without an end is given up at the limit")
  func bounded() {
    let head = "HTTP/1.1 200 OK\r\n" + String(repeating: "x: y\r\n", count: 10_000)
    for cutting in [Cutting.whole, .atRandom] {
      #expect(Self.feed(head, cutting) == .failed(.answerTooLong))
    }
    let informed = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 1_000)
    #expect(Self.feed(informed, .whole) == .failed(.answerTooLong))
  }

  @Test("damaged answers end the same however they are cut, and never trap")
  func damaged() {
    let answer = Array("HTTP/1.1 200 OK\r\nProxy-agent: x\r\n\r\nrest".utf8)
    for seed in 0..<2_000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var bytes = answer
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] = UInt8.random(in: 0x00...0x7F, using: &generator)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let whole = Self.kind(Self.feed(text, .whole))
      #expect(Self.kind(Self.feed(text, .byteByByte)) == whole, "seed \(seed)")
      #expect(Self.kind(Self.feed(text, .atRandom, seed: UInt64(seed))) == whole, "seed \(seed)")
    }
  }

  /// What must not depend on the cutting: the sample of what was found does.
  private static func kind(_ outcome: Outcome) -> Outcome {
    if case .failed(.notHTTP) = outcome { return .failed(.notHTTP("")) }
    return outcome
  }
}

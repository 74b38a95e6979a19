import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("RFC 9112: answers over REST")
struct ResponseReaderTests {
  /// What was read of the bytes of a connection on which one request went out.
  fileprivate struct Reading: Equatable {
    var heads: [ResponseReader.Head] = []
    var body: [UInt8] = []
    var ends = 0
    var error: ResponseError?

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  private static let limits = (head: 500, body: 100)

  private static func read(
    _ answer: String, _ cutting: Cutting = .whole, seed: UInt64 = 1, isEnded: Bool = true
  ) -> Reading {
    var reader = ResponseReader(headLimit: limits.head, bodyLimit: limits.body)
    reader.expectAnswer()
    var reading = Reading()
    do throws(ResponseError) {
      for piece in cutting.pieces(of: Array(answer.utf8), seed: seed) {
        var index = 0
        while let part = try reader.receive(piece.span.bytes, from: &index) {
          reading.take(part, of: piece)
        }
      }
      if isEnded, let part = try reader.finish() { reading.take(part, of: []) }
    } catch {
      reading.error = error
    }
    return reading
  }

  private static func head(
    _ status: Int, _ length: ResponseReader.Head.Length, isLast: Bool = false,
    location: String? = nil
  ) -> ResponseReader.Head {
    ResponseReader.Head(status: status, location: location, length: length, isLast: isLast)
  }

  @Test(
    "what is written as it should be is read",
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", head(200, .known(5)), "hello"),
      ("HTTP/1.1 200\r\ncontent-length:5\r\n\r\nhello", head(200, .known(5)), "hello"),
      ("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n", head(500, .known(0)), ""),
      ("HTTP/1.1 204 X\r\n\r\n", head(204, .known(0)), ""),
      ("HTTP/1.1 304 X\r\nContent-Length: 9\r\n\r\n", head(304, .known(0)), ""),
      ("HTTP/1.1 200 OK\r\n\r\nhello", head(200, .untilTransportEnds, isLast: true), "hello"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
          + "5\r\nhello\r\n00B ; x=\"y\"\r\n, wonderful\r\n0\r\nTrailer: x\r\n\r\n",
        head(200, .chunked), "hello, wonderful"
      ),
      (
        "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 1\r\n\r\nx",
        head(200, .known(1), isLast: true), "x"
      ),
      (
        "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", head(200, .known(1), isLast: true), "x"
      ),
      (
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx",
        head(200, .known(1)), "x"
      ),
      (
        "HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n",
        head(302, .known(0), location: "http://x/"), ""
      ),
      (
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        head(200, .known(2)), "ok"
      ),
    ])
  func right(answer: String, head: ResponseReader.Head, body: String) {
    for cutting in Cutting.allCases {
      let reading = Self.read(answer, cutting)
      let wanted = Reading(heads: [head], body: Array(body.utf8), ends: 1)
      #expect(reading == wanted, "cut \(cutting)")
    }
  }

  @Test(
    "what is not is an error of its own, however it comes",
    arguments: [
      ("SSH-2.0-OpenSSH\r\n", .head(.notHTTP(""))), ("HTTP/2 200\r\n\r\n", .head(.notHTTP(""))),
      ("HTTP/1.1\r\n\r\n", .head(.notHTTP(""))), ("HTTP/1.1x200 OK\r\n\r\n", .head(.notHTTP(""))),
      ("HTTP/1.1 000 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 000 X""#))),
      ("HTTP/1.1 099 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 099 X""#))),
      ("HTTP/1.1 600 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 600 X""#))),
      ("HTTP/1.1 20 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 20 X""#))),
      ("HTTP/1.1 2000 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 2000 X""#))),
      ("HTTP/1.1 -20 X\r\n\r\n", .head(.unusableStatus(#""HTTP/1.1 -20 X""#))),
      ("HTTP/1.1 101 X\r\nUpgrade: x\r\n\r\n", .unaskedUpgrade),
      ("HTTP/1.1 200 X\r\nno colon\r\n\r\n", .head(.unreadableField(#""no colon""#))),
      ("HTTP/1.1 200 X\r\n folded: x\r\n\r\n", .head(.unreadableField(#"" folded: x""#))),
      ("HTTP/1.1 200 X\nA: b\r\n\r\n", .head(.unreadableField(#""HTTP/1.1 200 X""#))),
      ("HTTP/1.1 200 X\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", .severalLengths),
      (
        "HTTP/1.1 200 X\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        .severalLengths
      ),
      ("HTTP/1.1 200 X\r\nContent-Length: 1, 1\r\n\r\n", .unreadableLength(#""1, 1""#)),
      ("HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\n", .unreadableLength(#""-1""#)),
      ("HTTP/1.1 200 X\r\nContent-Length: +1\r\n\r\n", .unreadableLength(#""+1""#)),
      ("HTTP/1.1 200 X\r\nContent-Length:\r\n\r\n", .unreadableLength(#""""#)),
      (
        "HTTP/1.1 200 X\r\nContent-Length: 9223372036854775808\r\n\r\n",
        .unreadableLength(#""9223372036854775808""#)
      ),
      ("HTTP/1.1 200 X\r\nContent-Length: 9223372036854775807\r\n\r\n", .bodyTooLong(limit: 100)),
      ("HTTP/1.1 200 X\r\nContent-Length: 101\r\n\r\n", .bodyTooLong(limit: 100)),
      ("HTTP/1.1 200 X\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .unknownCoding("")),
      ("HTTP/1.1 200 X\r\nTransfer-Encoding: identity\r\n\r\n", .unknownCoding("")),
      ("HTTP/1.0 200 X\r\nTransfer-Encoding: chunked\r\n\r\n", .unknownCoding("")),
      ("HTTP/1.1 200 X\r\nContent-Length: 1\r\n\r\nxy", .unasked),
      ("HTTP/1.1 204 X\r\nContent-Length: 1\r\n\r\nx", .unasked),
      ("HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\nHTTP/1.1 000 X\r\n\r\n", .unasked),
      ("", .truncated), ("HTTP/1.1 200 X\r\n", .truncated),
      ("HTTP/1.1 199 X\r\n\r\n", .truncated),
      ("HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\nx", .truncated),
      ("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", .truncated),
    ] as [(String, ResponseError)])
  func wrong(answer: String, error: ResponseError) {
    for cutting in Cutting.allCases {
      #expect(Self.read(answer, cutting).error?.withoutSample == error.withoutSample)
    }
  }

  @Test(
    "a chunk whose frame is not as it should be is refused",
    arguments: [
      "\r\n", "x\r\n", "-1\r\n", "5\nhello\r\n", "5;\nhello\r\n", "5\rhello", "5\r\nhello0\r\n",
      "5\r\nhello\r0\r\n", "fffffffffffffffff\r\n", "1 \u{0}\r\nx\r\n", "0\r\nT: x\n\r\n",
      "0\r\n\u{0}\r\n\r\n", "1;" + String(repeating: "x", count: 5_000) + "\r\n",
      "0\r\n" + String(repeating: "T: x\r\n", count: 1_000) + "\r\n",
    ])
  func chunks(body: String) {
    let head = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n"
    for cutting in Cutting.allCases {
      #expect(Self.read(head + body, cutting).error == .brokenChunk)
    }
  }

  @Test("no answer is longer than may be kept, and no head", arguments: Cutting.allCases)
  func bounds(cutting: Cutting) {
    let long = String(repeating: "x", count: 101)
    #expect(
      Self.read("HTTP/1.1 200 X\r\n\r\n" + long, cutting).error == .bodyTooLong(limit: 100))
    let chunk = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n\(long)\r\n0\r\n\r\n"
    #expect(Self.read(chunk, cutting).error == .bodyTooLong(limit: 100))
    let pieces = String(repeating: "1\r\nx\r\n", count: 101)
    let many = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n\(pieces)"
    #expect(Self.read(many, cutting).error == .bodyTooLong(limit: 100))
    let fields = String(repeating: "A: b\r\n", count: 100)
    #expect(Self.read("HTTP/1.1 200 X\r\n" + fields, cutting).error == .head(.tooLong(limit: 500)))
    let hints = String(repeating: "HTTP/1.1 103 X\r\n\r\n", count: 100)
    #expect(Self.read(hints, cutting).error == .head(.tooLong(limit: 500)))
    #expect(Self.read("HTTP/1.1 200" + long, cutting).error != nil)
  }

  @Test("the next request gets the next answer; without one nothing may come")
  func reused() throws {
    var reader = ResponseReader()
    let answer = Array("HTTP/1.1 200 X\r\nContent-Length: 1\r\n\r\nx".utf8)
    for _ in 0..<3 {
      reader.expectAnswer()
      var reading = Reading()
      var index = 0
      while let part = try reader.receive(answer.span.bytes, from: &index) {
        reading.take(part, of: answer)
      }
      #expect(reading.text == "x")
      #expect(reading.ends == 1)
    }
    #expect(try reader.finish() == nil)
    var index = 0
    #expect(throws: ResponseError.unasked) { try reader.receive(answer.span.bytes, from: &index) }
    // What broke stays broken.
    reader.expectAnswer()
    #expect(throws: ResponseError.unasked) { try reader.receive(answer.span.bytes, from: &index) }
  }

  @Test("damaged answers end the same however they are cut, and never trap")
  func damaged() {
    let answers = [
      "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"data\":\"x\"}",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n",
    ]
    for seed in 0..<4_000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var bytes = Array(answers[seed % 2].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] = UInt8.random(in: 0x00...0x7F, using: &generator)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let whole = Self.read(text, .whole).withoutSample
      #expect(Self.read(text, .byteByByte).withoutSample == whole, "seed \(seed)")
      #expect(Self.read(text, .atRandom, seed: UInt64(seed)).withoutSample == whole, "seed \(seed)")
    }
  }

  @Test("what is found instead is one short line that nothing in it can drive")
  func samples() throws {
    let wild = "HTTP/1.1 000 \u{1B}[31m\u{202E}" + String(repeating: "é", count: 200) + "\r\n\r\n"
    for answer in [wild, "\u{1B}[2J", "HTTP/1.1 200 X\r\n\u{1B}]0;x\u{7}\r\n\r\n"] {
      let sample = try #require(Self.read(answer).error?.sample)
      #expect(sample.utf8.count < 250)
      #expect(!sample.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }
}

extension ResponseReaderTests.Reading {
  fileprivate mutating func take(_ part: ResponseReader.Part, of bytes: [UInt8]) {
    switch part {
    case .head(let head): heads.append(head)
    case .content(let range): body += bytes[range]
    case .end: ends += 1
    }
  }

  /// Without what was found, which is as long as the read that brought it.
  fileprivate var withoutSample: Self {
    var copy = self
    copy.error = error?.withoutSample
    return copy
  }
}

extension ResponseError {
  fileprivate var sample: String? {
    switch self {
    case .head(.notHTTP(let found)), .head(.unusableStatus(let found)),
      .head(.unreadableField(let found)), .unreadableLength(let found), .unknownCoding(let found):
      found
    default: nil
    }
  }

  fileprivate var withoutSample: ResponseError {
    switch self {
    case .head(.notHTTP): .head(.notHTTP(""))
    case .unknownCoding: .unknownCoding("")
    default: self
    }
  }
}

@testable import QukaWire

/// What holds for the answers on a REST connection, whatever the server says, down to what the calls return.
enum AnswerLaws {
  private static let (headLimit, bodyLimit) = (1_000, 2_000)

  /// The first byte decides how the rest is cut, the second how many requests the connection carries.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var cuts = Cuts(seed: input.byte())
    let requests = 1 + Int(input.byte() % 3)
    let answer = input.remaining()
    let whole = Reading([answer], requests: requests)
    let cut = Reading(cuts.pieces(answer), requests: requests)
    try require(whole.parts == cut.parts, "what is read does not depend on the reads")
    try require(whole.error.map(kind) == cut.error.map(kind), "nor does what is wrong")
    try require(whole.isUsedUp && cut.isUsedUp, "what is right is read to its end")
    try require(whole.staysBroken && cut.staysBroken, "what broke stays broken")
    try judge(whole.parts, requests: requests)
    if let error = whole.error { try judge(sentence: "\(error)") }
  }

  /// Heads, contents and ends come in their order, within their bounds.
  private static func judge(_ parts: [Part], requests: Int) throws(BrokenLaw) {
    var isInside = false
    var answers = 0
    for part in parts {
      switch part {
      case .head(let head):
        try require(!isInside, "an answer has one head")
        try require((200...599).contains(head.status), "a status is one")
        isInside = true
        answers += 1
      case .content(let bytes):
        try require(isInside, "content has a head")
        try require(bytes.count <= bodyLimit, "content is bounded")
        try judge(body: bytes)
      case .end:
        try require(isInside, "what ends has begun")
        isInside = false
      }
    }
    try require(answers <= requests, "there is no answer without a request")
  }

  /// What the calls make of a body.
  private static func judge(body: [UInt8]) throws(BrokenLaw) {
    guard let envelope = Envelope(parsing: body) else { return }
    let (space, session) = (SpaceID("s"), SessionID("1"))
    try require(
      envelope.message.unicodeScalars.count <= Limits.quotedCharacters + 1,
      "what the server says is short")
    let chats = Endpoint.sessions(space: space, page: 1, pageSize: 3).decode(envelope.data)
    try require(chats?.items.count ?? 0 <= 3, "a page has the rows that were asked for")
    let history = Endpoint.history(space: space, session: session, page: 1, pageSize: 3)
      .decode(envelope.data)
    try require(history?.items.count ?? 0 <= 3, "a page has the rows that were asked for")
    try require(min(chats?.total ?? 0, history?.total ?? 0) >= 0, "a total counts")
    let spaces = Endpoint.spaces.decode(envelope.data) ?? []
    let calls =
      spaces.map { Endpoint.createSession(space: $0.id).isUsable }
      + (chats?.items ?? []).map { Endpoint.stop(space: space, session: $0.id).isUsable }
      + (history?.items ?? []).map {
        Endpoint.messageDetails(space: space, session: session, message: $0.id).isUsable
      }
    try require(calls.allSatisfy { $0 }, "an id that was read leads where it says")
    _ = Endpoint.user.decode(envelope.data)
    _ = Endpoint.knowledge(space: space, id: KnowledgeID("k")).decode(envelope.data)
    _ = Endpoint.messageID(space: space, session: session).decode(envelope.data)
  }

  /// What is said of it is short and cannot act on a terminal.
  private static func judge(sentence: String) throws(BrokenLaw) {
    try require(sentence.utf8.count < 800, "a sentence is short: \(sentence.utf8.count) bytes")
    for scalar in sentence.unicodeScalars {
      try require(
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value),
        "a sentence has no control characters: \(scalar.value)")
    }
  }

  /// An error without the sample of what was found, which is as long as the read that brought it.
  private static func kind(_ error: ResponseError) -> ResponseError {
    if case .head(.notHTTP) = error { .head(.notHTTP("")) } else { error }
  }

  private enum Part: Equatable {
    case head(ResponseReader.Head)
    /// Of one answer, however many pieces it came in.
    case content([UInt8])
    case end
  }

  /// All that became of the bytes of one connection.
  private struct Reading {
    var parts: [Part] = []
    var error: ResponseError?
    /// Every byte was read, unless something was wrong.
    var isUsedUp = true
    var staysBroken = true

    init(_ pieces: [[UInt8]], requests: Int) {
      var reader = ResponseReader(headLimit: headLimit, bodyLimit: bodyLimit)
      var left = requests - 1
      reader.expectAnswer()
      do throws(ResponseError) {
        for piece in pieces {
          var index = 0
          while let part = try reader.receive(piece.span.bytes, from: &index) {
            take(part, piece)
            guard part == .end, left > 0 else { continue }
            left -= 1
            reader.expectAnswer()
          }
          isUsedUp = isUsedUp && index == piece.count
        }
        if let part = try reader.finish() { take(part, []) }
      } catch {
        self.error = error
        staysBroken = error == .truncated || Self.isBroken(reader, error)
      }
    }

    private static func isBroken(_ reader: ResponseReader, _ error: ResponseError) -> Bool {
      var copy = reader
      var index = 0
      do throws(ResponseError) {
        copy.expectAnswer()
        _ = try copy.receive([UInt8(ascii: "H")].span.bytes, from: &index)
        return false
      } catch let again {
        return again == error
      }
    }

    private mutating func take(_ part: ResponseReader.Part, _ bytes: [UInt8]) {
      switch part {
      case .head(let head): parts.append(.head(head))
      case .content(let range):
        var content: [UInt8] = []
        if case .content(let before) = parts.last {
          content = before
          parts.removeLast()
        }
        parts.append(.content(content + bytes[range]))
      case .end: parts.append(.end)
      }
    }
  }
}

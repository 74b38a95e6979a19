/// Collects the head of the server's answer to the opening handshake.
struct HandshakeAnswer: Sendable {
  let handshake: Handshake
  private var reader: ResponseHeadReader

  init(handshake: Handshake, limit: Int) {
    self.handshake = handshake
    reader = ResponseHeadReader(limit: limit)
  }

  /// The head, once it is whole; `index` then stands at the first byte behind it.
  mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(HandshakeError) -> ResponseHead? {
    do throws(ResponseHeadError) {
      return try reader.receive(bytes, from: &index)
    } catch {
      throw HandshakeError(error)
    }
  }
}

extension HandshakeError {
  fileprivate init(_ error: ResponseHeadError) {
    switch error {
    case .notHTTP(let found), .unusableStatus(let found), .unreadableField(let found):
      self = .notHTTP(found)
    case .tooLong(let limit): self = .answerTooLong(limit: limit)
    }
  }
}

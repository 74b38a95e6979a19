import QukaWire

/// A whole HTTP response.
struct HTTPAnswer: Equatable, Sendable {
  var status: Int
  var body: [UInt8]
  /// Where a redirection points to.
  var location: String?

  /// Reads the envelope and in it what the endpoint promises (docs/protocol.md §2).
  func value<Answer>(of endpoint: Endpoint<Answer>) throws(APIError) -> Answer {
    let isSuccess = (200..<300).contains(status)
    // 304 says that a copy is still good; nobody asked about one.
    if (300..<400).contains(status), status != 304 {
      throw .redirected(status: status, location: location)
    }
    guard let envelope = Envelope(parsing: body) else {
      try throwIfForeign(isSuccess: isSuccess)
      return try decode(.null, endpoint)
    }
    guard isSuccess, envelope.code == 0 else {
      throw .refused(status: status, code: envelope.code, message: envelope.message)
    }
    return try decode(envelope.data, endpoint)
  }

  /// Without an envelope only an empty 204 is an answer. 401 and 429 mean the same from a gateway in
  /// front of the server as from the server itself.
  private func throwIfForeign(isSuccess: Bool) throws(APIError) {
    if status == 401 || status == 429 {
      throw .refused(status: status, code: status, message: "")
    }
    guard status == 204, body.isEmpty else { throw .notQuka(status: status) }
  }

  private func decode<Answer>(
    _ data: JSONValue, _ endpoint: Endpoint<Answer>
  ) throws(APIError) -> Answer {
    guard let answer = endpoint.decode(data) else { throw .unreadableAnswer(endpoint.subject) }
    return answer
  }
}

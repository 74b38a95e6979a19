/// The client's half of HTTP CONNECT (RFC 9110 §9.3.6): asks a proxy for a tunnel to a server and reads the
/// answer, strictly and within a bound.
///
/// A length that a 2xx answer claims is ignored, as the RFC wants it: behind its head the tunnel begins.
public struct ConnectTunnel: Sendable {
  /// Bytes of all heads together, informational ones (1xx) included.
  public static let headLimit = Limits.proxyHeadBytes

  /// What to send.
  public let request: [UInt8]
  private var reader = ResponseHeadReader(limit: headLimit)

  /// - Parameters:
  ///   - target: `host:port`, an IPv6 address in brackets.
  ///   - authorization: the value of `Proxy-Authorization`.
  public init(target: String, authorization: String?) {
    var fields = [HeaderField("Host", target)]
    if let authorization { fields.append(HeaderField("Proxy-Authorization", authorization)) }
    request = RequestHead.bytes("CONNECT", target, fields)
  }

  /// Reads the answer from `index` on, which then stands behind what was read.
  ///
  /// - Returns: whether the tunnel stands; whatever follows comes from the server.
  public mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(TunnelError) -> Bool {
    let answer: ResponseHead?
    do throws(ResponseHeadError) {
      answer = try reader.receive(bytes, from: &index)
    } catch {
      throw TunnelError(error)
    }
    guard let answer else { return false }
    guard (200..<300).contains(answer.status) else {
      throw .refused(status: answer.status, reason: answer.reason)
    }
    return true
  }
}

extension TunnelError {
  fileprivate init(_ error: ResponseHeadError) {
    switch error {
    case .notHTTP(let found), .unusableStatus(let found), .unreadableField(let found):
      self = .notHTTP(found)
    case .tooLong: self = .answerTooLong
    }
  }
}

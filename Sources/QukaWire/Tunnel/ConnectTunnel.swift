/// The client's half of HTTP CONNECT (RFC 9110 §9.3.6): asks a proxy for a tunnel to a server and reads the
/// answer, strictly and within a bound.
///
/// A length that a 2xx answer claims is ignored, as the RFC wants it: behind its head the tunnel begins.
public struct ConnectTunnel: Sendable {
  /// Bytes of all heads together, informational ones (1xx) included.
  public static let headLimit = Limits.proxyHeadBytes

  private static let start = Array("HTTP/1.".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  /// What to send.
  public let request: [UInt8]
  private var head: [UInt8] = []
  private var total = 0

  /// - Parameters:
  ///   - target: `host:port`, an IPv6 address in brackets.
  ///   - authorization: the value of `Proxy-Authorization`.
  public init(target: String, authorization: String?) {
    var lines = ["CONNECT \(target) HTTP/1.1", "Host: \(target)"]
    if let authorization { lines.append("Proxy-Authorization: \(authorization)") }
    precondition(
      lines.allSatisfy { !$0.utf8.contains { $0 == 0x0D || $0 == 0x0A } },
      "no part of a request to a proxy holds a line break")
    request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// Reads the answer from `index` on, which then stands behind what was read.
  ///
  /// - Returns: whether the tunnel stands; whatever follows comes from the server.
  public mutating func receive(
    _ bytes: RawSpan, from index: inout Int
  ) throws(TunnelError) -> Bool {
    while index < bytes.byteCount {
      guard total < Self.headLimit else { throw .answerTooLong }
      let byte = bytes.byte(index)
      if head.count < Self.start.count, byte != Self.start[head.count] {
        throw .notHTTP(sample(bytes, from: index))
      }
      head.append(byte)
      total += 1
      index += 1
      guard byte == 0x0A, head.suffix(Self.end.count).elementsEqual(Self.end) else { continue }
      if try judge() { return true }
      head.removeAll(keepingCapacity: true)
    }
    return false
  }

  private func judge() throws(TunnelError) -> Bool {
    let answer: ResponseHead
    do throws(HandshakeError) {
      answer = try ResponseHead(head)
    } catch {
      throw .notHTTP(String(decoding: head, as: UTF8.self).excerpt(limit: 48))
    }
    switch answer.status {
    case 200..<300: return true
    case 100..<200 where answer.status != 101: return false
    default: throw .refused(status: answer.status, reason: answer.reason)
    }
  }

  /// What came instead of HTTP, as far as it is here.
  private func sample(_ bytes: RawSpan, from index: Int) -> String {
    var found = head
    for offset in index..<min(bytes.byteCount, index + 64) { found.append(bytes.byte(offset)) }
    return String(decoding: found, as: UTF8.self).excerpt(limit: 48)
  }
}

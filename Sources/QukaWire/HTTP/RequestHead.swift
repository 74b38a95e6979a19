/// The head of an HTTP/1.1 request that this program writes itself (RFC 9112 §3).
enum RequestHead {
  /// The bytes up to and with the empty line. Traps on a line break in any part, which would let one header
  /// field forge another.
  static func bytes(_ method: String, _ target: String, _ fields: [HeaderField]) -> [UInt8] {
    let lines = ["\(method) \(target) HTTP/1.1"] + fields.map { "\($0.name): \($0.value)" }
    precondition(
      lines.allSatisfy { !$0.utf8.contains { $0 == 0x0D || $0 == 0x0A } },
      "no part of a request holds a line break")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

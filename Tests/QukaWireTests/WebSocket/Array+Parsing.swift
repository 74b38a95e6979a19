@testable import QukaWire

extension FrameHeader {
  /// Parses a header that lies in an array, as tests write it.
  static func parse(
    array bytes: [UInt8]
  ) throws(WebSocketError) -> (header: FrameHeader, length: Int)? {
    try parse(bytes.span.bytes)
  }
}

extension UTF8Validator {
  /// Appends bytes that lie in an array, as tests write them.
  mutating func accepts(_ bytes: [UInt8]) -> Bool {
    append(bytes.span.bytes)
  }
}

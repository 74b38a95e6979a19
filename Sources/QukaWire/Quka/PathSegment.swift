/// An id as a segment of a path.
enum PathSegment {
  /// Nothing, `.` and `..` are steps from place to place and no names (RFC 3986 §3.3, §5.2.4).
  static func isUsable(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text != "." && text != ".."
  }

  /// Percent-encoded but for RFC 3986's unreserved characters.
  static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }
}

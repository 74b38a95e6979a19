/// Percent-encoding (RFC 3986 §2.1).
package enum PercentEncoding {
  /// A text as a segment of a path: escaped but for the unreserved characters (§2.3).
  static func encoded(_ text: String) -> String {
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

  /// The bytes that a text stands for; a broken escape stands for itself.
  package static func decoded(_ text: some StringProtocol) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == percent, let value = escape(behindPercent: rest) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// Whether two digits stand behind every percent sign.
  package static func isWhole(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.allSatisfy {
      bytes[$0] != percent || escape(behindPercent: bytes[($0 + 1)...]) != nil
    }
  }

  private static let percent = UInt8(ascii: "%")

  private static func escape(behindPercent bytes: ArraySlice<UInt8>) -> UInt8? {
    guard let high = bytes.first?.hexDigit, let low = bytes.dropFirst().first?.hexDigit else {
      return nil
    }
    return high << 4 | low
  }
}

/// The host to which an address really leads, where its looks can deceive.
package struct LinkHost: Equatable, Sendable {
  /// As it is written in the address, in small letters.
  package let name: String
  /// As it is looked up: labels with letters beyond ASCII in their `xn--` form (RFC 5891 §4.4).
  package let lookedUp: String

  /// Longer names are not looked up by anything (RFC 1035 §2.3.4).
  private static let maximumScalars = 255

  /// Nil where the address shows its host plainly and the label names no other one, and for `mailto`.
  package init?(deceptiveIn address: String, labelled label: String = "") {
    guard let separator = address.firstRange(of: "://") else { return nil }
    // Browsers take a backslash for a slash; others do not.
    let authority = address[separator.upperBound...].prefix { !"/?#\\".contains($0) }
    let written = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let host = Self.unescaped(Self.withoutPort(written)).lowercased()
    let hasBackslash = address[authority.endIndex...].first == "\\"
    let isPlain = written.count == authority.count && !hasBackslash && !written.contains("%")
    let isOther = Self.host(namedBy: label).map { $0 != Self.withoutWWW(host[...]) } ?? false
    guard isOther || !isPlain || !host.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard !host.isEmpty, host.unicodeScalars.count <= Self.maximumScalars else { return nil }
    name = host
    lookedUp = Self.lookedUp(host)
  }

  /// The host of a label that looks like an address; nil for any other label.
  private static func host(namedBy label: String) -> String? {
    let text = label.lowercased()
    guard !text.contains(where: \.isWhitespace) else { return nil }
    let separator = text.firstRange(of: "://")
    guard separator != nil || text.hasPrefix("www.") else { return nil }
    let rest = text[(separator?.upperBound ?? text.startIndex)...].prefix { !"/?#".contains($0) }
    return withoutWWW(withoutPort(rest))
  }

  private static func withoutWWW(_ host: Substring) -> String {
    String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  private static func lookedUp(_ host: String) -> String {
    // IDNA's other dots, and letters of full width, which every browser takes for those of ASCII.
    let scalars = host.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0x3002, 0xFF0E, 0xFF61: "."
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      case _: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars)).lowercased()
      .split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : "xn--" + Punycode.encoded(String($0)) }
      .joined(separator: ".")
  }

  private static func withoutPort(_ host: Substring) -> Substring {
    guard let colon = host.lastIndex(of: ":"),
      host[host.index(after: colon)...].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return host }
    return host[..<colon]
  }

  /// A host may be percent-encoded, and browsers decode it. (`PercentEncoding` stands behind the wall; a test holds the
  /// two together.)
  package static func unescaped(_ host: Substring) -> String {
    guard host.utf8.contains(UInt8(ascii: "%")) else { return String(host) }
    var bytes: [UInt8] = []
    var rest = Array(host.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(digits, radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return TextGate.neutralize(String(decoding: bytes, as: UTF8.self))
  }
}

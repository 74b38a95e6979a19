extension JSON {
  /// The value as Go's `encoding/json` writes it: no spaces, `<`, `>`, `&` and the two Unicode line
  /// separators escaped, every other character raw (docs/protocol.md §5.11).
  var encoded: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value): bytes.append(contentsOf: String(value).utf8)
    case .string(let text): Self.write(text, into: &bytes)
    case .encoded(let text): bytes.append(contentsOf: text.utf8)
    case .array(let values): Self.write(values, into: &bytes)
    case .object(let members): Self.write(members, into: &bytes)
    }
  }

  private static func write(_ values: [JSON], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      value.write(into: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func write(_ members: [Member], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.name, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Copies the text in runs of bytes that need no escape: streaming spends most of its time here.
  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var rest = text.utf8[...]
    while let special = rest.firstIndex(where: mayNeedEscape) {
      bytes.append(contentsOf: rest[..<special])
      let scalar = text.unicodeScalars[special]
      bytes.append(contentsOf: escaped(scalar).utf8)
      rest = rest[text.unicodeScalars.index(after: special)...]
    }
    bytes.append(contentsOf: rest)
    bytes.append(UInt8(ascii: "\""))
  }

  /// True for every byte that begins a character with an escape; 0xE2 begins U+2028 and U+2029, and
  /// many characters without one.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5C, 0xE2: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return #"\""#
    case "\\": return #"\\"#
    case "\n": return #"\n"#
    case "\r": return #"\r"#
    case "\t": return #"\t"#
    case "\u{8}": return #"\b"#
    case "\u{C}": return #"\f"#
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}

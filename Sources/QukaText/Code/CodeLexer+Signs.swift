extension CodeLexer {
  /// Takes what a sign begins: attributes, variables, keys, sections. Returns whether there was any.
  mutating func readSigns() -> Bool {
    let features = language.features
    switch byte {
    case UInt8(ascii: "@") where features.contains(.atSigns): return takeSign(.attribute)
    case UInt8(ascii: "#"): return readHash()
    case UInt8(ascii: "$") where features.contains(.dollars): return readDollar()
    case UInt8(ascii: ":") where features.contains(.symbols):
      if position > 0, line[position - 1] == byte || isName(line[position - 1]) { return false }
      return takeSign(.constant)
    case UInt8(ascii: "[") where features.contains(.equalKeys):
      guard line[..<position].allSatisfy({ $0 <= 0x20 }) else { return false }
      let end = line[position...].lastIndex(of: UInt8(ascii: "]")) ?? line.count - 1
      take(end - position + 1, .type)
      return true
    default: return false
    }
  }

  /// A sign and the name after it.
  private mutating func takeSign(_ role: CodeRole) -> Bool {
    var length = 1
    if byte(after: 1) == byte { length += 1 }
    let start = length
    while isName(byte(after: length)), position + length < line.count { length += 1 }
    guard length > start else { return false }
    take(length, role)
    return true
  }

  private mutating func readHash() -> Bool {
    let features = language.features
    if features.contains(.macros),
      byte(after: 1) == UInt8(ascii: "[") || byte(after: 1) == UInt8(ascii: "!")
    {
      let end = line[position...].firstIndex(of: UInt8(ascii: "]")) ?? line.count - 1
      take(end - position + 1, .attribute)
      return true
    }
    if features.contains(.hexColors) {
      let digits = line[(position + 1)...].prefix {
        $0.isDigit || (0x61...0x66).contains($0 | 0x20)
      }
      guard [3, 4, 6, 8].contains(digits.count) else { return takeSign(.type) }
      take(digits.count + 1, .number)
      return true
    }
    return features.contains(.hashDirectives) && takeSign(.attribute)
  }

  private mutating func readDollar() -> Bool {
    let open = byte(after: 1)
    if open == UInt8(ascii: "{") || open == UInt8(ascii: "(") {
      let close: UInt8 = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
      let isVariable = open == UInt8(ascii: "{") || language.features.contains(.targets)
      guard isVariable, let end = line[position...].firstIndex(of: close) else {
        take(1, .property)
        return true
      }
      take(end - position + 1, .property)
      return true
    }
    if takeSign(.property) { return true }
    take(byte(after: 1) > 0x20 ? 2 : 1, .property)
    return true
  }

  // MARK: Diff

  /// How a line of a diff looks: it depends on its beginning alone.
  var diffRole: CodeRole {
    let heads = ["diff ", "index ", "+++", "---", "Index: ", "commit ", "similarity ", "rename "]
    if heads.contains(where: { line.starts(with: $0.utf8) }) { return .keyword }
    switch line.first {
    case UInt8(ascii: "+"), UInt8(ascii: ">"): return .added
    case UInt8(ascii: "-"), UInt8(ascii: "<"): return .removed
    case UInt8(ascii: "@"): return .attribute
    case UInt8(ascii: "\\"), UInt8(ascii: "#"): return .comment
    default: return .plain
    }
  }
}

extension CodeLexer {
  // MARK: HTML and XML

  mutating func readMarkup() {
    while position < line.count {
      switch state {
      case .comment: takeMarkupComment()
      case .tag: readInTag()
      case .string(let rule, _):
        takeMarkupString(rule == 0 ? UInt8(ascii: "\"") : UInt8(ascii: "'"))
      case .code, .fence, .heredoc: readText()
      }
    }
  }

  private mutating func readText() {
    if starts(with: Array("<!--".utf8)) {
      take(4, .comment)
      leave(.comment(rule: 0, depth: 1))
    } else if byte == UInt8(ascii: "<"), isTagStart(byte(after: 1)) {
      var length = 2
      while position + length < line.count, isTagName(byte(after: length)) { length += 1 }
      take(
        length,
        byte(after: 1) == UInt8(ascii: "!") || byte(after: 1) == UInt8(ascii: "?")
          ? .attribute : .keyword)
      leave(.tag)
    } else if byte == UInt8(ascii: "&"),
      let end = line[position...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    {
      take(end - position + 1, .constant)
    } else {
      take(1, .plain)
    }
  }

  private mutating func takeMarkupComment() {
    if starts(with: Array("-->".utf8)) {
      take(3, .comment)
      leave(.code)
    } else {
      take(1, .comment)
    }
  }

  private mutating func readInTag() {
    switch byte {
    case UInt8(ascii: ">"):
      take(1, .keyword)
      leave(.code)
    case UInt8(ascii: "/"), UInt8(ascii: "?"): take(1, .keyword)
    case UInt8(ascii: "\""):
      take(1, .string)
      leave(.string(rule: 0, hashes: 0))
    case UInt8(ascii: "'"):
      take(1, .string)
      leave(.string(rule: 1, hashes: 0))
    default: take(1, isTagName(byte) ? .property : .plain)
    }
  }

  private mutating func takeMarkupString(_ quote: UInt8) {
    let isEnd = byte == quote
    take(1, .string)
    if isEnd { leave(.tag) }
  }

  private func isTagStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  private func isTagName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == 0x5F || byte >= 0x80
  }

  // MARK: Markdown

  mutating func readMarkdown() {
    let body = line.drop { $0 == 0x20 }
    let isFence = body.starts(with: Array("```".utf8)) || body.starts(with: Array("~~~".utf8))
    if state == .fence || isFence {
      if isFence { leave(state == .fence ? .code : .fence) }
      return take(line.count, .string)
    }
    switch body.first {
    case UInt8(ascii: "#"): return take(line.count, .keyword)
    case UInt8(ascii: ">"): return take(line.count, .comment)
    default: break
    }
    take(line.count - body.count, .plain)
    takeListMark()
    while position < line.count { readMarkdownSpan() }
  }

  private mutating func takeListMark() {
    let digits = line[position...].prefix { $0.isDigit }.count
    let sign = byte(after: digits)
    let signs = digits > 0 ? [UInt8(ascii: "."), UInt8(ascii: ")")] : Array("-*+".utf8)
    if signs.contains(sign), byte(after: digits + 1) == 0x20 { take(digits + 1, .attribute) }
  }

  private mutating func readMarkdownSpan() {
    let rest = line[(position + 1)...]
    if byte == 0x60, let end = rest.firstIndex(of: 0x60) {
      take(end - position + 1, .string)
    } else if byte == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      take(end - position + 1, .property)
    } else {
      take(1, .plain)
    }
  }
}

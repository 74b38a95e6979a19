/// The walk from the signs that may begin a formula to those that end it.
struct FormulaWalk {
  enum End {
    case closed(Int)
    /// The source ends within what may be a formula.
    case open(Int)
    case none
  }

  private let source: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let line: LinePrefix
  private let isDisplay: Bool
  private let isDollar: Bool
  private let limit: Int
  private let body: Int
  /// A command of TeX was seen.
  private var hasCommand = false
  private var hasBar = false

  init(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int, _ line: LinePrefix, isDisplay: Bool,
    longest: Int
  ) {
    self.source = source
    self.start = start
    self.line = line
    self.isDisplay = isDisplay
    isDollar = source[start] == UInt8(ascii: "$")
    body = start + (isDollar && !isDisplay ? 1 : 2)
    limit = min(source.count, start + longest)
  }

  /// Whether the formula is a block of its own, whose lines may begin with anything.
  private var isBlock: Bool {
    guard isDisplay else { return false }
    if line.content == start { return true }
    guard line.first != UInt8(ascii: "#"), line.first != UInt8(ascii: "|") else { return false }
    var index = body
    while index < source.count, source[index] == 0x20 { index += 1 }
    guard index < source.count else { return false }
    return source[index] == 0x0A && !startsBlock(at: index + 1)
  }

  func end(isWhole: Bool) -> End {
    var walk = self
    return walk.walk(isBlock: isBlock, isWhole: isWhole)
  }

  private mutating func walk(isBlock: Bool, isWhole: Bool) -> End {
    var index = body
    while index < limit {
      let byte = source[index]
      let next = index + 1 < source.count ? source[index + 1] : 0
      switch byte {
      case UInt8(ascii: "`"): return .none
      case UInt8(ascii: "$"):
        guard isDollar else { break }
        return dollarEnd(at: index, next)
      case UInt8(ascii: "\\"):
        if !isDollar, next == UInt8(ascii: isDisplay ? "]" : ")") {
          return closed(bodyEnd: index, end: index + 2)
        }
        if !isDollar, next == UInt8(ascii: isDisplay ? "[" : "(") { return .none }
        hasCommand = hasCommand || next.isLetter
        index += next == 0x0A ? 0 : 1
      case UInt8(ascii: ":"): if next == UInt8(ascii: "/") { return .none }
      case UInt8(ascii: "|"): hasBar = true
      case 0x0A: if !goesOn(atLine: index + 1, isBlock: isBlock) { return .none }
      default: break
      }
      index += 1
    }
    let isPossible = isBlock || isDisplay && !hasBar || hasCommand
    return index < source.count || isWhole || !isPossible ? .none : .open(source.count)
  }

  private func dollarEnd(at index: Int, _ next: UInt8) -> End {
    if isDisplay {
      guard next == UInt8(ascii: "$") else { return .none }
      return closed(bodyEnd: index, end: index + 2)
    }
    guard index > body, !source[body].isBlank, !source[index - 1].isBlank, !next.isWord else {
      return .none
    }
    return closed(bodyEnd: index, end: index + 1)
  }

  private func closed(bodyEnd: Int, end: Int) -> End {
    if isDisplay, hasBar, line.first == UInt8(ascii: "|"), line.content != start { return .none }
    return looksLikeMath(source[body..<bodyEnd]) ? .closed(end) : .none
  }

  /// Whether the formula can go on in a line.
  private func goesOn(atLine start: Int, isBlock: Bool) -> Bool {
    let content = line.contentStart(source, ofLineAt: start)
    guard content < source.count else { return isBlock }
    if source[content] == 0x0A { return false }
    if source[content...].starts(with: "~~~".utf8) { return false }
    return isBlock || !hasBar && (hasCommand || !isDollar) && !startsBlock(at: start)
  }

  /// Whether a line begins with what can begin a block, or underline one.
  private func startsBlock(at start: Int) -> Bool {
    let content = line.contentStart(source, ofLineAt: start)
    guard content < source.count else { return false }
    return "#>-+*=|~<_:0123456789".utf8.contains(source[content])
  }

  /// Whether it can be nothing else: it has TeX's signs, or is a single letter.
  private func looksLikeMath(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var index = content.startIndex
    while index < content.endIndex {
      let byte = content[index]
      if "^_=".utf8.contains(byte) { return true }
      if byte == UInt8(ascii: "\\"), index + 1 < content.endIndex {
        let next = content[index + 1]
        if isDollar || next.isLetter || next == UInt8(ascii: ",") { return true }
        index += 1
      }
      index += 1
    }
    let words = String(decoding: content, as: UTF8.self).filter { !$0.isWhitespace }
    return isDollar && isFunction(words) || words.count == 1 && words.allSatisfy(\.isLetter)
  }

  /// Whether it is a letter with primes, and perhaps what it is taken of, as in f'(x); or a factorial.
  private func isFunction(_ content: String) -> Bool {
    guard let first = content.first, first.isLetter, first.isASCII else { return false }
    let rest = content.dropFirst()
    if rest == "!" { return true }
    let argument = rest.drop { $0 == "'" }
    guard argument.count < rest.count else { return false }
    return argument.isEmpty || argument.first == "(" && argument.last == ")"
  }
}

extension UInt8 {
  /// Whether it is a space, a tab or a line's end.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

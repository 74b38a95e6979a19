/// What stands before the text of a line.
struct LinePrefix {
  private(set) var quotes = 0
  /// Columns that a further line of the list item has before its text; 0 outside of lists.
  private(set) var indentation = 0
  /// Where the text begins, behind quote marks, bullets and numbers.
  private(set) var content = 0
  /// The first byte of the text.
  private(set) var first: UInt8 = 0x0A

  init() {}

  init(_ source: UnsafeBufferPointer<UInt8>, at start: Int) {
    var index = start
    func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0x0A }
    while true {
      while byte(index) == 0x20 || byte(index) == 0x09 { index += 1 }
      switch byte(index) {
      case UInt8(ascii: ">"):
        quotes += 1
        index += 1
        continue
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        if byte(index + 1) == 0x20 {
          index += 2
          continue
        }
      case 0x30...0x39:
        var end = index
        while (0x30...0x39).contains(byte(end)), end < index + 9 { end += 1 }
        if byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: ")"),
          byte(end + 1) == 0x20
        {
          index = end + 2
          continue
        }
      default: break
      }
      break
    }
    content = index
    first = byte(index)
    let isItem = source[start..<min(index, source.count)].contains { !$0.isBlank }
    indentation = isItem && quotes == 0 ? index - start : 0
  }

  /// Whether a further line is still within the list item or quote of this one.
  func holds(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let content = min(contentStart(source, ofLineAt: line.lowerBound), line.upperBound)
    let quotes = source[line.lowerBound..<content].count { $0 == UInt8(ascii: ">") }
    if quotes < self.quotes { return false }
    return content == line.upperBound || content - line.lowerBound >= indentation
  }

  /// Where the text of a further line of the same block begins: it repeats the quote marks.
  func contentStart(_ source: UnsafeBufferPointer<UInt8>, ofLineAt start: Int) -> Int {
    var index = start
    var quotes = 0
    while index < source.count {
      let isQuote = source[index] == UInt8(ascii: ">") && quotes < self.quotes
      if isQuote { quotes += 1 }
      guard isQuote || source[index] == 0x20 || source[index] == 0x09 else { break }
      index += 1
    }
    return index
  }
}

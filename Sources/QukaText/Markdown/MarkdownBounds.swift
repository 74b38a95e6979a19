/// Looks for input on which cmark-gfm takes more than linear time, before it is parsed.
///
/// Measured with cmark-gfm 0.29.0.gfm.6: a table header of 2,000 columns takes 5 ms and one of
/// 16,000 a quarter of a second; a delimiter row below 8 KB of short lines 8 ms; 1,000 `@` 3 ms. A
/// parse runs on the thread that reads Esc, so such input is shown as plain text, or parsed without
/// the extension.
struct MarkdownBounds {
  /// A paragraph of more bytes is shown as plain text.
  static let paragraphBytes = 8 << 10
  /// A block of more bytes, of whatever kind but lists and code, is shown as plain text.
  static let blockBytes = 24 << 10
  /// Longer lines of code are laid out in parts of so many bytes.
  static let codeLineBytes = CodeLexer.maximumLine
  /// A line with more bars is shown as plain text.
  static let columns = 64
  /// A table of more cells or bytes is laid out in parts, each below the table's header.
  private static let tableCells = 1_500
  private static let tableBytes = 8 << 10
  /// A table is not looked for below a paragraph of more bytes.
  fileprivate static let tableParagraphBytes = 2 << 10
  /// A paragraph with more opening brackets is shown as plain text.
  fileprivate static let brackets = 600
  private static let atSigns = 32

  /// Where the first paragraph that must not be parsed starts, as an offset from the source's
  /// start.
  private(set) var plainStart: Int?
  /// Where to stop parsing for now, because a table has enough rows; nil if all may be parsed.
  private(set) var end: Int?
  /// What the table cells and signs in it cost beyond its bytes, in the same unit.
  private(set) var weight = 0
  private(set) var extensions: MarkdownParser.Extensions = []

  init(_ source: ArraySlice<UInt8>) {
    var scan = BoundsScan()
    source.withUnsafeBufferPointer { bytes in
      while plainStart == nil, scan.position < bytes.count,
        scan.cells <= Self.tableCells + 4 * scan.columns
      {
        plainStart = scan.scanLine(bytes)
      }
    }
    weight = 8 * scan.cells + 2 * scan.signs
    if plainStart == nil, scan.position < source.count { end = scan.position }
    if scan.hasBars && !scan.hasLateDelimiter { extensions.insert(.table) }
    if scan.hasAddress && scan.atSigns <= Self.atSigns { extensions.insert(.autolink) }
  }

  /// How many rows of a table to lay out in one part; nil for all. Depends on the text alone, not
  /// on how much of it was there when it was parsed.
  static func rowsThatFit(_ table: MarkdownTable, _ lines: SourceLines) -> Int? {
    guard let first = table.rows.first else { return nil }
    let rows = max(1, tableCells / max(1, table.header.count))
    let start = lines.start(of: first.startLine)
    let cut = table.rows.indices.first { index in
      index >= rows
        || (index > 0 && lines.start(of: table.rows[index].startLine) - start > tableBytes)
    }
    return cut
  }
}

/// The walk of `MarkdownBounds` over the lines.
private struct BoundsScan {
  var position = 0
  private(set) var atSigns = 0
  private(set) var hasBars = false
  private(set) var hasAddress = false
  /// Whether a row that may be a table's delimiter stands where looking for its header is costly.
  private(set) var hasLateDelimiter = false
  /// Cells that tables may have so far; short rows are filled up to the width of the header.
  private(set) var cells = 0
  private(set) var columns = 0
  /// Bytes that may begin or end something within a paragraph.
  private(set) var signs = 0
  private var runStart = 0
  private var runBrackets = 0
  private var fence: (character: UInt8, length: Int)?
  /// Whether a fence within a list or quote was seen: those end in more ways than this walk knows.
  private var isFenceUncertain = false

  /// Takes the next line; returns the start of a run of lines that has become too much.
  mutating func scanLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = position
    var line = LineShape()
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { break }
      line.add(byte)
    }
    atSigns += line.atSigns
    signs += line.signs
    if line.bars > 0 { hasBars = true }
    if line.mayHoldAddress { hasAddress = true }
    return judge(line, start: start)
  }

  private mutating func judge(_ line: LineShape, start: Int) -> Int? {
    let isInFence = isInFence(line, length: position - start)
    let isLate =
      line.isDelimiter && position - runStart > MarkdownBounds.tableParagraphBytes
    if line.startsItem { startRun(at: start) }
    runBrackets += line.brackets
    let run = position - runStart
    let isWide = line.bars > MarkdownBounds.columns
    if isInFence {
      if isFenceUncertain && (isLate || isWide) { hasLateDelimiter = true }
      if fence == nil || !isFenceUncertain { startRun(at: position) }
      return nil
    }
    if isLate { hasLateDelimiter = true }
    if line.isDelimiter { columns = max(columns, line.columns) }
    cells += columns
    let isLong = run > MarkdownBounds.paragraphBytes
    if line.isBlank, !(isLong && line.hasQuoteMarks) {
      columns = 0
      startRun(at: position)
      return nil
    }
    return isLong || isWide || runBrackets > MarkdownBounds.brackets ? runStart : nil
  }

  private mutating func startRun(at start: Int) {
    runStart = start
    runBrackets = 0
  }

  /// Whether the line belongs to fenced code, its fences included.
  private mutating func isInFence(_ line: LineShape, length: Int) -> Bool {
    if let open = fence {
      if line.isFence, line.isUniform, line.first == open.character, line.length >= open.length {
        fence = nil
      }
      return true
    }
    guard line.isFence, length <= MarkdownBounds.paragraphBytes else {
      if line.mayHideFence { isFenceUncertain = true }
      return false
    }
    if !line.isPlainFence { isFenceUncertain = true }
    fence = (line.first, line.length)
    return true
  }
}

/// What a line looks like, from one pass over its bytes.
private struct LineShape {
  private(set) var atSigns = 0
  private(set) var bars = 0
  private(set) var brackets = 0
  private(set) var signs = 0
  private(set) var isBlank = true
  private(set) var hasQuoteMarks = false
  /// The first byte after spaces and quote marks.
  private(set) var first: UInt8 = 0
  /// How often the first byte is repeated at once.
  private(set) var length = 0
  private var second: UInt8 = 0
  /// The last byte that is no space.
  private var last: UInt8 = 0
  private var hasLead = false
  private var isInRun = true
  private var dashes = 0
  private var others = 0
  private var colons = 0
  private var dots = 0
  private var backticks = 0
  private var tildes = 0
  /// Bytes that are neither spaces nor the first byte.
  private var strangers = 0

  /// Whether it starts a list item, heading or table row, which ends the paragraph before it.
  var startsItem: Bool {
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "|"): true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): second == 0x20
    case 0x30...0x39: (0x30...0x39).contains(second) || second == 0x2E || second == 0x29
    default: false
    }
  }

  /// Whether it may be the row of dashes below a table's header.
  var isDelimiter: Bool { dashes > 0 && others == 0 }
  /// How many columns a table has of which it is the delimiter.
  var columns: Int {
    let outer = (first == UInt8(ascii: "|") ? 1 : 0) + (last == UInt8(ascii: "|") ? 1 : 0)
    return max(1, bars + 1 - outer)
  }
  var mayHoldAddress: Bool { atSigns > 0 || colons > 0 || dots > 1 }
  var isFence: Bool { (first == 0x60 || first == 0x7E) && length >= 3 }
  var isUniform: Bool { strangers == 0 }
  /// Whether it is a fence at the start of the line, that no list or quote can hold.
  var isPlainFence: Bool { !hasLead && (first == 0x7E || backticks == length) }
  var mayHideFence: Bool { backticks >= 3 || tildes >= 3 }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09, 0x0D: break
    case UInt8(ascii: "@"): atSigns += 1
    case UInt8(ascii: "|"): bars += 1
    case UInt8(ascii: ":"): colons += 1
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: "-"): dashes += 1
    case 0x60:
      backticks += 1
      signs += 1
      others += 1
    case 0x7E:
      tildes += 1
      signs += 1
      others += 1
    case UInt8(ascii: "["):
      brackets += 1
      signs += 1
      others += 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "]"), UInt8(ascii: "<"),
      UInt8(ascii: "&"), UInt8(ascii: "\\"):
      signs += 1
      others += 1
    case UInt8(ascii: ">"): hasQuoteMarks = true
    default: others += 1
    }
    addToRun(byte)
  }

  @inline(__always)
  private mutating func addToRun(_ byte: UInt8) {
    let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0D
    if !isSpace { last = byte }
    if isBlank {
      guard !isSpace, byte != UInt8(ascii: ">") else {
        hasLead = true
        return
      }
      isBlank = false
      first = byte
      length = 1
      return
    }
    if second == 0 { second = byte }
    if byte != first, !isSpace { strangers += 1 }
    if byte == first, isInRun { length += 1 } else { isInRun = false }
  }
}

/// The quotes and list items in which a line stands, followed from line to line as cmark-gfm does (GFM §5).
struct BlockContainers {
  private enum Container {
    case quote
    /// `columns`: so much a further line is indented.
    case item(columns: Int)
  }

  /// What the last line belongs to, as far as it says how the next one is read.
  private enum Leaf: Hashable {
    case other
    case paragraph
    case table
    case html(HTMLBlock)
  }

  /// cmark-gfm begins no more containers on one line when the next one is an item.
  private static let perLine = 100

  private var open: [Container] = []
  private var leaf = Leaf.other
  /// Of the last line, which may be a table's header.
  private var cells = 0
  /// Whether the last item has nothing but its bullet yet: an empty line ends it.
  private var isItemEmpty = false

  /// The text of a line that is in the same quotes and items as the last one; nil if one of them ends.
  func text(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> LineCursor? {
    var cursor = LineCursor(source, line)
    return goingOn(&cursor) == open.count ? cursor : nil
  }

  /// Takes a line outside of fenced code, and returns the reader of the code that it begins.
  mutating func take(
    _ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> CodeFenceReader? {
    var cursor = LineCursor(source, line)
    let kept = goingOn(&cursor)
    let isInside = kept == open.count
    if isInside, case .html(let block) = leaf, !cursor.isBlank || block != .atBlankLine {
      if block.ends(with: cursor.text) { leaf = .other }
      return nil
    }
    let isInParagraph = isInside && leaf == .paragraph
    let begun = begin(&cursor, isInParagraph: isInParagraph)
    let fence = cursor.isIndented ? nil : CodeFenceReader(opening: cursor.text)
    let kind = fence == nil ? kind(of: cursor, isInParagraph && begun.isEmpty) : .other
    // A paragraph goes on without the bullets and quote marks before its first line.
    let goesOn =
      leaf == .paragraph && begun.isEmpty && !cursor.isBlank
      && (isInside || cursor.isIndented || kind == .paragraph)
    if !goesOn {
      open.removeLast(open.count - kept)
      open += begun
    }
    isItemEmpty = !begun.isEmpty && cursor.isBlank
    let row = cursor.row
    if goesOn {
      leaf = leafBelowParagraph(cursor, row, kind, isInside: isInside)
    } else if leaf != .table || !isInside || !begun.isEmpty || kind != .paragraph {
      leaf = cursor.isIndented ? .other : kind
    }
    cells = row.cells
    return fence
  }

  /// What a line without a fence is, were it to stand alone.
  private func kind(of cursor: LineCursor, _ isInParagraph: Bool) -> Leaf {
    guard cursor.mayBeParagraph else { return .other }
    guard let html = HTMLBlock(opening: cursor.text, isInParagraph: isInParagraph) else {
      return .paragraph
    }
    return html.ends(with: cursor.text) ? .other : .html(html)
  }

  /// What a line is that may go on with the paragraph above it.
  private func leafBelowParagraph(
    _ cursor: LineCursor, _ row: TableRow, _ kind: Leaf, isInside: Bool
  ) -> Leaf {
    if cursor.isIndented { return .paragraph }
    if isInside, cursor.isDelimiter, row.cells == cells { return .table }
    return isInside && cursor.isUnderline ? .other : kind
  }

  /// Steps over what the open containers have on a line, and returns how many of them go on.
  private func goingOn(_ cursor: inout LineCursor) -> Int {
    for (index, container) in open.enumerated() {
      switch container {
      case .quote:
        guard Self.skipQuote(&cursor) else { return index }
      case .item(let columns):
        let isEnd = isItemEmpty && index == open.count - 1
        guard cursor.isBlank ? !isEnd : cursor.indentation >= columns else { return index }
        cursor.skip(columns: columns)
      }
    }
    return open.count
  }

  private static func skipQuote(_ cursor: inout LineCursor) -> Bool {
    guard !cursor.isIndented, cursor.text.first == UInt8(ascii: ">") else { return false }
    cursor.skip(signs: 1)
    cursor.skip(columns: 1)
    return true
  }

  /// Steps over the quote marks and bullets with which new containers begin.
  private func begin(_ cursor: inout LineCursor, isInParagraph: Bool) -> [Container] {
    var begun: [Container] = []
    while !cursor.isIndented {
      if Self.skipQuote(&cursor) {
        begun.append(.quote)
      } else if begun.count < Self.perLine, !cursor.isRule,
        let columns = Self.skipBullet(&cursor, isInParagraph: isInParagraph && begun.isEmpty)
      {
        begun.append(.item(columns: columns))
      } else {
        break
      }
    }
    return begun
  }

  /// Steps over a bullet or number, and returns how much the item's further lines are indented.
  private static func skipBullet(_ cursor: inout LineCursor, isInParagraph: Bool) -> Int? {
    let digits = cursor.text.prefix(10).prefix { (0x30...0x39).contains($0) }
    let rest = cursor.text.dropFirst(digits.count + 1)
    guard digits.count < 10, let sign = cursor.text.dropFirst(digits.count).first,
      (digits.isEmpty ? "-*+" : ".)").utf8.contains(sign), rest.first?.isBlank != false
    else { return nil }
    if isInParagraph {
      let isFirst = digits.isEmpty || Int(String(decoding: digits, as: UTF8.self)) == 1
      guard isFirst, !rest.allSatisfy(\.isBlank) else { return nil }
    }
    let lead = cursor.indentation + digits.count + 1
    cursor.skip(signs: digits.count + 1)
    let padding =
      cursor.indentation > 4 || cursor.isBlank
      ? 1 : cursor.indentation
    cursor.skip(columns: padding)
    return lead + padding
  }
}

extension LineCursor {
  fileprivate var isRule: Bool {
    guard let first = text.first, "*-_".utf8.contains(first) else { return false }
    return text.allSatisfy { $0 == first || $0.isBlank } && text.count { $0 == first } >= 3
  }

  /// Whether it may be a paragraph, were it to stand alone.
  fileprivate var mayBeParagraph: Bool {
    if isIndented || isBlank || isRule { return false }
    let behindSigns = text.drop { $0 == UInt8(ascii: "#") }
    let isHeading =
      (1...6).contains(text.count - behindSigns.count) && behindSigns.first?.isBlank != false
    return !isHeading
  }

  /// Whether it may be the second line of a table.
  fileprivate var isDelimiter: Bool {
    text.allSatisfy { "|:- \t\r".utf8.contains($0) } && text.contains(UInt8(ascii: "-"))
      && text.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
  }

  /// Whether it makes a heading of the paragraph above.
  fileprivate var isUnderline: Bool {
    guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else {
      return false
    }
    return text.drop { $0 == first }.allSatisfy(\.isBlank)
  }
}

/// Takes Markdown as it grows and says which parts of it can no longer change.
///
/// A block is settled once another one follows it: then it is never parsed again. Only complete
/// lines settle, because a line's meaning can change until it ends (`-`, `=`, `|`). Lists settle
/// item by item and fenced code line by line, so what is left to parse stays small however long an
/// answer gets.
package struct MarkdownStream: Sendable {
  enum Mode: Sendable {
    case blocks
    /// Inside of a fenced code block, which bypasses the parser.
    /// `isMidLine`: a part of its current line was handed on already.
    case fence(CodeFenceReader, language: String, isMidLine: Bool = false)
    /// Inside of a paragraph that is too long to be parsed; `isMidLine`: a part of its current line
    /// was handed on already.
    case plain(isMidLine: Bool)
  }

  /// Up to this size, open text is parsed on every call; above, when it grew by a sixteenth.
  static let eagerBytes = 4 << 10

  /// Link definitions seen so far, as source.
  package var definitions: LinkDefinitions
  /// Bytes that were parsed or handed on as they are, a measure of work.
  package var parsedBytes = 0

  var mode = Mode.blocks
  /// Source from the start of the first unsettled block.
  var tail: [UInt8] = []
  /// Bytes of complete lines that were tried to be settled.
  var attempted = 0
  /// Set while the first list of the tail continues settled items: the number of its next item.
  var nextItem: Int?
  /// Set while the first table of the tail continues settled rows.
  var isTailInTable = false
  var isTailAfterBlank = false
  var extensions: MarkdownParser.Extensions = []
  /// Where parsing has to stop for now (`MarkdownBounds.end`).
  var parseEnd: Int?
  /// What parsing costs beyond the bytes (`MarkdownBounds.weight`).
  var weight = 0
  /// The length of the tail when it was looked at last.
  var lookedBytes = 0
  var shown = OpenMarkdown()
  /// Bytes of the tail that `shown` covers; nil if it has to be parsed anew.
  var shownBytes: Int?
  /// Whether what was shown last should be parsed anew as soon as there is time for it.
  private(set) var isOpenBehind = false

  /// Whether a block that an empty line ends is settled with it, before another one follows.
  let settlesAtBlankLines: Bool

  /// - Parameters:
  ///   - definitions: link definitions that are known beforehand.
  ///   - isComplete: those are all that the text holds; no more are collected.
  ///   - settlesAtBlankLines: for whoever cannot show what is still open.
  package init(
    definitions: LinkDefinitions = LinkDefinitions(), isComplete: Bool = false,
    settlesAtBlankLines: Bool = false
  ) {
    self.settlesAtBlankLines = settlesAtBlankLines
    self.definitions = definitions
    self.definitions.isComplete = isComplete
  }

  /// Appends source; `step` then settles what it can.
  package mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    tail.append(contentsOf: source)
  }

  /// Settles a part of what was appended, and returns nil when nothing more can be settled now.
  ///
  /// In steps, because a text can come whole, and keys want to be looked at in between.
  /// - Parameter isForced: the text ends here, so growth is not waited for.
  package mutating func step(isForced: Bool) -> [MarkdownPiece]? {
    var settled: [MarkdownPiece] = []
    let isProgressing =
      switch mode {
      case .blocks: settleBlocks(&settled, isForced: isForced)
      case .fence(let reader, let language, let isMidLine):
        readFence(reader, language, isMidLine: isMidLine, isForced: isForced, &settled)
      case .plain(let isMidLine): readPlain(isMidLine: isMidLine, &settled)
      }
    return isProgressing || !settled.isEmpty ? settled : nil
  }

  /// Ends the text, all steps done, and returns what was not settled yet.
  package mutating func finish() -> [MarkdownPiece] {
    var settled: [MarkdownPiece] = []
    switch mode {
    case .blocks:
      mendCutTable()
      settleAll(upTo: tail.count, &settled)
    case .fence(_, language: _, isMidLine: true):
      if !tail.isEmpty {
        settled.append(.codePart(decoded(tail[...]), isContinued: true, endsLine: true))
      }
    case .fence(let reader, let language, isMidLine: false):
      if !tail.isEmpty && !reader.isClosed(by: tail[...]) {
        settled.append(.codeLine(language: language, reader.code(tail[...])))
      }
    case .plain(let isMidLine):
      if isMidLine || !tail.isEmpty { settled.append(.plain(text(tail[...]), endsLine: true)) }
    }
    drop(tail.count, isAfterBlank: false)
    mode = .blocks
    return settled
  }

  /// What is not settled yet, as it looks now.
  /// - Parameter mayParse: there is time left; if not, what was added to a long block since it was parsed is shown
  ///   as it is, and `isOpenBehind` says so.
  mutating func open(mayParse: Bool) -> OpenMarkdown {
    isOpenBehind = false
    guard !tail.isEmpty else { return OpenMarkdown() }
    switch mode {
    case .fence(_, language: _, isMidLine: true):
      return OpenMarkdown(added: [.codePart(decoded(tail[...]), isContinued: true, endsLine: true)])
    case .fence(let reader, let language, isMidLine: false):
      return OpenMarkdown(added: openCode(reader, language))
    case .plain: return OpenMarkdown(added: [.plain(text(tail[...]), endsLine: false)])
    case .blocks: return openBlocks(mayParse: mayParse)
    }
  }

  /// The lines of a code block that are not decided yet: without the fence that may end it.
  private func openCode(_ reader: CodeFenceReader, _ language: String) -> [MarkdownPiece] {
    var lines = tail.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true || lines.last.map(reader.mayClose) == true { lines.removeLast() }
    if lines.count == 1, reader.closes(lines[0]) { lines = [] }
    return lines.map { .codeLine(language: language, reader.code($0)) }
  }

  private mutating func openBlocks(mayParse: Bool) -> OpenMarkdown {
    let isDue = shownBytes.map(isWorthParsing) ?? true
    isOpenBehind = isDue && !mayParse && shownBytes != nil
    if isDue, !isOpenBehind {
      let end = min(parseEnd ?? tail.count, tail.count)
      let open =
        end == tail.count
        ? OpenEnd(tail, hasDefinitions: !definitions.isEmpty) : OpenEnd(asIs: tail[..<end])
      shown.pieces = pieces(parse(open.text[...], cut: open.cut, bracket: open.bracket))
      shown.version += 1
      shownBytes = end
    }
    shown.added = []
    if let shownBytes, shownBytes < tail.count {
      shown.added = [.plainStart, .plain(text(tail[shownBytes...]), endsLine: true)]
    }
    return shown
  }

  /// Whether the tail grew enough since it had `earlier` bytes: the work per byte stays constant.
  func isWorthParsing(since earlier: Int) -> Bool {
    tail.count > earlier
      && (tail.count <= Self.eagerBytes || tail.count - earlier >= tail.count / 16)
  }

  // MARK: Parsing

  /// - Parameters:
  ///   - isWhole: the text ends with the source, so what is open there stays so.
  ///   - cut: the part of a link's address with which the source would end.
  ///   - bracket: the place of a bracket that is shown only in code.
  mutating func parse(
    _ source: ArraySlice<UInt8>, isWhole: Bool = false, cut: [UInt8]? = nil,
    bracket: Int? = nil
  ) -> [MarkdownBlock] {
    parsedBytes += source.count + weight
    return MarkdownParser.parse(
      source, definitions: definitions.source, extensions: extensions,
      marking: MarkdownParser.Marking(isWhole: isWhole, cut: cut, bracket: bracket))
  }

  /// The blocks as pieces; the first one may go on with a list that is settled in part.
  func pieces(_ blocks: [MarkdownBlock]) -> [MarkdownPiece] {
    blocks.enumerated().map { index, block in
      if index == 0, isTailInTable, case .table(var table) = block.kind {
        var block = block
        table.isContinued = true
        block.kind = .table(table)
        return .block(block)
      }
      guard index == 0, let nextItem, case .list(var list) = block.kind else {
        return .block(block)
      }
      if list.start != nil { list.start = nextItem }
      list.isWide = false
      list.items[0].isAfterBlank = isTailAfterBlank
      return .items(list)
    }
  }

  func text(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    return TextGate.neutralize(String(decoding: bytes, as: UTF8.self))
  }

  /// The offset after the line that closes a fenced block, whose lines begin at `start`.
  func blockEnd(after start: Int, _ reader: CodeFenceReader) -> Int? {
    var reader = reader
    var start = start
    while start < tail.count, let end = tail[start...].firstIndex(of: 0x0A) {
      let line = tail[start..<end]
      start = end + 1
      switch reader.take(line, rest: tail[start...], isWhole: false) {
      case .closing: return start
      case .undecided: return nil
      case .code: break
      }
    }
    return nil
  }
}

extension MarkdownStream {
  /// Nothing is open: the next line begins a block.
  package var isAtStart: Bool {
    guard case .blocks = mode else { return false }
    return tail.isEmpty
  }

  package var isInFence: Bool {
    if case .fence = mode { return true }
    return false
  }
}

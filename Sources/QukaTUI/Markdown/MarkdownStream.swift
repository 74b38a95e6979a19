/// Takes Markdown as it grows and says which parts of it can no longer change.
///
/// A block is settled once another one follows it: then it is never parsed again. Only complete
/// lines settle, because a line's meaning can change until it ends (`-`, `=`, `|`). Lists settle
/// item by item and fenced code line by line, so what is left to parse stays small however long an
/// answer gets.
struct MarkdownStream: Sendable {
  private enum Mode: Sendable {
    case blocks
    /// Inside of a fenced code block, which bypasses the parser.
    case fence(CodeFenceReader, language: String)
    /// Inside of a paragraph that is too long to be parsed; `isMidLine`: a part of its current line
    /// was handed on already.
    case plain(isMidLine: Bool)
  }

  /// Up to this size, open text is parsed on every call; above, when it grew by a sixteenth.
  private static let eagerBytes = 4 << 10

  /// Link definitions seen so far, as source.
  private(set) var definitions: LinkDefinitions
  /// Bytes that were parsed or handed on as they are, a measure of work.
  private(set) var parsedBytes = 0

  private var mode = Mode.blocks
  /// Source from the start of the first unsettled block.
  private var tail: [UInt8] = []
  /// Bytes of complete lines that were tried to be settled.
  private var attempted = 0
  /// Set while the first list of the tail continues settled items: the number of its next item.
  private var nextItem: Int?
  private var isTailAfterBlank = false
  private var extensions: MarkdownParser.Extensions = []
  /// Where parsing has to stop for now (`MarkdownBounds.end`).
  private var parseEnd: Int?
  /// Table cells to expect (`MarkdownBounds.cells`).
  private var cells = 0
  private var shown = OpenMarkdown()
  /// Bytes of the tail that `shown` covers; nil if it has to be parsed anew.
  private var shownBytes: Int?

  /// - Parameters:
  ///   - definitions: link definitions that are known beforehand.
  ///   - isComplete: those are all that the text holds; no more are collected.
  init(definitions: LinkDefinitions = LinkDefinitions(), isComplete: Bool = false) {
    self.definitions = definitions
    self.definitions.isComplete = isComplete
  }

  /// Appends source; `step` then settles what it can.
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    tail.append(contentsOf: source)
  }

  /// Settles a part of what was appended, and returns nil when nothing more can be settled now.
  ///
  /// In steps, because a text can come whole, and keys want to be looked at in between.
  /// - Parameter isForced: the text ends here, so growth is not waited for.
  mutating func step(isForced: Bool) -> [MarkdownPiece]? {
    var settled: [MarkdownPiece] = []
    let isProgressing =
      switch mode {
      case .blocks: settleBlocks(&settled, isForced: isForced)
      case .fence(let reader, let language): readFence(reader, language, &settled)
      case .plain(let isMidLine): readPlain(isMidLine: isMidLine, &settled)
      }
    return isProgressing || !settled.isEmpty ? settled : nil
  }

  /// Ends the text, all steps done, and returns what was not settled yet.
  mutating func finish() -> [MarkdownPiece] {
    var settled: [MarkdownPiece] = []
    switch mode {
    case .blocks:
      settleAll(upTo: tail.count, &settled)
    case .fence(let reader, let language):
      if !tail.isEmpty && !reader.closes(tail[...]) {
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
  mutating func open() -> OpenMarkdown {
    guard !tail.isEmpty else { return OpenMarkdown() }
    switch mode {
    case .fence(let reader, let language):
      if reader.mayClose(tail[...]) { return OpenMarkdown() }
      return OpenMarkdown(added: [.codeLine(language: language, reader.code(tail[...]))])
    case .plain: return OpenMarkdown(added: [.plain(text(tail[...]), endsLine: false)])
    case .blocks: return openBlocks()
    }
  }

  private mutating func openBlocks() -> OpenMarkdown {
    if shownBytes.map(isWorthParsing) ?? true {
      let end = min(parseEnd ?? tail.count, tail.count)
      shown.pieces = pieces(parse(tail[..<end]))
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
  private func isWorthParsing(since earlier: Int) -> Bool {
    tail.count > earlier
      && (tail.count <= Self.eagerBytes || tail.count - earlier >= tail.count / 16)
  }

  // MARK: Settling

  /// Settles what complete lines allow; returns whether the rest should be looked at again.
  private mutating func settleBlocks(_ settled: inout [MarkdownPiece], isForced: Bool) -> Bool {
    dropBlankLines()
    let bounds = MarkdownBounds(tail[...])
    extensions = bounds.extensions
    parseEnd = bounds.end
    cells = bounds.cells
    if let start = bounds.plainStart {
      settleAll(upTo: start, &settled)
      startPlain(&settled)
      return true
    }
    guard let complete = completeLines(isForced: isForced) else { return false }
    attempted = complete
    let blocks = parse(tail[..<complete])
    let lines = SourceLines(tail[..<complete])
    if splitTable(blocks, lines, &settled) { return true }
    if let last = blocks.last, case .code(let code) = last.kind, let fence = code.fence {
      return settle(blocks, lines, endingIn: code, CodeFenceReader(fence: fence), &settled)
    }
    let before = tail.count
    settle(blocks, lines, &settled)
    let isStuck = bounds.end != nil && tail.count == before
    if isStuck || tail.count > MarkdownBounds.blockBytes {
      startPlain(&settled)
      return true
    }
    return false
  }

  /// The end of the complete lines, if there are enough new ones to be worth a try.
  private func completeLines(isForced: Bool) -> Int? {
    let end = min(parseEnd ?? tail.count, tail.count)
    guard let lineEnd = tail[..<end].lastIndex(of: 0x0A), lineEnd >= attempted else { return nil }
    let grown = lineEnd + 1 - attempted
    let isWorthIt = isForced || tail.count <= Self.eagerBytes || grown >= tail.count / 16
    return isWorthIt ? lineEnd + 1 : nil
  }

  /// Settles all blocks, the last of which is fenced code: it is closed, or its lines are read on.
  private mutating func settle(
    _ blocks: [MarkdownBlock], _ lines: SourceLines, endingIn code: MarkdownCode,
    _ reader: CodeFenceReader, _ settled: inout [MarkdownPiece]
  ) -> Bool {
    let opener = lines.start(of: blocks[blocks.count - 1].startLine)
    let body = lines.start(of: blocks[blocks.count - 1].startLine + 1)
    if let end = lineEnd(after: body, where: reader.closes) {
      emit(blocks[...], from: 0, to: end, lines, &settled)
      drop(end, isAfterBlank: false)
    } else {
      emit(blocks.dropLast(), from: 0, to: opener, lines, &settled)
      settled.append(.codeStart(language: code.language))
      drop(body, isAfterBlank: false)
      mode = .fence(reader, language: code.language)
    }
    return true
  }

  /// Settles all blocks but the last one, and of a last list all items but the last one.
  private mutating func settle(
    _ blocks: [MarkdownBlock], _ lines: SourceLines, _ settled: inout [MarkdownPiece]
  ) {
    guard var cut = blocks.indices.last else { return }
    while cut > 0, blocks[cut - 1].startLine >= blocks[cut].startLine { cut -= 1 }
    var start = cut == 0 ? 0 : lines.start(of: blocks[cut].startLine)
    var isAfterBlank = cut == 0 ? isTailAfterBlank : blocks[cut].isAfterBlank
    emit(blocks[..<cut], from: 0, to: start, lines, &settled)
    if cut == blocks.count - 1, case .list(var list) = blocks[cut].kind, list.items.count > 1 {
      let last = list.items.removeLast()
      let end = lines.start(of: last.startLine)
      definitions.collect(tail[start..<end])
      start = end
      isAfterBlank = last.isAfterBlank
      let next = (nextItem ?? list.start ?? 0) + list.items.count
      settled += pieces([
        MarkdownBlock(
          kind: .list(list), startLine: blocks[cut].startLine,
          isAfterBlank: blocks[cut].isAfterBlank)
      ])
      drop(start, isAfterBlank: isAfterBlank)
      nextItem = next
    } else if start > 0 {
      drop(start, isAfterBlank: isAfterBlank)
    }
  }

  /// Settles the first part of a table that is too long to be laid out again and again; the rest
  /// goes on as a table of its own below the same header.
  private mutating func splitTable(
    _ blocks: [MarkdownBlock], _ lines: SourceLines, _ settled: inout [MarkdownPiece]
  ) -> Bool {
    for (index, block) in blocks.enumerated() {
      guard case .table(var table) = block.kind,
        let cut = MarkdownBounds.rowsThatFit(table, lines), let first = table.rows.first,
        table.rows[cut].startLine > first.startLine
      else { continue }
      let header = tail[lines.start(of: first.startLine - 2)..<lines.start(of: first.startLine)]
      let end = lines.start(of: table.rows[cut].startLine)
      table.rows.removeSubrange(cut...)
      var part = block
      part.kind = .table(table)
      emit(blocks[..<index] + [part], from: 0, to: end, lines, &settled)
      let rest = header + tail[end...]
      drop(tail.count, isAfterBlank: false)
      tail = Array(rest)
      return true
    }
    return false
  }

  /// Settles everything before an offset, as if the text ended there.
  private mutating func settleAll(upTo end: Int, _ settled: inout [MarkdownPiece]) {
    let blocks = parse(tail[..<end])
    emit(blocks[...], from: 0, to: end, SourceLines(tail[..<end]), &settled)
    drop(end, isAfterBlank: false)
  }

  /// Hands on settled blocks and remembers the link definitions between them.
  private mutating func emit(
    _ blocks: ArraySlice<MarkdownBlock>, from start: Int, to end: Int, _ lines: SourceLines,
    _ settled: inout [MarkdownPiece]
  ) {
    guard !blocks.isEmpty else { return definitions.collect(tail[start..<end]) }
    settled += pieces(Array(blocks))
    nextItem = nil
    var from = start
    for index in blocks.indices where !definitions.isComplete {
      let isLast = index == blocks.endIndex - 1
      let to = isLast ? end : max(from, lines.start(of: blocks[index + 1].startLine))
      definitions.collect(tail[min(to, definitionStart(of: blocks[index], from, lines))..<to])
      from = to
    }
  }

  /// Where link definitions may stand in a block's source: not in code.
  private func definitionStart(
    of block: MarkdownBlock, _ start: Int, _ lines: SourceLines
  ) -> Int {
    guard case .code(let code) = block.kind else { return start }
    let count = code.text.utf8.count { $0 == 0x0A }
    return lines.start(of: block.startLine + count + (code.fence == nil ? 0 : 2))
  }

  /// Drops empty lines from the start of the tail: nothing depends on them.
  private mutating func dropBlankLines() {
    var end = 0
    for (index, byte) in tail.enumerated() {
      if byte == 0x0A { end = index + 1 } else if byte > 0x20 { break }
    }
    if end > 0 { drop(end, isAfterBlank: true) }
  }

  private mutating func drop(_ count: Int, isAfterBlank: Bool) {
    if count > 0 { nextItem = nil }
    tail.removeFirst(count)
    attempted = 0
    isTailAfterBlank = isAfterBlank
    shownBytes = nil
  }

  // MARK: Code and plain text

  private mutating func readFence(
    _ reader: CodeFenceReader, _ language: String, _ settled: inout [MarkdownPiece]
  ) -> Bool {
    var start = 0
    while let end = tail[start...].firstIndex(of: 0x0A) {
      let line = tail[start..<end]
      start = end + 1
      if reader.closes(line) {
        mode = .blocks
        drop(start, isAfterBlank: false)
        return true
      }
      settled.append(.codeLine(language: language, reader.code(line)))
    }
    drop(start, isAfterBlank: false)
    return false
  }

  private mutating func startPlain(_ settled: inout [MarkdownPiece]) {
    settled.append(.plainStart)
    mode = .plain(isMidLine: false)
    drop(0, isAfterBlank: false)
    nextItem = nil
  }

  /// Hands text on until an empty line ends the run.
  private mutating func readPlain(isMidLine: Bool, _ settled: inout [MarkdownPiece]) -> Bool {
    var isMidLine = isMidLine
    var start = 0
    defer {
      parsedBytes += start
      drop(start, isAfterBlank: false)
    }
    while let end = tail[start...].firstIndex(of: 0x0A) {
      let line = tail[start..<end]
      start = end + 1
      if !isMidLine, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        mode = .blocks
        return true
      }
      settled.append(.plain(text(line), endsLine: true))
      isMidLine = false
    }
    let part = tail[start...].wholeScalars
    if isMidLine || part.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
      if !part.isEmpty { settled.append(.plain(text(part), endsLine: false)) }
      start = part.endIndex
      isMidLine = true
    }
    mode = .plain(isMidLine: isMidLine)
    return false
  }

  // MARK: Parsing

  private mutating func parse(_ source: ArraySlice<UInt8>) -> [MarkdownBlock] {
    parsedBytes += source.count + cells
    return MarkdownParser.parse(
      source, definitions: definitions.source, extensions: extensions)
  }

  /// The blocks as pieces; the first one may go on with a list that is settled in part.
  private func pieces(_ blocks: [MarkdownBlock]) -> [MarkdownPiece] {
    blocks.enumerated().map { index, block in
      guard index == 0, let nextItem, case .list(var list) = block.kind else {
        return .block(block)
      }
      if list.start != nil { list.start = nextItem }
      list.items[0].isAfterBlank = isTailAfterBlank
      return .items(list)
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    return TextGate.neutralize(String(decoding: bytes, as: UTF8.self))
  }

  /// The offset after the first complete line from `start` on that satisfies a condition.
  private func lineEnd(after start: Int, where matches: (ArraySlice<UInt8>) -> Bool) -> Int? {
    var start = start
    while start < tail.count, let end = tail[start...].firstIndex(of: 0x0A) {
      if matches(tail[start..<end]) { return end + 1 }
      start = end + 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The slice without the bytes of a last scalar that is cut off.
  fileprivate var wholeScalars: ArraySlice<UInt8> {
    for back in 1...4 where back <= count {
      let byte = self[endIndex - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return back < length ? dropLast(back) : self
    }
    return self
  }
}

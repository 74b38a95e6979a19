extension MarkdownStream {
  /// Settles what complete lines allow; returns whether the rest should be looked at again.
  mutating func settleBlocks(_ settled: inout [MarkdownPiece], isForced: Bool) -> Bool {
    dropBlankLines()
    let bounds = MarkdownBounds(tail[...])
    extensions = bounds.extensions
    parseEnd = bounds.end
    weight = bounds.weight
    if tail.count != lookedBytes { parsedBytes += tail.count / 16 }
    lookedBytes = tail.count
    if let start = bounds.plainStart {
      settleAll(upTo: start, &settled)
      startPlain(&settled)
      return true
    }
    guard let complete = completeLines(isForced: isForced) else {
      guard isEndless else { return false }
      startPlain(&settled)
      return true
    }
    attempted = complete
    let blocks = parse(tail[..<complete])
    let lines = SourceLines(tail[..<complete])
    if splitTable(blocks, lines, &settled) { return true }
    if let last = blocks.last, case .code(let code) = last.kind, let fence = code.fence,
      !code.mayBeFormula
    {
      let reader = CodeFenceReader(fence: fence, language: code.language)
      return settle(blocks, lines, endingIn: code, reader, &settled)
    }
    if settlesAtBlankLines, bounds.end == nil, blocks.last?.endsAtBlankLine == true,
      lines.endsBlank
    {
      emit(blocks[...], from: 0, to: complete, lines, &settled)
      drop(complete, isAfterBlank: true)
      return false
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

  /// Whether the last line is longer than any block may be; code within a list can be, and spaces.
  private var isEndless: Bool {
    tail.count > MarkdownBounds.blockBytes && !tail.suffix(MarkdownBounds.blockBytes).contains(0x0A)
  }

  /// The end of the complete lines, if there are enough new ones to be worth a try.
  func completeLines(isForced: Bool) -> Int? {
    let end = min(parseEnd ?? tail.count, tail.count)
    guard let lineEnd = tail[..<end].lastIndex(of: 0x0A), lineEnd >= attempted else { return nil }
    let grown = lineEnd + 1 - attempted
    // What stands before the end of parsing does not grow any more.
    let isWorthIt =
      isForced || parseEnd != nil || tail.count <= Self.eagerBytes || grown >= tail.count / 16
    return isWorthIt ? lineEnd + 1 : nil
  }

  /// Settles all blocks, the last of which is fenced code: it is closed, or its lines are read on.
  mutating func settle(
    _ blocks: [MarkdownBlock], _ lines: SourceLines, endingIn code: MarkdownCode,
    _ reader: CodeFenceReader, _ settled: inout [MarkdownPiece]
  ) -> Bool {
    let opener = lines.start(of: blocks[blocks.count - 1].startLine)
    let body = lines.start(of: blocks[blocks.count - 1].startLine + 1)
    if let end = blockEnd(after: body, reader) {
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
  mutating func settle(
    _ blocks: [MarkdownBlock], _ lines: SourceLines, _ settled: inout [MarkdownPiece]
  ) {
    guard var cut = blocks.indices.last else { return }
    if cut > 0, mayBeHeader(blocks[cut], lines) { cut -= 1 }
    while cut > 0, blocks[cut - 1].startLine >= blocks[cut].startLine { cut -= 1 }
    var start = cut == 0 ? 0 : lines.start(of: blocks[cut].startLine)
    var isAfterBlank = cut == 0 ? isTailAfterBlank : blocks[cut].isAfterBlank
    emit(blocks[..<cut], from: 0, to: start, lines, &settled)
    if cut == blocks.count - 1, case .list(var list) = blocks[cut].kind, list.items.count > 1,
      !awaitsTenth(list, lines)
    {
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

  /// Whether a heading right below another block may yet be the first line of a table that goes on with that block.
  private func mayBeHeader(_ block: MarkdownBlock, _ lines: SourceLines) -> Bool {
    guard case .heading = block.kind, !block.isAfterBlank else { return false }
    return lines.text(of: block.startLine).contains(UInt8(ascii: "|"))
  }

  /// Whether the first items of a list may yet have to make room for a number of two digits.
  private func awaitsTenth(_ list: MarkdownList, _ lines: SourceLines) -> Bool {
    guard !settlesAtBlankLines, nextItem == nil, let start = list.start else { return false }
    return start + list.items.count <= 10
      && lines.count - lines.start(of: list.items[0].startLine) <= MarkdownList.wideBytes
  }

  /// Settles the first part of a table that is too long to be laid out again and again; the rest
  /// goes on as a table of its own below the same header.
  mutating func splitTable(
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
      isTailInTable = true
      return true
    }
    return false
  }

  /// Settles everything before an offset, as if the text ended there.
  mutating func settleAll(upTo end: Int, _ settled: inout [MarkdownPiece]) {
    let blocks = parse(tail[..<end], isWhole: true)
    emit(blocks[...], from: 0, to: end, SourceLines(tail[..<end]), &settled)
    drop(end, isAfterBlank: false)
  }

  /// Hands on settled blocks and remembers the link definitions between them.
  mutating func emit(
    _ blocks: ArraySlice<MarkdownBlock>, from start: Int, to end: Int, _ lines: SourceLines,
    _ settled: inout [MarkdownPiece]
  ) {
    guard !blocks.isEmpty else { return definitions.collect(tail[start..<end]) }
    settled += pieces(Array(blocks))
    nextItem = nil
    isTailInTable = false
    var from = start
    for index in blocks.indices where !definitions.isComplete {
      let isLast = index == blocks.endIndex - 1
      let to = isLast ? end : max(from, lines.start(of: blocks[index + 1].startLine))
      definitions.collect(tail[min(to, definitionStart(of: blocks[index], from, lines))..<to])
      from = to
    }
  }

  /// Where link definitions may stand in a block's source: not in code.
  func definitionStart(
    of block: MarkdownBlock, _ start: Int, _ lines: SourceLines
  ) -> Int {
    guard case .code(let code) = block.kind else { return start }
    let count = code.text.utf8.count { $0 == 0x0A }
    return lines.start(of: block.startLine + count + (code.fence == nil ? 0 : 2))
  }

  /// Drops empty lines from the start of the tail: nothing depends on them.
  mutating func dropBlankLines() {
    var end = 0
    for (index, byte) in tail.enumerated() {
      if byte == 0x0A { end = index + 1 } else if byte > 0x20 { break }
    }
    if end > 0 { drop(end, isAfterBlank: true) }
  }

  mutating func drop(_ count: Int, isAfterBlank: Bool) {
    if count > 0 {
      nextItem = nil
      isTailInTable = false
    }
    tail.removeFirst(count)
    attempted = 0
    isTailAfterBlank = isAfterBlank
    shownBytes = nil
  }
}

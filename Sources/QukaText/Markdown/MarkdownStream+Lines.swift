extension MarkdownStream {
  /// Hands code on line by line, and very long lines in parts, until a line closes the block.
  mutating func readFence(
    _ reader: CodeFenceReader, _ language: String, isMidLine: Bool, isForced: Bool,
    _ settled: inout [MarkdownPiece]
  ) -> Bool {
    var reader = reader
    var isMidLine = isMidLine
    var start = 0
    defer { parsedBytes += start }
    while start < tail.count {
      let (blanks, body) = isMidLine ? (0, tail[start...]) : reader.unindented(tail[start...])
      let limit = body.startIndex + MarkdownBounds.codeLineBytes
      guard let end = tail[start..<min(tail.count, limit + 1)].firstIndex(of: 0x0A) else {
        guard tail.count > limit else { break }
        let part = body[..<limit].wholeScalars
        let text = String(repeating: " ", count: blanks) + decoded(part)
        settled.append(.codePart(text, isContinued: isMidLine, endsLine: false))
        start = part.endIndex
        isMidLine = true
        continue
      }
      let line = tail[start..<end]
      let verdict =
        isMidLine ? .code : reader.take(line, rest: tail[(end + 1)...], isWhole: isForced)
      if verdict == .undecided { break }
      start = end + 1
      if verdict == .closing {
        mode = .blocks
        drop(start, isAfterBlank: false)
        return true
      }
      settled.append(
        isMidLine
          ? .codePart(decoded(line), isContinued: true, endsLine: true)
          : .codeLine(language: language, reader.code(line)))
      isMidLine = false
    }
    mode = .fence(reader, language: language, isMidLine: isMidLine)
    drop(start, isAfterBlank: false)
    return false
  }

  func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  mutating func startPlain(_ settled: inout [MarkdownPiece]) {
    settled.append(.plainStart)
    mode = .plain(isMidLine: false)
    drop(0, isAfterBlank: false)
    nextItem = nil
  }

  /// Hands text on until an empty line ends the run.
  mutating func readPlain(isMidLine: Bool, _ settled: inout [MarkdownPiece]) -> Bool {
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
    } else if part.count > MarkdownBounds.paragraphBytes {
      // Nobody counts so many spaces, and they must not be looked at again and again.
      start = part.endIndex - 1_024
    }
    mode = .plain(isMidLine: isMidLine)
    return false
  }
}

extension ArraySlice<UInt8> {
  /// The slice without the bytes of a last scalar that is cut off.
  var wholeScalars: ArraySlice<UInt8> {
    for back in 1...4 where back <= count {
      let byte = self[endIndex - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return back < length ? dropLast(back) : self
    }
    return self
  }
}

extension MarkdownStream {
  /// Mends the last line of an answer that was stopped within a table, which would be shown as a line of bars.
  mutating func mendCutTable() {
    guard let start = tail.lastIndex(of: 0x0A).map({ $0 + 1 }) else { return }
    let line = OpenEnd.unquoted(tail[start...])
    guard !line.isEmpty, line.allSatisfy({ "|:- \t".utf8.contains($0) }),
      line.contains(UInt8(ascii: "|"))
    else { return }
    let aboveStart = tail[..<(start - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let above = OpenEnd.unquoted(tail[aboveStart..<(start - 1)])
    guard above.contains(UInt8(ascii: "|")) else { return }
    if parse(tail[..<start]).last?.endsInTable == true {
      // A row that was cut off right behind its first bar says nothing, and is no row yet.
      if line.count == 1 { tail.removeSubrange(start...) }
    } else if let delimiter = OpenEnd.delimiter(line, below: above) {
      let whole = tail[..<line.startIndex] + delimiter
      if parse(whole).last?.endsInTable == true { tail = Array(whole) }
    }
  }
}

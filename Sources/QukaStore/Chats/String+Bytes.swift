extension String {
  /// As many whole characters as fit into so many bytes; code points where not even the first character fits.
  func prefix(bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var edge = utf8.index(startIndex, offsetBy: limit)
    while edge > startIndex, utf8[edge] & 0xC0 == 0x80 { edge = utf8.index(before: edge) }
    var end = startIndex
    while end < edge {
      let next = index(after: end)
      guard next <= edge else { break }
      end = next
    }
    return String(self[..<(end == startIndex ? edge : end)])
  }
}

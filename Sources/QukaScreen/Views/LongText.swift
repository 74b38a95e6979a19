/// Parts of texts that may be megabytes long, at a cost that does not grow with them.
///
/// They are cut between code points, never between grapheme clusters: a single cluster can be as long as the text.
enum LongText {
  /// The first code points.
  static func head(_ text: String, _ count: Int) -> String {
    // A code point has a byte at least, and counting bytes is free.
    guard text.utf8.count > count else { return text }
    return String(text.unicodeScalars.prefix(max(0, count)))
  }

  /// The last code points.
  static func tail(_ text: String, _ count: Int) -> String {
    guard text.utf8.count > count else { return text }
    return String(text.unicodeScalars.suffix(max(0, count)))
  }

  /// The length in code points: a single pass over the bytes, about a millisecond for ten megabytes.
  static func codePoints(of text: String) -> Int {
    let counted = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.reduce(into: 0) { count, byte in
        if byte & 0xC0 != 0x80 { count += 1 }
      }
    }
    return counted ?? text.unicodeScalars.count
  }
}

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
}

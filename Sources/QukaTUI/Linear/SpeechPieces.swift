/// Cuts text that still grows into pieces that can be read out: whole lines and sentences.
///
/// A screen reader speaks what is written to the terminal as it comes; words cut in half by the network would be
/// spelled.
enum SpeechPieces {
  /// From this length on, in characters, a sentence that does not end is cut between two words.
  static let longest = 200

  /// The part of `text` that can be told now; the last character never, because a mark may still join it.
  static func ready(_ text: Substring) -> Substring {
    let known = text.dropLast()
    if let end = lastSentenceEnd(known) { return text[..<end] }
    guard known.count >= longest else { return text.prefix(0) }
    guard let space = known.lastIndex(where: \.isWhitespace) else { return known }
    return text[...space]
  }

  /// The place behind the last line break or end of a sentence.
  private static func lastSentenceEnd(_ text: Substring) -> Substring.Index? {
    var index = text.endIndex
    while index > text.startIndex {
      let end = index
      index = text.index(before: index)
      let character = text[index]
      if character.isNewline || "。！？；：".contains(character) { return end }
      guard character == " ", index > text.startIndex else { continue }
      if ".!?:;".contains(text[text.index(before: index)]) { return end }
    }
    return nil
  }
}

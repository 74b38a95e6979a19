/// A long text that came in at once, a paste most likely: it stands in the input as one unit, and its label is shown instead.
///
/// A piece is a string, a sixteenth of an array of its characters, and no key looks at what is in it.
package struct PastedPiece: Equatable, Sendable {
  package let text: String
  /// What ends with a line end has no empty line behind it.
  package let lines: Int
  /// In code points: grapheme clusters of a megabyte take too long to count while a key waits.
  package let characters: Int
  /// Where its mark stands among the characters.
  package internal(set) var place = 0

  /// More than so much is folded.
  private static let mostCharacters = 1_000
  private static let mostLines = 12

  /// Stands for a piece among the characters, which are no piece because of it: `Composer.pieces` says where they are.
  ///
  /// Format controls are clusters of their own, whatever stands beside them (UAX #29, GB4 and GB5).
  package static let mark: Character = "\u{FFF9}"

  init(_ text: String) {
    var (lineEnds, characters) = (0, 0)
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A { lineEnds += 1 }
      if byte & 0xC0 != 0x80 { characters += 1 }
      last = byte
    }
    self.text = text
    self.characters = characters
    lines = lineEnds + (last == 0x0A ? 0 : 1)
  }

  /// Nil for a text that is short enough to stand as it is, and for blanks, which are no message.
  init?(long text: String) {
    self.init(text)
    guard characters > Self.mostCharacters || lines > Self.mostLines,
      text.contains(where: { !$0.isWhitespace })
    else { return nil }
  }

  func moved(by distance: Int) -> Self {
    var piece = self
    piece.place += distance
    return piece
  }
}

extension PastedPiece {
  /// A part of some characters as text.
  ///
  /// - Parameters:
  ///   - pieces: all that are among the characters, in order.
  ///   - limit: no more than so many characters of each.
  static func text(
    of characters: ArraySlice<Character>, _ pieces: [PastedPiece], ofEach limit: Int = .max
  ) -> String {
    var text = ""
    var place = characters.startIndex
    for piece in pieces where characters.indices.contains(piece.place) {
      text += String(characters[place..<piece.place])
      text += limit == .max ? piece.text : String(piece.text.prefix(limit))
      place = piece.place + 1
    }
    return text.isEmpty ? String(characters[place...]) : text + String(characters[place...])
  }
}

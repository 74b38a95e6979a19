import QukaChat
import QukaText

/// What the places of a typed text show in rows of a width: characters, and labels for what is folded.
struct ComposerUnits: Sendable {
  let composer: Composer
  /// Of a row.
  let width: Int

  /// What stands for a piece; nil where there is a character.
  func label(at place: Int) -> String? {
    guard !composer.pieces.isEmpty else { return nil }
    return composer.piece(at: place).map { PasteText.label($0, columns: width) }
  }

  /// The columns that a place takes behind so many of its row.
  func width(at place: Int, behind column: Int) -> Int {
    label(at: place)?.count ?? TabStops.width(of: composer.characters[place], at: column)
  }

  /// What places of one row show, with blanks in place of tabs.
  func text(_ places: Range<Int>) -> String {
    let pieces = composer.pieces.filter { places.contains($0.place) }
    var text = ""
    var place = places.lowerBound
    for piece in pieces {
      text += String(composer.characters[place..<piece.place])
      text += PasteText.label(piece, columns: width)
      place = piece.place + 1
    }
    return TabStops.expand(text + String(composer.characters[place..<places.upperBound]))
  }
}

/// How texts are made alike before they are compared: what people write in several ways becomes the same scalars.
///
/// How a letter is composed and how wide it is never count. Case and accents count if that is asked for.
package struct TextFolding: Hashable, Sendable {
  /// Small and capital letters differ.
  var keepsCase = false
  /// Letters with accents, points or strokes differ from those without.
  var keepsMarks = false

  package init(keepsCase: Bool = false, keepsMarks: Bool = false) {
    self.keepsCase = keepsCase
    self.keepsMarks = keepsMarks
  }

  /// What is written in a query is meant: a capital makes case count, an accent makes accents count.
  package init(for query: String) {
    keepsCase = query.contains(where: \.isUppercase)
    keepsMarks = query.unicodeScalars.contains { scalar in
      scalar.value >= 0x80 && FoldTable.decomposed(scalar.value).contains(where: FoldTable.isMark)
    }
  }

  /// The folded scalars of a text.
  package func scalars(of text: String) -> [UInt32] {
    var folded = FoldedText()
    folded.append(text.unicodeScalars, by: self)
    return folded.scalars
  }

  /// The first folded scalar of a character; 0 where nothing is left of it.
  package func first(of character: Character) -> UInt32 {
    var folded = FoldedText()
    folded.append(character.unicodeScalars, by: self)
    return folded.scalars.first ?? 0
  }

  var table: FoldTable {
    switch (keepsCase, keepsMarks) {
    case (false, false): FoldTable.plain
    case (false, true): FoldTable.withMarks
    case (true, false): FoldTable.withCase
    case (true, true): FoldTable.withBoth
    }
  }
}

@testable import QukaChat

/// Presses keys of vi as the program does, in a text whose rows are its lines.
struct ViDriver {
  /// Esc in a string of keys.
  static let escape: Character = "⎋"

  var composer: Composer
  var vi = Vi()
  var ring = KillRing()
  var outcomes: [Vi.Outcome] = []

  /// In normal mode, with the caret at the bar.
  init(_ text: String) {
    let caret = text.firstIndex(of: "|").map { text.distance(from: text.startIndex, to: $0) }
    composer = Composer(
      text.replacingOccurrences("|", with: ""), caret: caret ?? text.count)
    vi.mode = .normal
    vi.settle(&composer)
  }

  mutating func press(_ keys: String) {
    for key in keys { press(key) }
  }

  private mutating func press(_ key: Character) {
    if key == Self.escape {
      vi.leave(&composer)
    } else if vi.isInserting {
      vi.beginIfNew(&composer)
      key == "⌫" ? composer.deleteBackward() : composer.insert(String(key))
    } else {
      let around = Vi.Surroundings(folds: true) { Self.moveRow(&$0, $1) }
      outcomes.append(vi.press(key, on: &composer, &ring, around))
    }
    vi.follow(&composer)
  }

  private static func moveRow(_ composer: inout Composer, _ isDown: Bool) -> Bool {
    let (start, end) = (
      composer.lineStart(of: composer.caret), composer.lineEnd(of: composer.caret)
    )
    let column = composer.wantedColumn ?? composer.caret - start
    guard isDown ? end < composer.characters.count : start > 0 else { return false }
    let target = isDown ? end + 1 : composer.lineStart(of: start - 1)
    let length = composer.lineEnd(of: target) - target
    composer.move(to: target + min(column, length), keeping: column)
    return true
  }

  /// The text with a bar before the caret; in visual mode brackets around what is selected.
  var shown: String {
    (0...composer.characters.count).reduce(into: "") { text, index in
      if let selection = composer.selection {
        if index == selection.upperBound { text += "]" }
        if index == selection.lowerBound { text += "[" }
      } else if index == composer.caret {
        text += "|"
      }
      if index < composer.characters.count { text.append(composer.characters[index]) }
    }
  }
}

extension String {
  /// Without Foundation.
  fileprivate func replacingOccurrences(_ part: Character, with other: String) -> String {
    filter { $0 != part } + other
  }
}

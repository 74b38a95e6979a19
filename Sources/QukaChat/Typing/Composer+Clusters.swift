// Grapheme clusters stay whole: a combining mark typed after its base joins it, and so may what a deletion brings together.
extension Composer {
  /// A part of the text, what comes into its place, and where the caret stands then.
  struct Change {
    var part: Range<Int>
    var inserted: [Character]
    /// The same as a string.
    var text: String
    var caret: Int
  }

  /// What changes when a text comes into the place of a part: more than that where clusters grow together.
  func formed(_ part: Range<Int>, _ text: String) -> Change {
    let added = Array(text)
    let before = part.lowerBound > 0 ? characters[part.lowerBound - 1] : nil
    let behind = part.upperBound < characters.count ? characters[part.upperBound] : nil
    let isApart =
      Self.areApart(before, added.first ?? behind)
      && (added.isEmpty || Self.areApart(added.last, behind))
    return isApart
      ? Change(part: part, inserted: added, text: text, caret: part.lowerBound + added.count)
      : joined(part, text)
  }

  /// Two neighbours remain two; what stands before the first does not matter, as that begins a cluster.
  private static func areApart(_ left: Character?, _ right: Character?) -> Bool {
    guard let left, let right else { return true }
    // A comparison of the characters would find a letter and its decomposed form equal.
    return String([left, right]).first?.unicodeScalars.count == left.unicodeScalars.count
  }

  /// Forms clusters anew from the one before the part to the first place behind it that stays a boundary: there all goes on
  /// as it was. One joint can move the next (flags in a row), so the look ahead doubles until there is such a place.
  private func joined(_ part: Range<Int>, _ text: String) -> Change {
    let low = max(0, part.lowerBound - 1)
    let head = String(characters[low..<part.lowerBound]) + text
    let headScalars = head.unicodeScalars.count
    var ahead = 1
    while true {
      let high = min(characters.count, part.upperBound + ahead)
      let clusters = Array(head + String(characters[part.upperBound..<high]))
      var boundaries: [Int: Int] = [:]
      var scalars = 0
      for (index, cluster) in clusters.enumerated() {
        boundaries[scalars] = index
        scalars += cluster.unicodeScalars.count
      }
      if high == characters.count { boundaries[scalars] = clusters.count }
      var place = headScalars
      for end in part.upperBound...high {
        if let count = boundaries[place] {
          return change(low..<end, Array(clusters[..<count]), behind: headScalars)
        }
        if end < high { place += characters[end].unicodeScalars.count }
      }
      ahead *= 2
    }
  }

  /// Leaves out the cluster before the part if it is as it was.
  ///
  /// - Parameter scalars: the caret stands at the first boundary behind so many.
  private func change(
    _ part: Range<Int>, _ clusters: [Character], behind scalars: Int
  ) -> Change {
    var passed = 0
    let ahead = clusters.prefix { cluster in
      defer { passed += cluster.unicodeScalars.count }
      return passed < scalars
    }
    var change = Change(
      part: part, inserted: clusters, text: "", caret: part.lowerBound + ahead.count)
    if let first = part.first, let formed = clusters.first,
      formed.unicodeScalars.elementsEqual(characters[first].unicodeScalars)
    {
      change.part = (first + 1)..<part.upperBound
      change.inserted.removeFirst()
    }
    change.text = String(change.inserted)
    return change
  }
}

/// What a frame found out about a search.
package struct SearchFinding: Equatable, Sendable {
  /// Matches so far.
  var count = 0
  /// The number of the current match, from 1.
  var number: Int?
  var place: SearchBox.Place?
  /// The whole transcript was looked through.
  package var isComplete = true
  /// The step leads to where nobody has looked yet.
  var isPending = false

  var isFruitless: Bool { isComplete && count == 0 }
}

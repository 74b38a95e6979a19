import QukaChat
import QukaWire

/// The search in the transcript: what is looked for, and the match that is looked at.
///
/// It knows no rows: those are the layout's. A step is wished for here, and the next frame finds where it leads.
package struct SearchBox: Equatable, Sendable {
  package enum Step: Hashable, Sendable {
    /// The last match above the end of the screen.
    case nearest
    case next
    case previous
    /// To the match that is the current one.
    case here
  }

  /// One match: the entry, and the how-many-th in it.
  struct Place: Equatable, Sendable {
    var entry: Entry.ID
    var ordinal: Int
  }

  var query = Composer()
  /// The text is being typed; Enter ends that, the next letter begins it again.
  var isTyping = true
  /// Where to go in the next frame; nil stays.
  package var step: Step?
  var current: Place?
  /// All of the transcript that is loaded was looked through, and these words are not in it.
  private(set) var isFruitless = false

  init() {}

  /// A search that leads to the first match in an entry.
  init(_ query: String, at entry: Entry.ID) {
    self.query = Composer(query)
    isTyping = false
    step = .here
    current = Place(entry: entry, ordinal: 0)
  }

  /// Changes the words; what was found of the ones before is no more.
  mutating func edit(_ body: (inout Composer) -> Void) {
    isTyping = true
    body(&query)
    isFruitless = false
    step = .nearest
  }

  /// Cuts a query that is too long; whether it was.
  mutating func shorten() -> Bool {
    let limit = SearchPattern.maximumScalars
    let text = query.text
    guard text.unicodeScalars.count > limit else { return false }
    query = Composer(String(text.unicodeScalars.prefix(limit)))
    return true
  }

  /// Takes over what a frame found.
  mutating func take(_ finding: SearchFinding) {
    current = finding.place
    isFruitless = finding.isFruitless && !query.isEmpty
    if !finding.isPending { step = nil }
  }
}

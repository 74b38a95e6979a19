import QukaWire

/// Insertions into a transcript and removals from it that are carried out together, so that many cost what one does.
///
/// Places are those before any of them.
struct EntryEdits {
  /// What is new before the entry that stands at a place.
  struct Insertion {
    var place: Int
    /// A mark belongs to the entry before it, whatever else comes between that one and the next.
    var isMarkOfPrevious = false
    var content: Entry.Content
    var message: MessageID?
    var sentAt = 0
  }

  private(set) var insertions: [Insertion] = []
  private(set) var removals: Set<Int> = []

  var isEmpty: Bool { insertions.isEmpty && removals.isEmpty }

  /// What is inserted at one place stands in the order of the calls.
  mutating func insert(
    _ content: Entry.Content, message: MessageID? = nil, sentAt: Int = 0, at place: Int
  ) {
    insertions.append(
      Insertion(place: place, content: content, message: message, sentAt: sentAt))
  }

  mutating func insert(_ mark: TurnMark, after index: Int) {
    insertions.append(Insertion(place: index + 1, isMarkOfPrevious: true, content: .mark(mark)))
  }

  mutating func remove(at place: Int) { removals.insert(place) }

  /// The first place that changes.
  var start: Int {
    min(insertions.map(\.place).min() ?? .max, removals.min() ?? .max)
  }

  /// By place; Swift's sort is stable.
  var ordered: [Insertion] {
    insertions.sorted { left, right in
      if left.place != right.place { return left.place < right.place }
      return left.isMarkOfPrevious && !right.isMarkOfPrevious
    }
  }
}

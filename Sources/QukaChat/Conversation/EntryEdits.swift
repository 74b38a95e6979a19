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
    var sequence: Int?
  }

  private(set) var insertions: [Insertion] = []
  private(set) var removals: Set<Int> = []

  var isEmpty: Bool { insertions.isEmpty && removals.isEmpty }

  /// What is inserted at one place stands in the order of the calls.
  mutating func insert(
    _ content: Entry.Content, message: MessageID? = nil, at place: Int
  ) {
    insertions.append(Insertion(place: place, content: content, message: message))
  }

  /// Inserts a stored message, and the mark that it deserves.
  mutating func insert(_ message: Message, at place: Int) {
    guard let content = Entry.Content(message) else { return }
    insertions.append(
      Insertion(
        place: place, content: content, message: message.id, sentAt: message.sentAt,
        sequence: message.sequence))
    if let mark = TurnMark(stored: message) { insert(.mark(mark), at: place) }
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

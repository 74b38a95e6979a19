import QukaWire

/// Insertions into a transcript and removals from it that are carried out together, so that many cost what one does.
///
/// Places are those before any of them.
struct EntryEdits {
  /// What is new before the entry that stands at a place.
  fileprivate struct Insertion {
    var place: Int
    /// A mark belongs to the entry before it, whatever else comes between that one and the next.
    var isMarkOfPrevious = false
    var content: Entry.Content
    var message: MessageID?
    var sentAt = 0
  }

  fileprivate private(set) var insertions: [Insertion] = []
  fileprivate private(set) var removals: Set<Int> = []

  package var isEmpty: Bool { insertions.isEmpty && removals.isEmpty }

  /// What is inserted at one place stands in the order of the calls.
  package mutating func insert(
    _ content: Entry.Content, message: MessageID? = nil, sentAt: Int = 0, at place: Int
  ) {
    insertions.append(
      Insertion(place: place, content: content, message: message, sentAt: sentAt))
  }

  package mutating func insert(_ mark: TurnMark, after index: Int) {
    insertions.append(Insertion(place: index + 1, isMarkOfPrevious: true, content: .mark(mark)))
  }

  package mutating func remove(at place: Int) { removals.insert(place) }

  /// The first place that changes.
  fileprivate var start: Int {
    min(insertions.map(\.place).min() ?? .max, removals.min() ?? .max)
  }

  /// By place; Swift's sort is stable.
  fileprivate var ordered: [Insertion] {
    insertions.sorted { left, right in
      if left.place != right.place { return left.place < right.place }
      return left.isMarkOfPrevious && !right.isMarkOfPrevious
    }
  }
}

extension Conversation {
  /// Carries the edits out; it costs as much as there are entries from the first edit on.
  mutating func apply(_ edits: EntryEdits) {
    guard !edits.isEmpty else { return }
    let start = edits.start
    let end = entries.count
    let ordered = edits.ordered
    // What comes at the end belongs to a turn that has nothing yet.
    let shift =
      ordered.count { $0.place <= turnStart && $0.place < end }
      - edits.removals.count { $0 < turnStart }
    let old = Array(entries[start...])
    for case let id? in edits.removals.map({ entries[$0].message }) { positions[id] = nil }
    entries.removeSubrange(start...)
    var next = ordered.startIndex
    for place in start...end {
      while next < ordered.endIndex, ordered[next].place == place {
        entries.append(entry(ordered[next]))
        next += 1
      }
      if place < end, !edits.removals.contains(place) { entries.append(old[place - start]) }
    }
    if start <= turnStart { pastChanged() }
    turnStart += shift
    reindex(from: start)
  }

  private mutating func entry(_ insertion: EntryEdits.Insertion) -> Entry {
    defer { nextEntry += 1 }
    return Entry(
      id: Entry.ID(number: nextEntry), message: insertion.message, content: insertion.content,
      sentAt: insertion.sentAt)
  }

  /// Inserts one entry.
  package mutating func insert(_ content: Entry.Content, message: MessageID?, at place: Int) {
    var edits = EntryEdits()
    edits.insert(content, message: message, at: place)
    apply(edits)
  }

  /// Removes the entry at a place.
  package mutating func remove(at place: Int) {
    var edits = EntryEdits()
    edits.remove(at: place)
    apply(edits)
  }
}

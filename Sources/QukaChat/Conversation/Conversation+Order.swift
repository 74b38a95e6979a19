import QukaWire

extension Conversation {
  /// Notes an announcement that others have overtaken: the transcript's order is then not the server's.
  mutating func noteOrder(of message: Message) {
    let isFollowed =
      positions[message.id].map { index in
        entries[(index + 1)...].contains { $0.message != nil }
      } ?? false
    if isFollowed || message.sequence < latestSequence { wantsLook = true }
    latestSequence = max(latestSequence, message.sequence)
  }

  /// Puts messages whose events overtook each other into the order in which the server stored them.
  ///
  /// Marks keep their places. The entries of a turn that runs stay on their side of its beginning; what
  /// would cross it waits for its end.
  mutating func restoreOrder(of rows: [Message]) {
    // What neither sequence nor time tells apart stays as it is (docs/protocol.md §3.5).
    let places = rows.compactMap { row in positions[row.id].map { (row.sequence, row.sentAt, $0) } }
      .sorted(by: <).map(\.2)
    let slots = places.sorted()
    let moved = zip(places, slots).filter { $0 != $1 }
    guard let first = moved.map(\.1).min() else {
      isDisordered = false
      return
    }
    isDisordered = isGenerating && first <= turnStart
    guard !isDisordered else { return }
    let start = turnStart < entries.count ? entries[turnStart].id : nil
    let ordered = places.map { entries[$0] }
    for (slot, entry) in zip(slots, ordered) { entries[slot] = entry }
    if let start, let index = entries.firstIndex(where: { $0.id == start }) { turnStart = index }
    reindex(from: slots[0])
    pastChanged()
  }
}

import QukaWire

/// What was said in a chat, in the order in which it is shown, and where the running or last turn begins in it.
///
/// Every way to change it keeps the places by message, the counts and the revisions in agreement with the entries.
package struct Transcript: Equatable, Sendable {
  package private(set) var entries: [Entry] = []
  /// Places by the server's id, for O(1) deltas.
  private(set) var positions: [MessageID: Int] = [:]
  private var nextEntry = 0
  /// The first entry of the running or last turn.
  package private(set) var turnStart = 0
  /// Rises when entries before `turnStart` change, or one is inserted or removed there: as long as it stays,
  /// a frame lays out the entries from `turnStart` on only.
  package private(set) var pastRevision = 0
  /// The text of all answers that came from beyond a gap.
  private(set) var early = EarlySize()

  /// The id that the next entry will get.
  var nextID: Entry.ID { Entry.ID(number: nextEntry) }

  /// A turn begins with the entry at a place.
  mutating func beginTurn(at place: Int) { turnStart = place }

  /// The entries before the turn are to be laid out again.
  mutating func pastChanged() { pastRevision += 1 }

  /// Notes where the messages from a place on stand now.
  private mutating func reindex(from start: Int) {
    for index in start..<entries.count {
      if let message = entries[index].message { positions[message] = index }
    }
  }
}

// MARK: - One entry

extension Transcript {
  mutating func append(_ content: Entry.Content, message: MessageID? = nil) -> Entry.ID {
    let id = nextID
    nextEntry += 1
    if let message { positions[message] = entries.count }
    early = early + content.early
    entries.append(Entry(id: id, message: message, content: content))
    return id
  }

  mutating func change(at index: Int, _ body: (inout Entry.Content) -> Void) {
    early = early - entries[index].content.early
    body(&entries[index].content)
    early = early + entries[index].content.early
    entries[index].revision += 1
    if index < turnStart { pastRevision += 1 }
  }

  mutating func changeAnswer(_ id: MessageID, _ body: (inout Answer) -> Void) {
    guard let index = positions[id] else { return }
    change(at: index) { content in
      guard case .answer(var answer) = content else { return }
      // Free the entry's copy first, so that appending stays O(delta).
      content = .mark(.finished)
      body(&answer)
      content = .answer(answer)
    }
  }

  mutating func changeTool(_ id: MessageID, _ body: (inout ToolCall) -> Void) {
    guard let index = positions[id] else { return }
    change(at: index) { content in
      guard case .tool(var tool) = content else { return }
      body(&tool)
      content = .tool(tool)
    }
  }

  mutating func changeQuestion(_ id: Entry.ID, _ state: Question.State) {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return }
    change(at: index) { content in
      guard case .question(var question) = content else { return }
      question.state = state
      content = .question(question)
    }
  }

  /// The server knows an entry by this id.
  mutating func name(_ id: Entry.ID, _ message: MessageID) {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return }
    entries[index].message = message
    positions[message] = index
  }

  /// Notes when the server stored an entry, unless that is known, and where in its order.
  mutating func place(at index: Int, as message: Message) {
    if entries[index].sentAt == 0 { entries[index].sentAt = message.sentAt }
    entries[index].sequence = message.sequence
  }

  /// Notes where in the server's order an entry stands.
  mutating func place(_ id: MessageID, at sequence: Int) {
    if let index = positions[id] { entries[index].sequence = sequence }
  }

  /// Moves an entry down, to the place of another that moves up by one.
  mutating func move(from place: Int, to target: Int) {
    let entry = entries.remove(at: place)
    entries.insert(entry, at: target)
    reindex(from: place)
    pastChanged()
  }

  mutating func remove(_ id: Entry.ID) {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return }
    remove(at: index)
  }
}

// MARK: - Many entries

extension Transcript {
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
    for index in edits.removals {
      if let message = entries[index].message { positions[message] = nil }
      early = early - entries[index].content.early
    }
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
    early = early + insertion.content.early
    return Entry(
      id: nextID, message: insertion.message, content: insertion.content,
      sentAt: insertion.sentAt, sequence: insertion.sequence)
  }

  /// Inserts one entry.
  mutating func insert(_ content: Entry.Content, message: MessageID?, at place: Int) {
    var edits = EntryEdits()
    edits.insert(content, message: message, at: place)
    apply(edits)
  }

  /// Removes the entry at a place.
  mutating func remove(at place: Int) {
    var edits = EntryEdits()
    edits.remove(at: place)
    apply(edits)
  }

  /// Puts messages whose events overtook each other into the order in which the server stored them.
  ///
  /// Marks keep their places. With `keepingTurn` the entries of the turn stay on their side of its beginning: what
  /// would cross it is left as it is.
  ///
  /// - Returns: Whether something is left in disorder.
  mutating func restoreOrder(of rows: [Message], keepingTurn: Bool) -> Bool {
    // What neither sequence nor time tells apart stays as it is (docs/protocol.md §3.5).
    let places = rows.compactMap { row in positions[row.id].map { (row.sequence, row.sentAt, $0) } }
      .sorted(by: <).map(\.2)
    let slots = places.sorted()
    guard let first = zip(places, slots).filter({ $0 != $1 }).map(\.1).min() else { return false }
    if keepingTurn, first <= turnStart { return true }
    let start = turnStart < entries.count ? entries[turnStart].id : nil
    let ordered = places.map { entries[$0] }
    for (slot, entry) in zip(slots, ordered) { entries[slot] = entry }
    if let start, let index = entries.firstIndex(where: { $0.id == start }) { turnStart = index }
    reindex(from: slots[0])
    pastChanged()
    return false
  }
}

import QukaChat
import QukaText

// Where the keys lead the caret.
extension TranscriptText {
  /// What a step leads to: a place, and the column that further steps up and down keep.
  struct Step {
    var place: Place
    var column: Int?
  }

  /// Where a step leads; nil when the rows it needs are not laid out yet.
  mutating func step(_ motion: TextMotion, from place: Place, column: Int?) -> Step? {
    guard layout.reach(place.entry, &work) else { return nil }
    layout.restack(work.conversation.entries)
    switch motion {
    case .left: return Step(place: neighbour(of: place, forward: false))
    case .right: return Step(place: neighbour(of: place, forward: true))
    case .wordLeft: return Step(place: word(from: place, forward: false))
    case .wordRight: return Step(place: word(from: place, forward: true))
    case .lineStart, .lineEnd:
      guard let row = position(of: place)?.row else { return Step(place: place) }
      let span = hit(row, column: motion == .lineStart ? 0 : .max / 2, by: .character)
      return Step(place: self.place(span, atEnd: false) ?? place)
    case .rows(let count): return vertical(count, from: place, column: column)
    case .start: return Step(place: Place(entry: 0, isBody: false, offset: 0))
    case .end:
      let last = layout.entryCount - 1
      guard layout.reach(last, &work) else { return nil }
      layout.restack(work.conversation.entries)
      let end = end(of: last, isBody: true) ?? end(of: last, isBody: false)
      return Step(place: end ?? Place(entry: last, isBody: false, offset: 0))
    }
  }

  private mutating func vertical(_ count: Int, from place: Place, column: Int?) -> Step? {
    guard let (row, here) = position(of: place) else { return Step(place: place) }
    let wanted = column ?? here
    let target = number(of: row) + count
    // What lies between may not be laid out yet.
    let near = max(0, min(target, number(of: row)))..<max(1, target + 1, number(of: row) + 1)
    for index in layout.entries(in: near) where !layout.reach(index, &work) { return nil }
    layout.restack(work.conversation.entries)
    guard let start = position(of: place).map({ number(of: $0.row) }) else { return nil }
    guard let found = textRow(from: start, by: count) else {
      return step(count < 0 ? .start : .end, from: place, column: nil)
    }
    let span = hit(found, column: wanted, by: .character)
    return Step(place: self.place(span, atEnd: false) ?? place, column: wanted)
  }

  private func neighbour(of place: Place, forward: Bool) -> Place {
    let (text, start) = rows(of: place.entry, isBody: place.isBody).paragraph(around: place.offset)
    let characters = Array(text)
    let index = characters.index(atByte: place.offset - start)
    let next = forward ? index + 1 : index - 1
    guard next >= 0, next <= characters.count else { return beyond(place, forward: forward) }
    return Place(
      entry: place.entry, isBody: place.isBody, offset: start + characters.byte(at: next))
  }

  private func word(from place: Place, forward: Bool) -> Place {
    let (text, start) = rows(of: place.entry, isBody: place.isBody).paragraph(around: place.offset)
    let characters = Array(text)
    let index = characters.index(atByte: place.offset - start)
    let breaks = WordBreaks(characters)
    let next = forward ? breaks.end(after: index) : breaks.start(before: index)
    guard next != index else { return beyond(place, forward: forward) }
    return Place(
      entry: place.entry, isBody: place.isBody, offset: start + characters.byte(at: next))
  }

  /// The place behind the end of a line, or before its start: in the next line, or in the next text.
  private func beyond(_ place: Place, forward: Bool) -> Place {
    let end = end(of: place.entry, isBody: place.isBody)?.offset ?? 0
    if forward ? place.offset < end : place.offset > 0 {
      return Place(
        entry: place.entry, isBody: place.isBody, offset: place.offset + (forward ? 1 : -1))
    }
    var (index, isBody) = (place.entry, place.isBody)
    while true {
      if isBody == forward { index += forward ? 1 : -1 }
      isBody.toggle()
      guard index >= 0, index < layout.entryCount else { return place }
      guard let end = self.end(of: index, isBody: isBody), end.offset > 0 else { continue }
      return forward ? Place(entry: index, isBody: isBody, offset: 0) : end
    }
  }
}

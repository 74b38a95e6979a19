import QukaWire

/// Text whose place is not reached yet: the part before it is missing.
package struct EarlyText: Equatable, Sendable {
  /// The place of the first code point.
  package private(set) var startAt: Int
  package private(set) var text: String
  package private(set) var codePoints: Int

  init(_ text: String, startAt: Int) {
    self.text = text
    self.startAt = startAt
    codePoints = text.codePointCount
  }

  /// The place after the last code point; a place that no number can name is taken as the last one.
  package var end: Int {
    let (end, overflow) = startAt.addingReportingOverflow(codePoints)
    return overflow ? .max : end
  }

  /// What lies at and after a place.
  package func rest(from place: Int) -> String {
    guard place > startAt else { return text }
    return place < end ? String(text.unicodeScalars.dropFirst(place - startAt)) : ""
  }

  /// Continues this text with one that starts inside it or at its end.
  fileprivate mutating func extend(with next: EarlyText) {
    guard next.end > end else { return }
    let rest = next.rest(from: end)
    codePoints += next.end - end
    text += rest
  }
}

/// How much such text there is.
struct EarlySize: Equatable, Sendable {
  var pieces = 0
  var bytes = 0

  /// Whether one more piece may be kept in the chat that has so much. What is dropped leaves a gap like the one
  /// before it, and history closes both.
  func hasRoom(for piece: EarlyText) -> Bool {
    pieces < Limits.earlyPieces && bytes + piece.text.utf8.count <= Limits.earlyBytes
  }

  static func + (left: EarlySize, right: EarlySize) -> EarlySize {
    EarlySize(pieces: left.pieces + right.pieces, bytes: left.bytes + right.bytes)
  }

  static func - (left: EarlySize, right: EarlySize) -> EarlySize {
    EarlySize(pieces: left.pieces - right.pieces, bytes: left.bytes - right.bytes)
  }
}

extension [EarlyText] {
  var size: EarlySize {
    EarlySize(pieces: count, bytes: reduce(0) { $0 + $1.text.utf8.count })
  }

  /// Keeps one more piece in its place; pieces that touch become one. A piece that continues the last
  /// one, the usual case, costs its own length.
  package mutating func keep(_ piece: EarlyText) {
    var index = endIndex
    while index > startIndex, self[index - 1].startAt > piece.startAt { index -= 1 }
    if index > startIndex, self[index - 1].end >= piece.startAt {
      index -= 1
      self[index].extend(with: piece)
    } else {
      insert(piece, at: index)
    }
    while index + 1 < endIndex, self[index + 1].startAt <= self[index].end {
      self[index].extend(with: remove(at: index + 1))
    }
  }
}

extension Entry.Content {
  /// How much such text it holds.
  var early: EarlySize {
    if case .answer(let answer) = self { answer.early.size } else { EarlySize() }
  }
}

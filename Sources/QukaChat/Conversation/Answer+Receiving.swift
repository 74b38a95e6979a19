import QukaWire

extension Answer {
  /// Appends a delta where it belongs: what is already here is skipped, and what comes from beyond a
  /// gap waits, because the gap has to be closed first (docs/protocol.md §7.7).
  ///
  /// - Parameter size: what waits in the whole chat.
  mutating func receive(_ delta: String, startAt: Int, holding: Bool, beside size: EarlySize) {
    let piece = EarlyText(delta, startAt: startAt)
    guard startAt <= receivedCodePoints else {
      if size.hasRoom(for: piece) {
        early.keep(piece)
      } else {
        announcedLength = max(announcedLength, piece.end)
      }
      return
    }
    append(piece, holding: holding)
    takeEarly(holding: holding)
  }

  /// It was thought to be over, and goes on.
  mutating func reopen() {
    state = .open
    text.reopen()
  }

  /// Shows what was held back, once.
  package mutating func release() {
    guard !held.isEmpty else { return }
    text.append(held)
    held = ""
    heldCodePoints = 0
  }

  /// Takes over a longer text from history, then what waited for it.
  ///
  /// While the view is frozen the text on screen stays, and only what follows it is held.
  mutating func replace(with stored: String, holding: Bool) {
    let isContinued = stored.utf8.starts(with: text.raw.utf8)
    if holding, isContinued {
      held = String(stored.unicodeScalars.dropFirst(text.codePoints))
      heldCodePoints = held.codePointCount
    } else {
      text = isContinued ? text : AnswerText()
      text.append(isContinued ? String(stored.unicodeScalars.dropFirst(text.codePoints)) : stored)
      held = ""
      heldCodePoints = 0
    }
    takeEarly(holding: holding)
  }

  private mutating func takeEarly(holding: Bool) {
    while let next = early.first, next.startAt <= receivedCodePoints {
      early.removeFirst()
      append(next, holding: holding)
    }
    if !hasGap { gap = .none }
  }

  private mutating func append(_ piece: EarlyText, holding: Bool) {
    let fresh = piece.rest(from: receivedCodePoints)
    guard !fresh.isEmpty else { return }
    if holding {
      held += fresh
      heldCodePoints += fresh.codePointCount
    } else {
      release()
      text.append(fresh)
    }
  }
}

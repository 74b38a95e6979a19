import QukaWire

extension Answer {
  /// Appends a delta where it belongs: what is already here is skipped, and what comes after a gap
  /// waits, because history has to fill it first (docs/protocol.md §7.7).
  mutating func receive(_ delta: String, startAt: Int, holding: Bool) {
    let overlap = receivedCodePoints - startAt
    guard overlap >= 0 else {
      hasGap = true
      early.append(EarlyDelta(text: delta, startAt: startAt))
      return
    }
    var fresh = delta
    if overlap > 0 {
      let scalars = delta.unicodeScalars
      guard overlap < scalars.count else { return }
      fresh = String(scalars.dropFirst(overlap))
    }
    if holding {
      held += fresh
      heldCodePoints += fresh.unicodeScalars.count
    } else {
      release()
      text.append(fresh)
    }
  }

  /// Shows what was held back, once.
  mutating func release() {
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
      heldCodePoints = held.unicodeScalars.count
    } else {
      text = isContinued ? text : AnswerText()
      text.append(isContinued ? String(stored.unicodeScalars.dropFirst(text.codePoints)) : stored)
      held = ""
      heldCodePoints = 0
    }
    hasGap = false
    let waiting = early
    early = []
    for delta in waiting { receive(delta.text, startAt: delta.startAt, holding: holding) }
  }
}

/// What was killed, for all texts of the person: kills one after another join, and a yank brings the last ones back.
package struct KillRing: Equatable, Sendable {
  /// What the key before did here.
  private enum Before: Equatable, Sendable {
    case other
    case killed
    /// How many texts before the newest one the yanked one stands.
    case yanked(back: Int)
  }

  /// The newest one last.
  package private(set) var texts: [String] = []
  private var before = Before.other

  private static let mostTexts = 20
  /// In UTF-8, of all texts together; the newest one is kept in any case, as it may be nowhere else.
  private static let mostBytes = 4 << 20

  package init() {}

  /// A yank was the last thing done: another text can take its place.
  package var canReplaceYank: Bool {
    if case .yanked = before { texts.count > 1 } else { false }
  }

  /// Something else was done: the next kill begins a new text.
  package mutating func interrupt() { before = .other }

  /// Keeps what was killed; nothing killed (nil) does not part the kills around it.
  ///
  /// - Parameter isForward: it stood behind what the kill before took.
  package mutating func kill(_ text: String?, isForward: Bool) {
    guard let text else { return }
    if before == .killed, let last = texts.popLast() {
      texts.append(isForward ? last + text : text + last)
    } else {
      texts.append(text)
    }
    before = .killed
    shorten()
  }

  /// Keeps a text that still stands where it stood.
  package mutating func copy(_ text: String) {
    interrupt()
    kill(text, isForward: true)
    interrupt()
  }

  /// The newest text.
  package mutating func yank() -> String? {
    before = texts.isEmpty ? .other : .yanked(back: 0)
    return texts.last
  }

  /// The text before the one that was yanked just now, round and round.
  package mutating func yankNext() -> String? {
    guard canReplaceYank, case .yanked(let back) = before else { return nil }
    let next = (back + 1) % texts.count
    before = .yanked(back: next)
    return texts[texts.count - 1 - next]
  }

  private mutating func shorten() {
    var bytes = 0
    let kept = texts.reversed().prefix { text in
      bytes += text.utf8.count
      return bytes <= Self.mostBytes
    }
    texts.removeFirst(texts.count - max(1, min(kept.count, Self.mostTexts)))
  }
}

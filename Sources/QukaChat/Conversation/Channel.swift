/// Whether the events of a session's channel are heard.
package enum Channel: Equatable, Sendable {
  /// Nobody has listened yet, and nothing here could be behind.
  case unopened
  case open
  /// Nobody listens: events may have passed. Why it was refused is told when the server's record has shown that the chat
  /// is still there.
  case closed(refusal: String?)

  package var isOpen: Bool { self == .open }

  var mayHaveMissedEvents: Bool {
    switch self {
    case .unopened, .open: false
    case .closed: true
    }
  }

  package var refusal: String? {
    if case .closed(let refusal) = self { return refusal }
    return nil
  }

  /// Nobody listens from here on.
  mutating func close() { self = .closed(refusal: refusal) }

  /// What is read meanwhile may be behind when it opens.
  mutating func expectMisses() { if self == .unopened { close() } }

  mutating func refuse(_ reason: String) { self = .closed(refusal: reason) }

  mutating func forgetRefusal() { if refusal != nil { self = .closed(refusal: nil) } }
}

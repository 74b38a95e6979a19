import QukaWire

extension Chats {
  /// Asks history what became of the stops that were never confirmed.
  mutating func lookAtUnconfirmed() -> [ServerEffect] {
    var effects: [ServerEffect] = []
    for key in chats(where: { $0.unconfirmed?.dueAt.map { $0 <= now } ?? false }) {
      change(key) { conversation in
        conversation.unconfirmed?.looked()
        conversation.record.isWanted = true
      }
      guard let id = key.session else { continue }
      effects += fetchWantedHistory(id)
    }
    return effects
  }

  /// Answers beside a turn that have fallen silent are incomplete again.
  mutating func closeBeside() {
    let now = now
    let silence = timing.quiet
    for key in chats(where: { $0.besideDueAt(after: silence).map { $0 <= now } ?? false }) {
      change(key) { $0.closeBeside(at: now, after: silence) }
    }
  }
}

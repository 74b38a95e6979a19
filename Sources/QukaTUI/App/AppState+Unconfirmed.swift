import QukaWire

extension AppState {
  /// Asks history what became of the stops that were never confirmed.
  mutating func lookAtUnconfirmed() -> [Effect] {
    var effects: [Effect] = []
    for key in chats(where: { $0.unconfirmed?.dueAt.map { $0 <= now } ?? false }) {
      change(key) { conversation in
        conversation.unconfirmed?.looked()
        conversation.wantsHistory = true
      }
      guard let id = key.session else { continue }
      effects += fetchWantedHistory(id)
    }
    return effects
  }
}

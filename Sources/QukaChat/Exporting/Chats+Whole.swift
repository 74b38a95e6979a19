import QukaWire

/// How much of a chat is here.
package enum Wholeness: Equatable, Sendable {
  case whole
  /// Messages from before the first one here can be read, or are on their way.
  case readable
  /// They cannot be read now.
  case cut
}

extension Chats {
  /// How much of the chat on screen is here.
  package var wholeness: Wholeness {
    guard currentSession != nil else { return .whole }
    let record = conversation.record
    // A chat that began here needs no loading.
    let isKnown = record.hasLoaded || (record.newest == .loaded && !conversation.isGone)
    guard isKnown else {
      switch record.kept {
      case .awaited, .known(hasEarlier: true): return .readable
      case .unknown, .known(hasEarlier: false): break
      }
      let isComing =
        record.newest == .loading || (record.newest == .absent && !connection.isOffline)
      return isComing && !conversation.isGone ? .readable : .cut
    }
    if record.newest == .loading { return .readable }
    if let bridge = record.bridge { return bridge.hasFailed ? .cut : .readable }
    switch record.older {
    case .none: return .whole
    case .available, .loading: return conversation.isGone ? .cut : .readable
    case .failed: return .cut
    }
  }

  /// Reads what whoever exports the chat lacks: times that only the server knows, and what could not be read before.
  package mutating func readForExport() -> [ServerEffect] {
    guard let id = currentSession, !conversation.isGone else { return [] }
    var effects: [ServerEffect] = []
    if case .failed = conversation.record.older {
      withCurrent { $0.record.older = .available }
      effects += loadOlder()
    }
    if conversation.lacksTimes, conversation.canSend, !connection.isOffline,
      conversation.record.newest == .loaded
    {
      withCurrent { $0.record.isWanted = true }
      effects += fetchWantedHistory(id)
    }
    return effects
  }
}

extension Conversation {
  /// Something was asked or answered since the server was asked for it.
  fileprivate var lacksTimes: Bool {
    entries.contains { $0.sentAt == 0 && $0.message != nil && !$0.isMark }
  }
}

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
    guard record.hasLoaded else {
      switch record.kept {
      case .awaited, .known(hasEarlier: true): return .readable
      case .unknown, .known(hasEarlier: false): break
      }
      let isComing =
        record.newest == .loading || (record.newest == .absent && !connection.isOffline)
      return isComing && !conversation.isGone ? .readable : .cut
    }
    if let bridge = record.bridge { return bridge.hasFailed ? .cut : .readable }
    switch record.older {
    case .none: return .whole
    case .available, .loading: return conversation.isGone ? .cut : .readable
    case .failed: return .cut
    }
  }

  /// Tries again what could not be read before.
  package mutating func readOlderAgain() -> [ServerEffect] {
    guard case .failed = conversation.record.older, !conversation.isGone else { return [] }
    withCurrent { $0.record.older = .available }
    return loadOlder()
  }
}

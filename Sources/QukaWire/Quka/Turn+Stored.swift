extension Turn {
  /// History holds the question, although no receipt of it came.
  public mutating func questionIsStored() {
    switch phase {
    case .waiting, .streaming, .tool, .settling: hasArrived = true
    case .preparing, .posting, .posted, .ended: break
    }
  }

  /// The channel is open again after a time without: only from here on silence says something, and it says
  /// more than before, because the server may have been started anew and forgotten the turn.
  public mutating func heardAgain(at now: Instant) {
    lookedAt = now
    listensSince = now
    isInDoubt = true
  }

  /// Nothing was heard for so long, by a turn that is not known for sure to run, that the next look at the
  /// history decides (docs/protocol.md §7.7).
  public func isSilent(at now: Instant) -> Bool {
    isActive && stop == nil && !isSettling
      && now - max(lastEventAt, listensSince) >= timing.watchdog
  }

  /// Neither an event nor history tells that the turn goes on: a joined turn is not waited for as long
  /// as one that was asked here (docs/protocol.md §7.7).
  public mutating func giveUpSilent() -> [Action] {
    isActive ? end(.interrupted) : []
  }
}

import QukaChat
import QukaWire

// What Esc and Ctrl-C do.
extension AppState {
  mutating func escape() -> [Effect] {
    let meaning = escapeMeaning
    // A turn is stopped in any mode, and the same press leaves it.
    leaveViMode()
    switch meaning {
    case .closeOverlay:
      closeOverlay()
      return []
    case .closeMenu:
      closeMenu()
      return []
    case .cancelUpload: return act { $0.cancelUpload(in: $0.current) }
    case .stop, .stopNextRound: return stop()
    case .closeSelection: return editing { $0.deselect() }
    case .endSelecting:
      endSelecting()
      return []
    case .leaveMode, .alreadyStopping, .inspectKey, .nothing: return []
    }
  }

  /// Ctrl-C stops from every state while a turn runs; else it clears, and at last it quits.
  ///
  /// Where the answer looks over it does both.
  mutating func interrupt() -> [Effect] {
    if escapeMeaning == .cancelUpload { return escape() }
    guard let turn = conversation.turn, turn.isActive else { return clearOrQuit() }
    if turn.looksOver { return stop() + clearOrQuit() }
    quitArmedUntil = nil
    if turn.stop == nil { interruptedAt = now }
    return stop()
  }

  /// Ctrl-C in the window of keys is shown there, and stops all the same.
  mutating func stopInspected() -> [Effect] {
    conversation.turn?.isActive == true ? stop() : []
  }

  /// Stops the answer on screen.
  private mutating func stop() -> [Effect] { act { $0.requestStop(in: $0.current) } }

  /// So long after Ctrl-C has stopped an answer it does not ask whether to quit: whoever hammers it wants the stop.
  private static let hammering = Duration.seconds(1)

  private mutating func clearOrQuit() -> [Effect] {
    if !overlays.isEmpty {
      closeOverlay()
      return []
    }
    if !conversation.unsent.isInputFree {
      chats.clearInput()
      sayAloud("Input cleared; Up brings it back.")
      return []
    }
    if let interruptedAt, now - interruptedAt < Self.hammering { return [] }
    if let quitArmedUntil, quitArmedUntil > now { return quit() }
    quitArmedUntil = now + .seconds(3)
    notice = nil
    return []
  }
}

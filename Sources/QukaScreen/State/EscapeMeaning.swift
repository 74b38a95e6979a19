import QukaChat
import QukaWire

/// What Esc does in a state; the hint line is made from it too, so it cannot lie.
enum EscapeMeaning: Equatable, Sendable {
  /// Shows the key in the window of keys; pressed again, it closes that.
  case inspectKey
  case closeOverlay
  /// Stops the turn of the conversation on screen.
  case stop
  /// Asks once for a stop, in case that another round follows the answer that is there; no hint promises it.
  case stopNextRound
  /// A stop is under way; it repeats by itself.
  case alreadyStopping
  case nothing

  /// A stop is asked for.
  var stops: Bool {
    switch self {
    case .stop, .stopNextRound: true
    case .inspectKey, .closeOverlay, .alreadyStopping, .nothing: false
    }
  }
}

extension AppState {
  /// Esc stops the open chat's answer, while the preview shows another chat.
  var stopsElsewhere: Bool { escapeMeaning == .stop }

  /// The first row that matches: overlays, then the turn that runs or may run, then nothing. Focus, pasted text and
  /// half-typed questions never take the key away.
  var escapeMeaning: EscapeMeaning {
    if case .inspector(let inspector) = overlays.last, !inspector.endsWithEscape {
      return .inspectKey
    }
    if !overlays.isEmpty { return .closeOverlay }
    guard let turn = conversation.turn, turn.isActive else { return .nothing }
    if turn.stop != nil { return .alreadyStopping }
    return turn.looksOver ? .stopNextRound : .stop
  }
}

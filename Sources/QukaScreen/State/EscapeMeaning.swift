import QukaChat
import QukaWire

/// What Esc does in a state; the hint line is made from it too, so it cannot lie.
enum EscapeMeaning: Equatable, Sendable {
  case closeOverlay
  /// Stops the turn of the conversation on screen.
  case stop
  /// Asks once for a stop, in case that another round follows the answer that is there; no hint promises it.
  case stopNextRound
  /// A stop is under way; it repeats by itself.
  case alreadyStopping
  /// Nothing is selected in the input any more.
  case closeSelection
  case nothing

  /// A stop is asked for.
  var stops: Bool {
    switch self {
    case .stop, .stopNextRound: true
    case .closeOverlay, .alreadyStopping, .closeSelection, .nothing: false
    }
  }
}

extension AppState {
  /// Esc stops the open chat's answer, while the preview shows another chat.
  var stopsElsewhere: Bool { escapeMeaning == .stop }

  /// The first row that matches: overlays, then the turn that runs or may run, then a selection in the input, then
  /// nothing. Focus, pasted text, half-typed questions and what is selected never take the key away from a turn.
  var escapeMeaning: EscapeMeaning {
    if !overlays.isEmpty { return .closeOverlay }
    let hasSelection = focus == .composer && conversation.composer.selection != nil
    guard let turn = conversation.turn, turn.isActive else {
      return hasSelection ? .closeSelection : .nothing
    }
    if turn.stop != nil { return hasSelection ? .closeSelection : .alreadyStopping }
    return turn.looksOver ? .stopNextRound : .stop
  }
}

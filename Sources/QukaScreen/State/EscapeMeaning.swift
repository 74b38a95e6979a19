import QukaChat
import QukaWire

/// What Esc does in a state; the hint line is made from it too, so it cannot lie.
enum EscapeMeaning: Equatable, Sendable {
  case closeOverlay
  /// Takes a question back whose pictures are on their way to the server.
  case cancelUpload
  /// Stops the turn of the conversation on screen.
  case stop
  /// Asks once for a stop, in case that another round follows the answer that is there; no hint promises it.
  case stopNextRound
  /// A stop is under way; it repeats by itself.
  case alreadyStopping
  case nothing

  /// What goes on is to end.
  var stops: Bool {
    switch self {
    case .cancelUpload, .stop, .stopNextRound: true
    case .closeOverlay, .alreadyStopping, .nothing: false
    }
  }
}

extension AppState {
  /// Esc stops the open chat's answer, while the preview shows another chat.
  var stopsElsewhere: Bool { escapeMeaning == .stop }

  /// The first row that matches: overlays, an upload, then the turn that runs or may run, then nothing. Focus, pasted text and
  /// half-typed questions never take the key away.
  var escapeMeaning: EscapeMeaning {
    if !overlays.isEmpty { return .closeOverlay }
    if conversation.unsent.uploading != nil { return .cancelUpload }
    guard let turn = conversation.turn, turn.isActive else { return .nothing }
    if turn.stop != nil { return .alreadyStopping }
    return turn.looksOver ? .stopNextRound : .stop
  }
}

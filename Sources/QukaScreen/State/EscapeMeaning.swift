import QukaChat
import QukaWire

/// What Esc does in a state; the hint line is made from it too, so it cannot lie.
enum EscapeMeaning: Equatable, Sendable {
  /// Shows the key in the window of keys; pressed again, it closes that.
  case inspectKey
  case closeOverlay
  /// Takes a question back whose pictures are on their way to the server.
  case cancelUpload
  /// Stops the turn of the conversation on screen.
  case stop
  /// Asks once for a stop, in case that another round follows the answer that is there; no hint promises it.
  case stopNextRound
  /// A stop is under way; it repeats by itself.
  case alreadyStopping
  /// Closes the list above the input; the text stays.
  case closeMenu
  /// Nothing is selected in the input any more.
  case closeSelection
  /// Leaves vi's insert or visual mode, or half a command; the text stays.
  case leaveMode
  /// Nothing is selected in the transcript any more, and no caret stands in it.
  case endSelecting
  case nothing

  /// What goes on is to end.
  var stops: Bool {
    switch self {
    case .cancelUpload, .stop, .stopNextRound: true
    case .inspectKey, .closeOverlay, .alreadyStopping, .closeMenu, .closeSelection, .endSelecting,
      .leaveMode, .nothing:
      false
    }
  }
}

extension AppState {
  /// Esc stops the open chat's answer, while the preview shows another chat.
  var stopsElsewhere: Bool { escapeMeaning == .stop }

  /// The first row that matches: overlays, an upload, then the turn that runs or may run, then the list above the input, then
  /// a selection there, then one in the transcript, then a mode of vi, which every other row leaves too. Focus, pasted text, half-typed questions, what is shown for them and what is selected never take
  /// the key away from a turn.
  var escapeMeaning: EscapeMeaning {
    if case .inspector(let inspector) = overlays.last, !inspector.endsWithEscape {
      return .inspectKey
    }
    if !overlays.isEmpty { return .closeOverlay }
    if conversation.unsent.uploading != nil { return .cancelUpload }
    guard let turn = conversation.turn, turn.isActive else { return closesHere ?? .nothing }
    if turn.stop != nil { return closesHere ?? .alreadyStopping }
    return turn.looksOver ? .stopNextRound : .stop
  }

  /// What it closes in the input or the transcript, once there is nothing to stop.
  private var closesHere: EscapeMeaning? {
    if isMenuOpen { return .closeMenu }
    if focus == .composer, conversation.composer.selection != nil { return .closeSelection }
    if selecting.isActive { return .endSelecting }
    return leavesViMode ? .leaveMode : nil
  }
}

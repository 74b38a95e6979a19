import QukaChat
import QukaWire

/// The preview of the chat on which the selection rests.
struct Preview: Equatable, Sendable {
  /// So long the selection has to rest.
  static let rest = Duration.milliseconds(150)

  /// What is on screen; until the next one is due it stays, so that nothing flickers.
  var shown: SessionID?
  var wanted: SessionID
  var dueAt: Instant
}

extension AppState {
  /// The chat whose preview covers the transcript.
  var previewed: SessionID? {
    guard focus == .list, isPreviewRoomy, search == nil else { return nil }
    return preview?.shown
  }

  private var isPreviewRoomy: Bool { size.columns >= ScreenLayout.listThreshold }

  /// Under a window nothing changes, so nothing is due either.
  var previewDueAt: Instant? {
    guard overlays.isEmpty, let preview, preview.shown != preview.wanted else { return nil }
    return preview.dueAt
  }

  /// Keeps the preview with the selection; follows every event but the server's tokens, which select nothing.
  mutating func followSelection(_ event: Event) -> [Effect] {
    if case .server(.realtime) = event { return [] }
    guard overlays.isEmpty || focus != .list else { return [] }
    guard let id = previewable else {
      guard preview != nil else { return [] }
      preview = nil
      return actAlone { $0.preview(nil) }
    }
    if preview?.wanted != id {
      preview = Preview(shown: preview?.shown, wanted: id, dueAt: now + Preview.rest)
    }
    guard let preview, preview.shown != id, preview.dueAt <= now else { return [] }
    self.preview?.shown = id
    return actAlone { $0.preview(id) }
  }

  /// The selected chat, if that is not on screen anyway.
  private var previewable: SessionID? {
    guard focus == .list, !look.isLinear, isPreviewRoomy, let id = chats.sessions.selected,
      id != chats.currentSession, foldedSelection == nil
    else { return nil }
    return id
  }
}

import QukaChat
import QukaWire

/// The window that asks whether anybody may read a chat, and then shows the link.
package struct ShareWindow: Equatable, Sendable {
  enum Phase: Equatable, Sendable {
    case asking
    case awaiting
    case made(ShareLink)
    case failed(Failure)
  }

  let chat: SessionID
  /// When it opened: what was pressed before it could be read is no answer.
  let since: Instant
  var phase = Phase.asking

  var isAsking: Bool { phase == .asking }
  var words: String { ShareText.words(phase) }
  var keys: String { ShareText.keys(phase) }
}

extension AppState {
  /// Why the chat on screen has no link; nil if it can have one.
  var whyNotShared: String? {
    guard chats.currentSession != nil, conversation.entries.contains(where: \.isCopyable) else {
      return ShareText.nothing
    }
    if isDemo { return ShareText.demo }
    return conversation.isGone || isCurrentKeptOnly ? ShareText.gone : nil
  }

  mutating func showSharing() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    if let reason = whyNotShared {
      say(reason, about: .noWindow)
    } else if let id = chats.currentSession {
      overlays.append(.share(ShareWindow(chat: id, since: now)))
    }
    return []
  }

  mutating func share(from window: ShareWindow) -> [Effect] {
    guard window.isAsking else { return [] }
    var window = window
    window.phase = .awaiting
    overlays[overlays.count - 1] = .share(window)
    return act { $0.share(window.chat) }
  }

  /// The link is copied: where it stands it is cut into rows.
  mutating func shared(_ id: SessionID, _ result: Result<ShareLink, Failure>) -> [Effect] {
    let index = overlays.lastIndex {
      if case .share(let window) = $0 { return window.chat == id }
      return false
    }
    if let index, case .share(var window) = overlays[index] {
      switch result {
      case .success(let link): window.phase = .made(link)
      case .failure(let failure): window.phase = .failed(failure)
      }
      overlays[index] = .share(window)
    }
    switch result {
    case .success(let link):
      if index == nil { say(ShareText.made(link), about: .program) }
      return [.copy(link.address)]
    case .failure(let failure):
      if index == nil { say(ShareText.words(failure), .warning, about: .program) }
      return []
    }
  }
}

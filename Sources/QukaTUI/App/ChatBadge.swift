import QukaWire

/// What goes on in a chat, as the list of chats shows it in one column.
enum ChatBadge: CaseIterable, Equatable, Sendable {
  case streaming
  case stopping
  /// It ended with a failure, an interruption or an unconfirmed stop that was not looked at yet.
  case failed
  case unread

  /// ASCII, so that every terminal agrees on its width; told apart without colours.
  var glyph: String {
    switch self {
    case .streaming: "~"
    case .stopping: "x"
    case .failed: "!"
    case .unread: "*"
    }
  }

  var word: String {
    switch self {
    case .streaming: "streaming"
    case .stopping: "stopping"
    case .failed: "failed"
    case .unread: "unread"
    }
  }
}

extension Conversation {
  var badge: ChatBadge? {
    if isSeenRunning { return activity == .stopping ? .stopping : .streaming }
    guard isUnread else { return nil }
    return endedBadly ? .failed : .unread
  }

  private var endedBadly: Bool {
    switch turn?.ending {
    case .failed, .interrupted, .detached: true
    case .completed, .stopped, .finished, .incomplete, .withdrawn, nil: false
    }
  }
}

extension AppState {
  /// Chats that are not on screen and have something new to read.
  var unreadCount: Int {
    conversations.count { key, conversation in
      key != current && conversation.isUnread && !conversation.isGenerating
        && key.session.flatMap(deletion(of:)) == nil
    }
  }

  /// What the screen shows of a chat that is not on it: as long as this stays, no frame is needed.
  struct BackgroundFace: Equatable, Sendable {
    var badge: ChatBadge?
    var generating: Int
    var unread: Int
    var notice: Notice?
    var sessions: SessionList
  }

  func backgroundFace(of id: SessionID) -> BackgroundFace {
    BackgroundFace(
      badge: conversations[.session(id)]?.badge, generating: generatingCount, unread: unreadCount,
      notice: notice, sessions: sessions)
  }
}

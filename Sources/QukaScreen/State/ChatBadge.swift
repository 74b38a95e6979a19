import QukaChat
import QukaWire

/// What goes on in a chat, as the list of chats shows it in one column.
enum ChatBadge: CaseIterable, Equatable, Sendable {
  case streaming
  case stopping
  /// It ended with a failure, an interruption or an unconfirmed stop that was not looked at yet.
  case failed
  case unread
  /// What was typed there was not sent.
  case unsent

  /// ASCII, so that every terminal agrees on its width; told apart without colours.
  var glyph: String {
    switch self {
    case .streaming: "~"
    case .stopping: "x"
    case .failed: "!"
    case .unread: "*"
    case .unsent: "\""
    }
  }

  var word: String {
    switch self {
    case .streaming: "streaming"
    case .stopping: "stopping"
    case .failed: "failed"
    case .unread: "unread"
    case .unsent: "not sent"
    }
  }
}

extension Conversation {
  /// What goes on or went on in it; what was typed there counts where the chat is not on screen.
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
  /// What the list shows before a chat. On screen one sees oneself what was typed there.
  func badge(of key: ConversationID) -> ChatBadge? {
    guard let conversation = chats.conversations[key] else { return nil }
    return conversation.badge
      ?? (key != chats.current && !conversation.unsent.isEmpty ? .unsent : nil)
  }

  func badge(of id: SessionID) -> ChatBadge? { badge(of: .session(id)) }

  /// That and what else is to be said of a chat of the list.
  func words(on key: ConversationID) -> [String] {
    let isGone = key.session.map(chats.isListedAsGone) ?? false
    let isArchived = key.session.map(chats.sessions.isArchived) ?? false
    return (isGone ? ["gone"] : []) + (isArchived ? ["archived"] : [])
      + (badge(of: key).map { [$0.word] } ?? [])
  }

  func words(on id: SessionID) -> [String] { words(on: .session(id)) }

  /// The chat has a mark in the list that tells of something to read, and is not on screen.
  func isNews(_ id: SessionID) -> Bool {
    guard id != chats.currentSession, let badge = chats.conversations[.session(id)]?.badge else {
      return false
    }
    switch badge {
    case .failed, .unread: return true
    case .streaming, .stopping, .unsent: return false
    }
  }

  /// The chats of the list that have something new to read.
  var unreadCount: Int {
    chats.conversations.keys.count { key in
      key.session.map { isNews($0) && chats.sessions.session($0) != nil } ?? false
    }
  }

  /// The chats of which every piece of text changes the screen.
  package var watchedChats: [SessionID] { [chats.currentSession, previewed].compactMap(\.self) }

  /// What the screen shows of a chat that is not on it: as long as this stays, no frame is needed.
  ///
  /// It is made for every piece of text, so it costs the same however many chats there are: the header's counts only
  /// change with a chat's own words, or with the number of chats.
  package struct BackgroundFace: Equatable, Sendable {
    var words: [String]
    var chats: Int
    var notice: Notice?
    var sessions: SessionList
    /// The last lines of its preview.
    var preview: [ChatPreview.Line]?
  }

  package func backgroundFace(of id: SessionID) -> BackgroundFace {
    BackgroundFace(
      words: words(on: id), chats: chats.conversations.count, notice: notice,
      sessions: chats.sessions, preview: previewed == id ? chats.previewLines : nil)
  }
}

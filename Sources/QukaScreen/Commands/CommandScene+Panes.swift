import QukaWire

// MARK: - Answers

extension CommandScene {
  /// An answer on screen runs as far as the person can tell.
  var isRunningOnScreen: Bool {
    state.conversation.turn.map { $0.isActive && !$0.looksOver } ?? false
  }

  var stopsOnScreen: Bool { state.escapeMeaning == .stop }

  var runsAnywhere: Bool { state.conversations.values.contains { $0.isGenerating } }

  /// An answer streams in a chat that is not on screen.
  var runsElsewhere: Bool { state.conversations.contains { isStreaming($0.value, $0.key) } }

  var runsInSelected: Bool {
    guard !isFolded, let key = state.sessions.selection, let chat = state.conversations[key] else {
      return false
    }
    return isStreaming(chat, key)
  }

  private func isStreaming(_ chat: Conversation, _ key: AppState.ConversationID) -> Bool {
    key != state.current && chat.badge == .streaming
  }
}

// MARK: - Trying again

extension CommandScene {
  var connectsAgain: Bool { state.link.isOffline && state.hasSignedIn }

  var sendsAgain: Bool { repeatsForChat && state.canSendAgain }

  var loadsAgain: Bool {
    guard case .failed = state.conversation.history else { return false }
    return repeatsForChat && state.canLoadAgain && state.link.isConnected
  }

  /// Among the chats it is the list that is loaded again.
  private var repeatsForChat: Bool { !state.link.isOffline && state.focus != .list }

  /// Nothing has to be tried again before a stopped answer goes on.
  var isFreeToContinue: Bool {
    !state.link.isOffline && !sendsAgain && !loadsAgain && state.conversation.composer.isEmpty
  }
}

// MARK: - Input

extension CommandScene {
  /// Enter takes a message that is typed.
  var hasMessage: Bool { takesMessages && state.conversation.composer.hasMessage }

  var hasHeldQuestion: Bool {
    takesMessages && state.conversation.composer.isEmpty && !state.conversation.held.isEmpty
  }

  /// Where it takes none Enter only says why.
  private var takesMessages: Bool {
    if case .closed = state.link { return false }
    return !state.conversation.isGone
  }

  var sendsAtOnce: Bool { state.conversation.canSend && !state.link.isWaiting }

  /// Something waits that Up takes back into the empty input.
  var takesBack: Bool {
    let chat = state.conversation
    return chat.composer.isEmpty && !(chat.held.isEmpty && chat.queue.isEmpty)
  }

  func isOn(_ toggle: Toggle) -> Bool { state.toggles.on.contains(toggle) }
}

// MARK: - Chats and transcript

extension CommandScene {
  var listHidesTranscript: Bool { state.size.columns < ScreenLayout.listThreshold }

  var leadsToNewChat: Bool { !state.isNewChat || state.focus != .composer }

  var hasEntries: Bool { !state.conversation.entries.isEmpty }

  var isTranscriptLong: Bool {
    shown.totalRows > shown.visibleRows || state.conversation.older != .none
  }

  /// Where there is room for it, the line above the input tells it.
  var isAwayFromEnd: Bool {
    !state.conversation.viewport.isFollowing && state.size.rows < ScreenLayout.ruleThreshold
  }

  var foldsDetails: Bool { hasDetails && state.conversation.showsDetails }

  var unfoldsDetails: Bool { hasDetails && !state.conversation.showsDetails }

  private var hasDetails: Bool { window != nil || hasEntries }
}

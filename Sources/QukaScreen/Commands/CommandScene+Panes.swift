import QukaChat
import QukaWire

// MARK: - Answers

extension CommandScene {
  /// An answer on screen runs as far as the person can tell, and no stop of it is under way.
  var canStopOnScreen: Bool {
    cancelsUpload
      || conversation.turn.map { $0.isActive && !$0.looksOver && $0.stop == nil } ?? false
  }

  var stopsOnScreen: Bool { state.escapeMeaning == .stop }

  /// The pictures of a question on screen are on their way.
  var cancelsUpload: Bool { conversation.unsent.uploading != nil }

  var closesSelection: Bool { state.escapeMeaning == .closeSelection }

  /// Esc closes the list of keys.
  var closesKeys: Bool { closesMenu && state.inputMenu?.kind == .keys }

  var leavesMode: Bool { state.escapeMeaning == .leaveMode }

  var endsSelecting: Bool { state.escapeMeaning == .endSelecting }

  /// There is text on screen in which keys can select.
  var canSelectText: Bool { !state.look.isLinear && hasEntries && window == nil }

  var hasSelectedText: Bool { state.selecting.mayCopy }

  /// An answer runs in any chat, and no stop of it is under way; or pictures are on their way.
  var canStopAnywhere: Bool {
    state.chats.conversations.values.contains {
      $0.isGenerating && $0.turn?.stop == nil || $0.unsent.uploading != nil
    }
  }

  /// An answer streams in a chat that is not on screen.
  var runsElsewhere: Bool { state.chats.conversations.contains { isStreaming($0.value, $0.key) } }

  var runsInSelected: Bool {
    guard !isFolded, let key = state.chats.sessions.selection,
      let chat = state.chats.conversations[key]
    else {
      return false
    }
    return isStreaming(chat, key)
  }

  func isNext(_ order: ListOrder) -> Bool { state.chats.listOrder.next == order }

  var isArchived: Bool { chat.map(state.chats.sessions.isArchived) ?? false }

  private func isStreaming(_ chat: Conversation, _ key: ConversationID) -> Bool {
    key != state.chats.current && chat.badge == .streaming
  }
}

// MARK: - Trying again

extension CommandScene {
  var connectsAgain: Bool { state.chats.connection.isOffline }

  var sendsAgain: Bool {
    repeatsForChat && (state.chats.canSendAgain || conversation.unsent.hasFailedUpload)
  }

  var loadsAgain: Bool {
    guard case .failed = conversation.record.newest else { return false }
    return repeatsForChat && state.chats.canLoadAgain && state.chats.connection.isConnected
  }

  /// Among the chats it is the list that is loaded again.
  private var repeatsForChat: Bool { !state.chats.connection.isOffline && state.focus != .list }

  /// The last question has its answer, or as much of it as there will be.
  var mayAskAgain: Bool { conversation.lastQuestion != nil && !conversation.isGenerating }

  /// Nothing has to be tried again before a stopped answer goes on.
  var isFreeToContinue: Bool {
    !state.chats.connection.isOffline && !sendsAgain && !loadsAgain && conversation.composer.isEmpty
  }
}

// MARK: - Input

extension CommandScene {
  /// Enter takes a message that is typed.
  var hasMessage: Bool { takesMessages && conversation.composer.hasMessage }

  var hasHeldQuestion: Bool {
    takesMessages && conversation.unsent.isInputFree && !conversation.held.isEmpty
  }

  /// Where it takes none Enter only says why.
  private var takesMessages: Bool {
    if case .closed = state.chats.connection { return false }
    return !conversation.isGone
  }

  var hasSelection: Bool { conversation.composer.selection != nil }

  var canToggleFold: Bool { conversation.composer.canToggleFold }

  /// The caret touches something that is folded.
  var isAtPaste: Bool { !hasSelection && conversation.composer.isAtPiece }

  var sendsAtOnce: Bool { conversation.canSend && !state.chats.connection.isWaiting }

  /// Something waits that Up takes back into the empty input.
  var takesBack: Bool {
    conversation.unsent.isInputFree && !(conversation.held.isEmpty && conversation.queue.isEmpty)
  }

  func isOn(_ toggle: Toggle) -> Bool { state.chats.toggles.on.contains(toggle) }
}

// MARK: - Chats and transcript

extension CommandScene {
  var listHidesTranscript: Bool { state.size.columns < ScreenLayout.listThreshold }

  var leadsToNewChat: Bool { !state.chats.isNewChat || state.focus != .composer }

  var hasEntries: Bool { !conversation.entries.isEmpty }

  var isTranscriptLong: Bool {
    shown.totalRows > shown.visibleRows || conversation.record.older != .none
  }

  /// Where there is room for it, the line above the input tells it.
  var isAwayFromEnd: Bool {
    !state.viewport.isFollowing && state.size.rows < ScreenLayout.ruleThreshold
  }

  var foldsDetails: Bool { hasDetails && state.reading.showsDetails }

  var unfoldsDetails: Bool { hasDetails && !state.reading.showsDetails }

  private var hasDetails: Bool { window != nil || hasEntries }
}

import QukaChat
import QukaWire

extension AppState {
  mutating func perform(_ jump: Command.Jump) -> [Effect] {
    uncoverTranscript()
    switch jump {
    case .previousQuestion: goToQuestion(before: true)
    case .nextQuestion: goToQuestion(before: false)
    case .unread: return goToUnread()
    }
    return []
  }

  /// New text of the chat on screen first, then the chats that have some, in the order of the list.
  private mutating func goToUnread() -> [Effect] {
    if changeReading({ $0.goToUnread() }) { return [] }
    // What is still being written may have something to read, too, but is not counted.
    let unread =
      chats.sessions.sessions.first { isNews($0.id) }
      ?? chats.sessions.sessions.first {
        $0.id != chats.currentSession && chats.conversations[.session($0.id)]?.isUnread == true
      }
    guard let unread else {
      say("Nothing is unread.", about: .key)
      return []
    }
    let effects = open(unread.id)
    _ = changeReading { $0.goToUnread() }
    return effects
  }

  /// Brings the person's question before or after what stands at the top there.
  private mutating func goToQuestion(before isBefore: Bool) {
    let entries = conversation.entries
    changeReading { reading in
      reading.viewport.countMove()
      let place = reading.viewport.topPlace
      // Where nothing is laid out one is at the end.
      let index =
        place.flatMap { place in entries.firstIndex { $0.id == place.entry } } ?? entries.count
      let isBelowTop = place.map { $0.isBody || $0.depth > 0 } ?? false
      let isAboveTop = place.map { !$0.isBody && $0.depth < 0 } ?? true
      let found =
        isBefore
        ? entries[..<(isBelowTop ? min(index + 1, entries.count) : index)].last(where: \.isQuestion)
        : entries[min(isAboveTop ? index : index + 1, entries.count)...].first(where: \.isQuestion)
      if let found {
        reading.viewport.jump(to: Viewport.Anchor(entry: found.id, offset: 0))
      } else if isBefore {
        reading.viewport.scrollToTop()
      } else {
        reading.viewport.follow()
      }
    }
  }
}

extension Reading {
  /// What was not seen yet is about to be shown; it can be jumped to.
  mutating func beginReading(_ chat: Conversation) {
    viewport.unread = viewport.seenEnd ?? chat.turnBegin
  }

  fileprivate mutating func goToUnread() -> Bool {
    let news = viewport.metrics.newRows > 0 && !viewport.isFollowing ? viewport.seenEnd : nil
    guard let place = viewport.unread ?? news else { return false }
    viewport.countMove()
    viewport.unread = nil
    viewport.jump(to: place)
    return true
  }
}

extension Conversation {
  fileprivate var turnBegin: Viewport.Anchor? {
    let first = transcript.turnStart < entries.count ? entries[transcript.turnStart] : entries.last
    return first.map { Viewport.Anchor(entry: $0.id, offset: 0) }
  }
}

import QukaWire

extension Chats {
  /// Asks the server for a title again, from the chat's first question: a title cannot be chosen
  /// (docs/protocol.md §3.3).
  package mutating func retitle(_ id: SessionID) -> [ServerEffect] {
    let key = ConversationID.session(id)
    guard conversations[key]?.isGone != true else {
      tell(.title(.ofGoneChat(id)))
      return []
    }
    guard sessions.arrangement(of: id).title == nil else {
      tell(.arranging(.titleIsOwn(id)))
      return []
    }
    guard let space = serverSpace, titles.begin(id) else { return [] }
    tell(.title(.asking(id)))
    if let conversation = conversations[key], conversation.record.newest == .loaded,
      conversation.record.older == .none
    {
      return askForTitle(id, conversation.entries.lazy.compactMap(\.question).first)
    }
    if let conversation = conversations[key], conversation.record.newest == .loaded {
      return [findFirstQuestion(id, in: space, conversation.record.total)]
    }
    if conversations[key] == nil { conversations[key] = Conversation() }
    change(key) { conversation in
      conversation.record.isWanted = true
      // Nobody listens to a chat that was never opened.
      conversation.channel.expectMisses()
    }
    return fetchWantedHistory(id)
  }

  /// The history came for which a title waited.
  mutating func retitleIfWanted(_ id: SessionID) -> [ServerEffect] {
    guard let space = serverSpace, titles.isWaiting(id),
      let conversation = conversations[.session(id)]
    else {
      return []
    }
    guard conversation.record.older == .none else {
      return [findFirstQuestion(id, in: space, conversation.record.total)]
    }
    return askForTitle(id, conversation.entries.lazy.compactMap(\.question).first)
  }

  /// The oldest page of a long chat, fetched for its first question alone; nil when it was not that.
  mutating func firstQuestionFound(
    _ id: SessionID, _ messages: [Message], _ page: HistoryPage
  ) -> [ServerEffect]? {
    guard titles.page(of: id) == page.number else { return nil }
    return askForTitle(id, messages.first { $0.role == .user }?.text)
  }

  private mutating func findFirstQuestion(
    _ id: SessionID, in space: Space, _ total: Int
  ) -> ServerEffect {
    let last = max(2, (total + HistoryPage.size - 1) / HistoryPage.size)
    titles.wait(for: last, of: id)
    return .loadHistory(space.id, id, page: last)
  }

  private mutating func askForTitle(_ id: SessionID, _ question: String?) -> [ServerEffect] {
    guard let space = serverSpace, let question, !question.isEmpty else {
      titles.end(id)
      tell(.title(.noQuestion(id)))
      return []
    }
    titles.ask(id)
    return [.title(space.id, id, firstMessage: question)]
  }

  /// A title that was asked for cannot be had.
  ///
  /// - Parameter failure: nil when the server's title was empty.
  mutating func titleFailed(_ id: SessionID, _ failure: Failure?) {
    guard titles.end(id) else { return }
    tell(.title(.failed(id, failure)))
  }

  mutating func sessionTitled(_ id: SessionID, _ result: Result<String, Failure>)
    -> [ServerEffect]
  {
    switch result {
    case .failure(let failure):
      // The first title comes unasked; without it the chat keeps its first words.
      titleFailed(id, failure)
      return []
    case .success(let name):
      guard let title = SessionTitle.clean(name) else {
        titleFailed(id, nil)
        return []
      }
      let former = sessions.serverTitle(of: id)
      sessions.rename(id, to: title)
      keepChat(id)
      if titles.end(id) {
        tell(.title(.given(id, former: former, isSame: former == sessions.serverTitle(of: id))))
      }
      return []
    }
  }
}

extension Entry {
  /// The text of a question.
  fileprivate var question: String? {
    if case .question(let question) = content { return question.text }
    return nil
  }
}

import QukaText
import QukaWire

extension AppState {
  /// Asks the server for a title again, from the chat's first question: a title cannot be chosen
  /// (docs/protocol.md §3.3).
  mutating func retitle(_ id: SessionID) -> [Effect] {
    let key = ConversationID.session(id)
    guard conversations[key]?.isGone != true else {
      say("\(quotedTitle(id)) no longer exists at the server.", about: .program)
      return []
    }
    guard let space, titles.begin(id) else { return [] }
    say("Asking the server for a title of \(quotedTitle(id))…", about: .program)
    if let conversation = conversations[key], conversation.history == .loaded,
      conversation.older == .none
    {
      return askForTitle(id, conversation.entries.lazy.compactMap(\.question).first)
    }
    if let conversation = conversations[key], conversation.history == .loaded {
      return [findFirstQuestion(id, in: space, conversation.total)]
    }
    if conversations[key] == nil { conversations[key] = Conversation() }
    change(key) { conversation in
      conversation.wantsHistory = true
      // Nobody listens to a chat that was never opened.
      if !conversation.isSubscribed { conversation.mayHaveMissedEvents = true }
    }
    return fetchWantedHistory(id)
  }

  /// The history came for which a title waited.
  mutating func retitleIfWanted(_ id: SessionID) -> [Effect] {
    guard let space, titles.isWaiting(id), let conversation = conversations[.session(id)] else {
      return []
    }
    guard conversation.older == .none else {
      return [findFirstQuestion(id, in: space, conversation.total)]
    }
    return askForTitle(id, conversation.entries.lazy.compactMap(\.question).first)
  }

  /// The oldest page of a long chat, fetched for its first question alone; nil when it was not that.
  mutating func firstQuestionFound(
    _ id: SessionID, _ messages: [Message], _ page: HistoryPage
  ) -> [Effect]? {
    guard titles.page(of: id) == page.number else { return nil }
    return askForTitle(id, messages.first { $0.role == .user }?.text)
  }

  private mutating func findFirstQuestion(
    _ id: SessionID, in space: Space, _ total: Int
  ) -> Effect {
    let last = max(2, (total + HistoryPage.size - 1) / HistoryPage.size)
    titles.wait(for: last, of: id)
    return .loadHistory(space.id, id, page: last)
  }

  private mutating func askForTitle(_ id: SessionID, _ question: String?) -> [Effect] {
    guard let space, let question, !question.isEmpty else {
      titles.end(id)
      say(
        "There is no question in \(quotedTitle(id)) yet that a title could be made from.", .warning,
        about: .program)
      return []
    }
    titles.ask(id)
    return [.title(space.id, id, firstMessage: question)]
  }

  /// A title that was asked for cannot be had.
  mutating func titleFailed(_ id: SessionID, _ sentence: String) {
    guard titles.end(id) else { return }
    sayFailed("\(quotedTitle(id)) keeps its title. \(sentence)")
  }

  package mutating func sessionTitled(_ id: SessionID, _ result: Result<String, Failure>)
    -> [Effect]
  {
    switch result {
    case .failure(let failure):
      // The first title comes unasked; without it the chat keeps its first words.
      titleFailed(id, failure.sentence)
      return []
    case .success(let name):
      guard let title = SessionTitle.clean(name) else {
        titleFailed(id, "The server's answer was empty.")
        return []
      }
      let (before, quoted) = (sessions.title(of: id), quotedTitle(id))
      sessions.rename(id, to: title)
      if titles.end(id) {
        say(
          before == sessions.title(of: id)
            ? "\(quoted) keeps its title: the server gave the same one."
            : "\(quoted) is now called \(quotedTitle(id)).", about: .program)
      }
      return current == .session(id) ? [.setTitle(windowTitle)] : []
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

// MARK: - In sentences

extension AppState {
  func quotedTitle(of key: ConversationID) -> String {
    if case .session(let id) = key { return quotedTitle(id) }
    return "the new chat"
  }

  /// The title of a chat in quotation marks, short enough for a sentence.
  ///
  /// - Parameter unknown: what a chat is called that is not in the list.
  func quotedTitle(_ id: SessionID, unknown: String = "this chat") -> String {
    guard let title = sessions.title(of: id) else { return unknown }
    return "“\(TextFit.cut(TextFit.oneLine(title), to: 30))”"
  }
}

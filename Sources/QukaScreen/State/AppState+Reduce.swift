import QukaText
import QukaWire

extension AppState {
  /// The only mutator: takes an event, answers what has to be done.
  package mutating func reduce(_ event: Event, at now: Instant) -> [Effect] {
    self.now = max(self.now, now)
    defer {
      dropAbsentChats()
      keepSelectionListed()
      endWhatIsOver()
    }
    // Where the mouse points is measured as the screen was.
    let rules = look.columnRules
    guard rules != ColumnRules() else { return take(event) }
    return DisplayWidth.$rules.withValue(rules) { take(event) }
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .input(let input):
      return reduceInput(input) + loadOlderIfNear()
    case .resized(let size):
      self.size = size
      return []
    case .tick: return advance()
    case .laidOut(let metrics):
      withCurrent { $0.viewport.laidOut(metrics) }
      takeFinding(metrics)
      return loadOlderIfNear()
    case .day(let day):
      today = day
      return []
    case .terminated: return quit()
    case .signedIn(let result): return signedIn(result)
    case .sessionsLoaded(let page, let result): return sessionsLoaded(page, result)
    case .historyLoaded(let id, let result, let page): return historyLoaded(id, result, page)
    case .sessionTitled(let id, let result): return sessionTitled(id, result)
    case .sessionDeleted(let id, let result): return sessionDeleted(id, result)
    case .knowledgeLoaded(let id, let result): return knowledgeLoaded(id, result)
    case .escapeTime(let milliseconds):
      takeEscapeTime(milliseconds: milliseconds)
      return []
    case .copied(let text, let outcome): return copied(text, outcome)
    case .opened(let address, let outcome): return opened(address, outcome)
    case .sessionCreated(let turn, let result): return sessionCreated(turn, result)
    case .messageNamed(let turn, let result): return messageNamed(turn, result)
    case .sendWritten(let turn): return sendWritten(turn)
    case .sendWithdrawn(let turn): return sendWithdrawn(turn)
    case .sendAnswered(let turn, let result): return sendAnswered(turn, result)
    case .stopAnswered(let turn, let answer): return stopAnswered(turn, answer)
    case .link(let event): return reduceLink(event)
    case .theme(let event): return reduceTheme(event)
    case .toggles(let event):
      reduceToggles(event)
      return []
    case .measured(let widths):
      look.columnRules = widths.rules
      return []
    }
  }

  /// Does what is due: turns, notices, the warm stop connection.
  private mutating func advance() -> [Effect] {
    let now = now
    var effects: [Effect] = []
    if let end = noticeEndsAt, end <= now { endNotice() }
    if let armed = quitArmedUntil, armed <= now { quitArmedUntil = nil }
    for id in chats(where: { $0.turn?.deadline.map { $0 <= now } ?? false }) {
      effects += turnActions(in: id) { $0.advance(to: now) }
    }
    effects += advanceRepairs()
    effects += lookAtUnconfirmed()
    effects += advanceDeletions()
    closeBeside()
    effects += sendAfterLostStops()
    if let warm = nextWarmAt, warm <= now { effects += warmStop() }
    return effects
  }

  /// The chats that fit, in the order in which they asked: a dictionary's own order would make the effects
  /// differ from run to run.
  func chats(where fits: (Conversation) -> Bool) -> [ConversationID] {
    conversations.compactMap { key, conversation in
      fits(conversation) ? (key, conversation.turnID.number, key.session?.rawValue ?? "") : nil
    }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// Keeps the stop call's connection open as long as there is something to stop.
  package mutating func warmStop() -> [Effect] {
    guard mayStopAnything else {
      nextWarmAt = nil
      return []
    }
    nextWarmAt = now + .seconds(20)
    return [.warmStop]
  }

  package mutating func quit() -> [Effect] {
    guard !isEnding else { return [] }
    isEnding = true
    return sendDeletions() + [.quit]
  }

  /// Ends the program with a sentence.
  package mutating func fail(_ sentence: String) -> [Effect] {
    fatal = sentence
    return quit()
  }
}

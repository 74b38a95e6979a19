import QukaChat
import QukaText
import QukaWire

extension AppState {
  /// The only mutator: takes an event, answers what has to be done.
  package mutating func reduce(_ event: Event, at now: Instant) -> [Effect] {
    chats.setTime(now)
    let former = chats.current
    let isInput = if case .input = event { true } else { false }
    defer {
      chats.settle()
      followVi(from: isInput ? former : nil)
      followMenu()
      endWhatIsOver()
    }
    // Where the mouse points is measured as the screen was.
    let rules = look.columnRules
    let effects =
      rules == ColumnRules() && keys.isUsual
      ? follow(event)
      : DisplayWidth.$rules.withValue(rules) {
        KeyMap.$inForce.withValue(keys) { follow(event) }
      }
    if chats.current != former { selecting = Selecting() }
    return effects + (chats.current == former ? [] : keepView(of: former))
  }

  private mutating func follow(_ event: Event) -> [Effect] {
    take(event) + followFinding() + followExport() + followSelection(event)
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .input(let input):
      if case .key = input { endAwaiting() }
      defer { noteView() }
      return reduceInput(input) + loadOlderIfNear()
    case .resized(let size):
      self.size = size
      return []
    case .keyBytes(let bytes):
      take(keyBytes: bytes)
      return []
    case .tick: return advance()
    case .laidOut(var metrics):
      let effects = take(metrics.selection)
      // It may be long, and nobody asks for it again.
      metrics.selection?.copied = nil
      changeReading { $0.viewport.laidOut(metrics) }
      endAwaiting(unless: viewport.isFollowing)
      // Where the caret came to the end, the view does not follow that.
      if metrics.selection?.done ?? 0 > 0 { holdStill() }
      takeFinding(metrics)
      return effects + loadOlderIfNear()
    case .day(let day):
      today = day
      chats.dayStart = day.start
      return []
    case .terminated: return quit()
    case .server(let event): return take(event)
    case .memory(let event): return take(event)
    case .notKept(let sentence, let isLasting):
      if isLasting { chats.keeping = .nothing }
      say(sentence, .warning, about: .program)
      return []
    case .escapeTime(let milliseconds):
      takeEscapeTime(milliseconds: milliseconds)
      return []
    case .copied(let text, let outcome): return copied(text, outcome)
    case .opened(let address, let outcome): return opened(address, outcome)
    case .openedSigned(let outcome):
      openedSigned(outcome)
      return []
    case .edited(let outcome):
      edited(outcome)
      return []
    case .files(let event): return take(event)
    case .theme(let event): return reduceTheme(event)
    case .toggles(let event):
      reduceToggles(event)
      return []
    case .measured(let widths):
      look.columnRules = widths.rules
      return []
    }
  }

  /// Does what is due: notices, turns, the warm stop connection.
  private mutating func advance() -> [Effect] {
    if let end = noticeEndsAt, end <= now { endNotice() }
    if let armed = quitArmedUntil, armed <= now { quitArmedUntil = nil }
    scrollWhileSelecting()
    return keepViewIfDue() + act { $0.advance() }
  }

  package mutating func quit() -> [Effect] {
    guard !isEnding else { return [] }
    isEnding = true
    return act { $0.sendDeletions() } + keepView(of: chats.current) + [.quit]
  }

  /// Ends the program with a sentence.
  package mutating func fail(_ sentence: String) -> [Effect] {
    fatal = sentence
    return quit()
  }
}

// MARK: - The chats

extension AppState {
  /// Does something with the chats, and tells what they have to tell.
  mutating func act(_ verb: (inout Chats) -> [ServerEffect]) -> [Effect] {
    let effects = verb(&chats)
    return takeNews() + chats.takeMemory().map(Effect.memory) + effects.map(Effect.server)
  }

  /// The same, where the server is not asked for anything.
  mutating func actAlone(_ verb: (inout Chats) -> Void) -> [Effect] {
    act { chats in
      verb(&chats)
      return []
    }
  }

  private mutating func take(_ event: ServerEvent) -> [Effect] {
    switch event {
    case .inSpace(let id, let inner) where id == chats.space?.id: return take(inner)
    case .inSpace, .historyRead: break
    case .historyLoaded(let id, let result, let page):
      if page.number > 1 || (try? result.get()) != nil {
        readings[.session(id)]?.viewport.holdPlace()
        defer { goToAwaited(in: .session(id)) }
        return reduceChats(event)
      }
    case .sessionsLoaded(_, let result):
      let isHere = (try? result.get()) != nil
      let effects = keepingPlace { $0.reduceChats(event) }
      let isListed = chats.currentSession.flatMap(chats.sessions.session) != nil
      return (isHere && isListed ? [.setTitle(windowTitle)] : []) + effects
    case .sessionTitled(_, .success):
      let title = windowTitle
      let effects = reduceChats(event)
      return effects + (windowTitle == title ? [] : [.setTitle(windowTitle)])
    case .realtime(.chat(let id, _)) where readings[.session(id)]?.awaited != nil:
      defer { goToAwaited(in: .session(id)) }
      return reduceChats(event)
    case .signedIn(.success):
      let former = chats.owner
      let effects = reduceChats(event)
      return (chats.owner == former ? [] : recallToggles()) + effects
    case .signedIn, .sessionTitled, .sessionDeleted, .knowledgeLoaded, .fileLocated, .sessionShared,
      .sessionCreated, .messageNamed, .uploadMoved, .uploaded, .sendWritten, .sendWithdrawn,
      .sendAnswered,
      .stopAnswered, .realtime:
      break
    }
    return reduceChats(event)
  }

  /// What was kept stands where the view of it is: older messages come above it.
  private mutating func take(_ event: MemoryEvent) -> [Effect] {
    let now = now
    if case .pageRecalled(let id, _, _) = event {
      readings[.session(id)]?.viewport.holdPlace()
    }
    defer {
      if case .pageRecalled(let id, let page, _) = event, let view = page.view {
        recall(view, of: .session(id))
      }
    }
    let wasKnown = chats.owner
    let effects = keepingPlace { state in
      defer { state.chats.settle() }
      return state.act { $0.reduce(event, at: now) }
    }
    return (chats.owner == wasKnown ? [] : recallToggles()) + effects
  }

  /// Lets the chats take what the server told. What nobody needs any more goes at once, for what follows reads the list.
  private mutating func reduceChats(_ event: ServerEvent) -> [Effect] {
    let now = now
    defer { chats.settle() }
    return act { $0.reduce(event, at: now) }
  }

  /// Changes the list; what the wheel brought into view stays where it is.
  private mutating func keepingPlace(_ change: (inout AppState) -> [Effect]) -> [Effect] {
    let top = listTop.flatMap { topChat(below: $0) }
    let effects = change(&self)
    if let listTop, let top, let row = listRow(of: top.chat) {
      self.listTop = max(0, listTop + row - top.row)
    }
    return effects
  }

  /// Fetches the page before the first message when the view comes near it.
  private mutating func loadOlderIfNear() -> [Effect] {
    viewport.isNearTop ? act { $0.loadOlder() } : []
  }
}

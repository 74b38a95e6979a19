import QukaChat
import QukaText
import QukaWire

// What the chats have to tell, on the screen.
extension AppState {
  mutating func takeNews() -> [Effect] {
    chats.takeNews().flatMap { take($0) }
  }

  private mutating func take(_ news: ChatNews) -> [Effect] {
    switch news {
    case .cannotStart(let failure): return fail(StartText.words(failure))
    case .place(let news): return take(news)
    case .end(.ended(let key, let ending)):
      guard !isTerminalFocused, let text = words(on: ending, of: key) else { return [] }
      return [.notify(text)]
    case .shared(let id, let result): return shared(id, result)
    case .server(let news): tell(news)
    case .asking(let news): tell(news)
    case .end(let news): tell(news)
    case .history(let news): tell(news)
    case .loss(let news): tell(news)
    case .title(let news): tell(news)
    case .arranging(let news): tell(news)
    }
    return []
  }

  private mutating func take(_ news: PlaceNews) -> [Effect] {
    switch news {
    case .left:
      // What was said of the chat before goes with it.
      coveredNotice = nil
      if notice?.subject.isOfScreen == true { notice = nil }
    case .opened(let key, let wasUnread): return opened(key, wasUnread: wasUnread)
    case .newChat: focus = .composer
    case .adopted(let key, let id):
      readings[.session(id)] = readings.removeValue(forKey: key)
      if editing?.chat == key { editing?.chat = .session(id) }
      if case .palette(var palette) = overlays.last {
        palette.rename(key, to: .session(id))
        overlays[overlays.count - 1] = .palette(palette)
      }
    case .enteredSpace(let space):
      say("You are in the space \(SpaceText.title(space)) now.", about: .program)
      return recallToggles() + [.setTitle(windowTitle)]
    case .staysInSpace(let key):
      let isRunning = chats.conversations[key]?.mayBeStopped == true
      say(SpaceText.stays(quotedTitle(of: key), isRunning: isRunning), .warning, about: .program)
    case .forgotten(let key): readings[key] = nil
    }
    return []
  }

  private mutating func opened(_ key: ConversationID, wasUnread: Bool) -> [Effect] {
    if wasUnread, let conversation = chats.conversations[key] {
      readings[key, default: Reading()].beginReading(conversation)
    }
    // The advice to open it is taken.
    if case .session(let id) = key, notice?.subject == .adviceToOpen(id) { notice = nil }
    return [.setTitle(windowTitle)]
  }

  /// What is told of the end of an answer to somebody who looks elsewhere; who stopped it knows.
  private func words(on ending: Turn.Ending, of key: ConversationID) -> String? {
    let title = key.session.flatMap(chats.sessions.title).map(ChatName.line)
    let name = title.map { ": " + TextFit.cut($0, to: 60) } ?? ""
    switch ending {
    case .completed: return "Answer ready" + name
    case .failed, .interrupted: return "Answer interrupted" + name
    case .stopped, .finished, .incomplete, .withdrawn, .detached: return nil
    }
  }
}

// MARK: - The server

extension AppState {
  private mutating func tell(_ news: ServerNews) {
    switch news {
    case .connected:
      if notice?.subject == .outage { notice = nil }
    case .closed(let reason): say(ConnectionText.closed(reason), .warning, about: .closed)
    case .stillSigningIn: say("Still signing in.", about: .key)
    // The header and the line above the input tell of it as long as it lasts.
    case .signInFailed: break
    case .listStillLoading: say("The chats are still loading.", about: .key)
    case .reloadingList: say("Reloading the chats…", about: .chats)
    case .listLoaded:
      if notice?.subject == .chats { say("Chats reloaded.", about: .key) }
    case .listFailed(let failure, let space): sayFailed(words(failure, of: space))
    }
  }

  private mutating func tell(_ news: HistoryNews) {
    switch news {
    case .loaded(let key): if isAskedToLoad(key) { say("Chat reloaded.", in: key) }
    case .failed(let key, let failure, let isRetry, let isGivenUp):
      let isAsked = isAskedToLoad(key)
      guard !isRetry || isGivenUp || isAsked else { return }
      sayFailed(
        (isAsked ? "The chat could not be loaded. " : "")
          + (isGivenUp
            ? failure.sentenceBesideKey + " \(KeyMap.name(of: .tryAgain)) retries."
            : failure.sentence),
        in: key
      )
    case .loadingOlder(let key): readings[key]?.viewport.holdPlace()
    case .loadingAgain: say("Reloading the chat…", about: .loading)
    case .nothingToTryAgain: say("There is nothing to retry.", about: .key)
    case .goalReached(let key, let entry): showFound(entry, in: key)
    case .goalMissed: say("That message is no longer in this chat.", .warning, about: .screen)
    }
  }

  /// The person asked for the chat on screen to be loaded again, and waits.
  private func isAskedToLoad(_ key: ConversationID) -> Bool {
    key == chats.current && notice?.subject == .loading
  }
}

// MARK: - Asking and stopping

extension AppState {
  private mutating func tell(_ news: AskingNews) {
    switch news {
    case .taken:
      // Hints about what was typed have had their time; a warning has not.
      if notice?.kind == .information { notice = nil }
    case .asked(let key): readings[key]?.viewport.follow()
    case .waitsForConnection:
      say("Your question will be sent when you are online again. Up takes it back.", about: .queue)
    case .waitsForStop:
      say("Still stopping. Your question will be sent right after.", about: .queue)
    case .heldNeedsEnter: say("Press Enter again to send the held question.", about: .key)
    case .chatIsGone:
      say(
        "This chat no longer exists on the server; \(KeyMap.name(of: .newChat)) starts a new one.")
    case .earlierStopMayHit(let key):
      say(
        "An earlier stop got lost. If it still arrives, it stops this answer.",
        .warning, in: key)
    case .stoppedAnswerMayRun(let key):
      say("The answer you stopped may still be running on the server.", in: key)
    case .quietAnswerMayRun(let key):
      say("The previous answer may still be running on the server.", in: key)
    case .sentAgain(let key):
      say("The server did not reply: your question was sent again.", in: key)
    case .stopOnItsWay:
      say("Still stopping. Retry in a moment.", about: .turn)
    case .failed(let failure, let key): sayFailed(failure.sentence, in: key)
    case .creationFailed(let failure, let key, let space):
      sayFailed(words(failure, of: space), in: key)
    case .quoted:
      focus = .composer
      say("Quoted, because the model forgets a stopped answer. Enter sends it.", about: .input)
    case .nothingToContinue(let why): tell(why)
    case .broughtForChange:
      focus = .composer
      say(
        "Change it; Enter asks it as a new question. The old one stays: the server keeps all.",
        about: .key)
    case .picturesMissing:
      focus = .composer
      say(PictureText.missing, about: .input)
    case .picturesLost(let names): say(PictureText.lost(names), .warning, about: .program)
    case .nothingAsked: say("Nothing was asked here yet.", about: .key)
    case .attached(let picture): sayAloud("Attached: \(PictureText.described(picture)).")
    case .tooManyAttached:
      say("A question can have \(Limits.attachments) pictures at most.", .warning)
    case .uploadFailed(let failure, let key):
      let again = " \(KeyMap.name(of: .tryAgain)) sends the question again."
      sayFailed(PictureText.words(failure) + again, in: key)
    }
  }

  private mutating func tell(_ why: AskingNews.WhyNothing) {
    switch why {
    case .isRunning: say("The answer is still running. Esc stops it.", about: .turn)
    case .noAnswer: say("There is no answer here yet.", about: .key)
    case .notStopped:
      say("The last answer was not stopped: there is nothing to continue.", about: .key)
    }
  }

  private mutating func tell(_ news: EndNews) {
    switch news {
    case .ended: break
    case .stopEnded(let id, let ending, let mark): tellOfStop(ending, mark, of: id)
    case .withdrawn(let key, let isInInput): tellOfWithdrawal(key, isInInput: isInInput)
    case .nothingToStop(let key):
      say("No answer is running in \(quotedTitle(of: key)).", about: .program)
    case .answerIsComplete(let key):
      say("The answer in \(quotedTitle(of: key)) is complete.", about: .program)
    case .stoppingAll(let count):
      say("Stopping \(CountText.answers(count))…", about: .stops)
    case .alreadyStopping: say("Already stopping.", about: .stops)
    case .nothingRuns: say("No answer is running.", about: .program)
    case .stopFailed(let error, let key): sayFailed(error.fact, in: key)
    }
  }

  private mutating func tellOfWithdrawal(_ key: ConversationID, isInInput: Bool) {
    if key == chats.current {
      let place = isInInput ? "in the input again" : "held"
      return say("Stopped before it was sent; the question is \(place).", about: .input)
    }
    let title = key.session.map { quotedTitle($0) } ?? "The new chat"
    let place = isInInput ? "in its input again" : "held there"
    say("\(title): stopped before it was sent; the question is \(place).", about: .program)
  }

  /// A stop ended in a chat that is not on screen.
  private mutating func tellOfStop(_ ending: Turn.Ending, _ mark: TurnMark?, of id: SessionID) {
    let title = quotedTitle(id)
    switch ending {
    case .stopped, .finished: tellOfConfirmedStop(mark, of: id)
    case .detached(let reason):
      let detail = reason.map { ": \($0.words)" } ?? "; it may still be running there."
      say("\(title): the server has not confirmed the stop\(detail)", .warning, about: .program)
    case .failed(let reason):
      let detail = reason.map { ": \($0.words)" } ?? "."
      say("\(title): failed while stopping\(detail)", .warning, about: .program)
    case .interrupted, .incomplete:
      say("\(title): interrupted while stopping.", .warning, about: .program)
    case .withdrawn, .completed: break
    }
  }

  /// One sentence per chat, or one for all that were confirmed while the sentence before still stands.
  private mutating func tellOfConfirmedStop(_ mark: TurnMark?, of id: SessionID) {
    // Good news does not hide a warning.
    if let notice, notice.kind == .warning, notice.until > now { return }
    var stopped = [id]
    if case .confirmedStops(let before) = notice?.subject { stopped = before + stopped }
    let titles = stopped.map { quotedTitle($0) }
    say(
      stopped.count > 1
        ? "\(CountText.answers(stopped.count)) stopped: " + titles.joined(separator: ", ")
        : "\(quotedTitle(id)): " + (mark.map { MarkText.text($0) } ?? "stopped"),
      about: .confirmedStops(stopped))
  }
}

// MARK: - Chats that go away

extension AppState {
  private mutating func tell(_ news: LossNews) {
    switch news {
    case .gone(let id, let title, let hasTyped, let isKept):
      tellOfGone(id, title, hasTyped: hasTyped, isKept: isKept)
    case .refused(let id, let reason):
      let isCurrent = chats.currentSession == id
      let title = isCurrent ? "This chat" : quotedTitle(id, unknown: "A chat")
      say(
        RefusalText.noUpdates(title, reason) + ".", .warning,
        about: isCurrent ? .screen : .program)
    case .deleted(let id, let until):
      say(
        "\(quotedTitle(id)) is deleted. \(KeyMap.name(of: .bringBack)) brings it back.",
        about: .program)
      notice?.until = until
    case .notDeleted(let id, .answerRuns):
      sayFailed("\(quotedTitle(id)) was not deleted: an answer is running in it again.")
    case .notDeleted(let id, .request(let failure)):
      sayFailed("\(quotedTitle(id)) was not deleted: \(failure.sentence)")
    case .nothingToBringBack(let isTooLate):
      say(
        isTooLate ? "It is too late to bring it back." : "There is no chat to bring back.",
        about: .key)
    case .broughtBack(let id, let isGone, let staying):
      let title = quotedTitle(id)
      let rest = staying.map { words($0) } ?? ""
      say(
        isGone ? "\(title) no longer exists on the server.\(rest)" : "\(title) is back.\(rest)",
        isGone ? .warning : .information, about: .program)
    }
  }

  private mutating func tellOfGone(
    _ id: SessionID, _ title: String?, hasTyped: Bool, isKept: Bool
  ) {
    let isCurrent = chats.currentSession == id
    let fact = GoneText.fact(title, unknown: isCurrent ? "This chat" : "A chat", isKept: isKept)
    if isCurrent {
      say("\(fact) \(KeyMap.name(of: .newChat)) starts a new chat.", .warning)
    } else if hasTyped {
      say(
        "\(fact) Open it and press \(KeyMap.name(of: .newChat)) to keep what you typed.", .warning,
        about: .adviceToOpen(id))
    } else {
      say(fact, .warning, about: .program)
    }
  }

  private func words(_ staying: LossNews.Staying) -> String {
    let what = staying.isAll ? "What" : "Some of what"
    return " \(what) you typed there stays in \(quotedTitle(of: staying.place))."
  }

  private mutating func tell(_ news: TitleNews) {
    switch news {
    case .ofGoneChat(let id):
      say("\(quotedTitle(id)) no longer exists on the server.", about: .program)
    case .asking(let id):
      say("Asking for a new title for \(quotedTitle(id))…", about: .program)
    case .noQuestion(let id):
      say(
        "\(quotedTitle(id)) has no question yet to make a title from.",
        .warning, about: .program)
    case .failed(let id, let failure):
      let why = failure?.sentence ?? "The server sent no title."
      sayFailed("\(quotedTitle(id)) keeps its title. \(why)")
    case .given(let id, let former, let isSame):
      let quoted = former.map(ChatName.quoted) ?? "this chat"
      say(
        isSame
          ? "\(quoted) keeps its title: the server gave the same one."
          : "\(quoted) is now called \(quotedTitle(id)).", about: .program)
    }
  }
}

import QukaChat
import QukaText
import QukaWire

extension AppState {
  mutating func reduceInput(_ input: TerminalInput) -> [Effect] {
    if notice?.subject.isOfKey == true, input.isDeed { notice = nil }
    switch input {
    case .key(let key):
      return press(key)
    case .paste(let text):
      return paste(text)
    case .pasteFault(let fault):
      say(PasteText.words(fault), .warning, about: .input)
      return []
    case .mouse(let event):
      return reduceMouse(event)
    case .focus(let isFocused):
      isTerminalFocused = isFocused
      guard isFocused else { return [] }
      // The desktop may have turned from day to night meanwhile.
      return (look.choice.isAutomatic ? [.askBackground] : []) + act { $0.refreshSessions() }
    case .reply(.color(selector: 11, let rgb)):
      look.tell(background: rgb)
      return []
    case .reply:
      return []
    }
  }

  /// Keys go to the topmost overlay, then to the focus, then to everybody.
  private mutating func press(_ key: Key) -> [Effect] {
    let command = keys.command(for: key, in: keyContexts)
    if inspectsKeys, escapeMeaning != .closeOverlay || key != .escape {
      inspect(key)
      return command == .interrupt ? stopInspected() : []
    }
    if let effects = pressInVi(key) { return effects }
    if key != .escape { vi.forgetUnfinished() }
    if command == nil, let second = key.behindEscape {
      // No key of ours: it may have been Esc and a key in one read, and a stop must not be lost.
      if escapeMeaning.stops || usesVi, !key.mayBeTorn { return press(.escape) + press(second) }
      // Nothing to stop: a letter is a chord that means nothing; signs are typed so on some keyboards.
      guard key.isLetterWithAlt else { return press(second) }
    }
    if command.map(isIdle) == true, escapeMeaning.stops || usesVi, let second = key.behindEscape {
      // The same of a key of ours that has nothing to do.
      return press(.escape) + press(second)
    }
    if command?.goesOnWithKills != true { killRing.interrupt() }
    if command != .interrupt { quitArmedUntil = nil }
    listTop = nil
    if key == .enter, isTypedBlindly { return explainNoText() }
    if let command {
      guard overlays.isEmpty || !command.needsNoWindow else {
        explain("Esc closes this first.")
        return []
      }
      let hadText = !conversation.composer.isEmpty
      let effects = perform(command)
      // What was sent or cleared makes room for something new.
      if command.emptiesInput, hadText, conversation.composer.isEmpty { vi.start() }
      return effects
    }
    if case .character(let character) = key.code,
      key.modifiers.isEmpty || key.modifiers == .shift
    {
      return type(String(character), asLine: String(character))
    }
    explain("\(key.name) does nothing here.")
    return []
  }

  /// Says why a key did nothing, unless something graver or the way back stands there.
  mutating func explain(_ sentence: String) {
    guard shownNotice?.kind != .warning, shownNotice == nil || !chats.canBringBack else { return }
    say(sentence, about: .key)
  }

  var keyContexts: [KeyContext] {
    switch overlays.last {
    case .help: return [.help, .global]
    case .confirmDeletion: return [.confirmation, .global]
    case .themes: return [.themes, .global]
    case .links: return [.links, .global]
    case .palette: return [.palette, .global]
    case .title: return [.title, .global]
    case .inspector: return [.inspector, .global]
    case .picture: return [.picture, .global]
    case .copy: return [.copy, .global]
    case .save: return [.save, .global]
    case .export: return [.export, .global]
    case .share: return [.share, .global]
    case .search(let box):
      return box.isTyping ? [.query, .global] : [.browse, .query, .transcript, .global]
    case nil: break
    }
    switch focus {
    case .composer:
      let menu = inputMenu
      return menu == nil || menu?.kind == .keys
        ? [.composer, .global] : [.menu, .composer, .global]
    case .list: return [.list, .global]
    case .transcript:
      return hasTextCaret ? [.selecting, .transcript, .global] : [.transcript, .global]
    }
  }

  mutating func perform(_ command: Command) -> [Effect] {
    if let effects = performInText(command) { return effects }
    switch command {
    case .escape: return escape()
    case .interrupt: return interrupt()
    case .quit: return quit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help:
      overlays.append(.help(top: 0))
      return []
    case .inspectKeys: return showInspector()
    case .chooseTheme: return overlays.isEmpty ? showThemes() : []
    case .newChat: return overlays.isEmpty ? askForNewChat() : []
    case .nextFocus: return moveFocus(by: 1)
    case .previousFocus: return moveFocus(by: -1)
    case .nextChat: return overlays.isEmpty ? openNeighbour(1) : []
    case .previousChat: return overlays.isEmpty ? openNeighbour(-1) : []
    case .toggleList: return toggleList()
    case .tryAgain: return tryAgain()
    case .continueStopped, .editLast, .askAgain: return performAgain(command)
    case .stopAll: return act { $0.stopAll() }
    case .toggleDetails: return toggleDetails()
    case .showLinks: return showLinks()
    case .link(let action): return perform(action)
    case .copy(let action): return perform(action)
    case .exportChat, .shareChat: return command == .exportChat ? showExport() : showSharing()
    case .send: return submit()
    case .recallQueued:
      moveUp()
      return []
    case .edit(let edit):
      return edit == .deleteBackward && detachPicture() ? [] : perform(edit)
    case .attachPicture, .completePath, .pasteClipboard: return performFile(command)
    case .openEditor: return openEditor()
    case .move(let motion): return editing { $0.move(motion) }
    case .select(let motion): return editing { $0.select(motion) }
    case .selectText: return showTextCaret()
    case .selectPage: return []
    case .kill(let kill): return perform(kill)
    case .rewrite(let rewrite): return editing { $0.rewrite(rewrite) }
    case .scroll(let scroll):
      perform(scroll)
      return []
    case .jump(let jump): return isTranscriptFree ? perform(jump) : []
    case .search(let action): return perform(action)
    case .palette: return showPalette(.everything)
    case .findChat: return showPalette(.chats)
    case .chooseSpace: return chooseSpace()
    case .findPrompt: return findPrompt()
    case .toggle(let toggle): return flip(toggle)
    case .toggleMouse: return toggleMouse()
    case .list(let action): return perform(action)
    case .bringBack:
      let mayOpen = overlays.isEmpty
      return act { $0.bringBack(mayOpen: mayOpen) }
    case .menu(let action): return perform(action)
    case .answer(let isYes): return answerOverlay(isYes: isYes)
    }
  }

  private mutating func toggleDetails() -> [Effect] {
    guard isTranscriptFree else { return [] }
    uncoverTranscript()
    changeReading { reading in
      reading.viewport.holdPlace()
      reading.showsDetails.toggle()
    }
    return []
  }

  /// What was asked before goes on, or is asked once more.
  private mutating func performAgain(_ command: Command) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    return act { chats in
      switch command {
      case .continueStopped: chats.continueStopped()
      case .editLast: chats.editLastQuestion()
      default: return chats.askAgain()
      }
      return []
    }
  }

  private mutating func toggleList() -> [Effect] {
    guard size.columns >= ScreenLayout.listThreshold else {
      // Too narrow for both: it takes the screen as long as it has the focus.
      return focus == .list ? moveFocus(to: .composer) : moveFocus(to: .list)
    }
    let isShown = !ScreenLayout.showsList(self)
    isListWanted = isShown
    sayAloud(isShown ? "Chats shown." : "Chats hidden.")
    if focus == .list { focus = .composer }
    return isShown ? act { $0.refreshShownSessions() } : []
  }

  private mutating func showPalette(_ scope: Palette.Scope) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    var palette = Palette(scope: scope)
    palette.chooseFirst(of: items(of: palette))
    overlays.append(.palette(palette))
    let more = loadMoreSessions()
    return more.isEmpty ? act { $0.refreshShownSessions() } : more
  }

  private mutating func moveFocus(by offset: Int) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    let order: [Focus] = [.composer, .list, .transcript]
    let index = order.firstIndex(of: focus) ?? 0
    return moveFocus(to: order[(index + offset + order.count) % order.count])
  }

  private mutating func moveFocus(to target: Focus) -> [Effect] {
    guard overlays.isEmpty else { return [] }
    focus = target
    guard focus == .list else { return [] }
    if let id = chats.currentSession { chats.sessions.selected = id }
    return act { $0.refreshShownSessions() }
  }

  mutating func perform(_ scroll: Command.Scroll) {
    if case .help(let top) = overlays.last {
      let last = HelpView.lastTop(self)
      let target = min(top, last) + scroll.rows(page: max(1, size.rows - 6))
      overlays[overlays.count - 1] = .help(top: max(0, min(target, last)))
      return
    }
    if case .themes(let picker) = overlays.last {
      moveInPicker(picker, by: scroll.rows(page: max(1, size.rows - 6)))
      return
    }
    if case .links(let window) = overlays.last {
      return scrollLinks(window, by: scroll.rows(page: max(1, size.rows - 6)))
    }
    if case .copy(let window) = overlays.last {
      return moveInCopies(window, by: scroll.rows(page: max(1, size.rows / 2 - 2)))
    }
    if case .export = overlays.last {
      return moveInExport(by: scroll.rows(page: 5))
    }
    if case .palette(let palette) = overlays.last {
      movePalette(palette, by: scroll.rows(page: max(1, min(size.rows, 18) - 6)))
      return
    }
    guard isTranscriptFree else { return }
    let hasOlder = conversation.record.older != .none
    changeReading { $0.viewport.perform(scroll, hasOlder: hasOlder) }
  }

  private mutating func perform(_ action: Command.ListAction) -> [Effect] {
    guard chats.hasListedChats || action == .reload else {
      say(whyNoChats, about: .key)
      return []
    }
    let page = max(1, size.rows - 5)
    switch action {
    case .previous: moveInList(by: -1)
    case .next: moveInList(by: 1)
    case .pageUp: moveInList(by: -page)
    case .pageDown: moveInList(by: page)
    case .reload: return act { $0.reloadSessions() }
    case .fold: foldSelected(true)
    case .open where foldedSelection != nil: foldSelected(false)
    case .stop where foldedSelection != nil, .retitle where foldedSelection != nil,
      .entitle where foldedSelection != nil, .archive where foldedSelection != nil,
      .delete where foldedSelection != nil:
      say(whyNothingIsSelected, about: .key)
      return []
    case .open:
      guard let key = chats.sessions.selection else { return [] }
      focus = .composer
      return open(key)
    case .stop: return act { $0.stopSelected() }
    case .retitle:
      guard let id = chats.sessions.selected else {
        say("A new chat gets its title with its first question.", about: .key)
        return []
      }
      return act { $0.retitle(id) }
    case .archive: return archiveSelected()
    case .order: sortList()
    case .entitle:
      showTitle()
      return []
    case .delete:
      guard let id = chats.sessions.selected else {
        say(whyNotDeleted, about: .key)
        return []
      }
      overlays.append(.confirmDeletion(id, since: now))
      return []
    }
    return loadMoreSessions()
  }
}

extension Viewport {
  /// - Parameter hasOlder: messages stand before the first one here.
  mutating func perform(_ command: Command.Scroll, hasOlder: Bool) {
    countMove()
    switch command {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .halfPageUp: scroll(by: -halfPage)
    case .halfPageDown: scroll(by: halfPage)
    case .pageUp: scroll(by: -page)
    case .pageDown: scroll(by: page)
    case .start: hasOlder ? scrollToStart() : scrollToTop()
    case .end: follow()
    }
  }
}

extension Command.Scroll {
  /// The signed step in rows for a list that knows no ends.
  fileprivate func rows(page: Int) -> Int {
    switch self {
    case .up: -1
    case .down: 1
    case .halfPageUp: -page / 2
    case .halfPageDown: page / 2
    case .pageUp: -page
    case .pageDown: page
    case .start: -10_000
    case .end: 10_000
    }
  }
}

extension TerminalInput {
  /// The person did something, other than moving the mouse or looking elsewhere.
  fileprivate var isDeed: Bool {
    switch self {
    case .key, .paste: true
    case .mouse(let event): event.action == .press
    case .focus, .reply, .pasteFault: false
    }
  }
}

extension Key {
  /// What was pressed right behind Esc, if a chord can come of that: a letter, Tab, or either with Ctrl. Other keys with
  /// Alt come as sequences of their own.
  fileprivate var behindEscape: Key? {
    guard modifiers.contains(.alt), !modifiers.contains(.shift) else { return nil }
    switch code {
    case .character, .tab: return Key(code, modifiers.subtracting(.alt))
    case .enter, .backspace, .escape, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .insert, .delete, .function:
      return nil
    }
  }

  /// Alt-[ and Alt-] are also how a report or an answer begins whose rest a slow link holds back: such a thing stops nothing.
  fileprivate var mayBeTorn: Bool { self == .character("[", .alt) || self == .character("]", .alt) }

  /// Alt and a letter as keyboards have them; ideographs come from input methods, without Alt.
  fileprivate var isLetterWithAlt: Bool {
    guard case .character(let character) = code, modifiers == .alt,
      let first = character.unicodeScalars.first
    else { return false }
    return character.isLetter && first.value < Self.firstHangul
  }

  /// Alphabets come before, syllables and ideographs behind.
  private static let firstHangul: UInt32 = 0x1100
}

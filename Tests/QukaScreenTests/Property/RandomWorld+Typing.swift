import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

// A person who types words without looking, and presses keys: a word is whole in one place, and only the keys that are
// meant for it delete, rename, stop or send.
extension RandomWorld {
  /// What a key can do that cannot be undone, or not by looking.
  enum Deed { case delete, retitle, stop, send }

  mutating func stepOfTyping() {
    app.forgetEffects()
    switch chance(14) {
    case 0..<3: typeWord()
    case 3..<7: pressAnyKey()
    case 7: openSomeWindow()
    case 8: chance(3) == 0 ? wait(.milliseconds(Int64(chance(12_000)))) : answer()
    case 9: chance(9) == 0 ? changeConnection() : closeWindowsAndFocus()
    case 10: askStrictly()
    case 11 where chance(4) == 0: deleteStrictly()
    default: chance(2) == 0 ? serve() : answer()
    }
    expectDeliberateDeletions()
  }

  // MARK: - Words

  private static let signs = Array("abcdefghijklmnopqrstuvwxyzABCDGNRSY0123456789/{}[]?!' -öéß")
  private static let ideographs = Array("你好世界删除停止改名发送请问终端机这里推荐使用")

  private mutating func word() -> [String] {
    switch chance(4) {
    case 0:
      return (0...chance(5)).map { _ in String(Self.ideographs.randomElement(using: &random) ?? "好")
      }
    case 1:
      return [
        ["Dynamic", "research", "under", "quick", "Sorry", "no", "yes", "y", "D"]
          .randomElement(using: &random) ?? "quick"
      ].flatMap { $0.map(String.init) }
    // An input method gives whole words, in one key or as a paste.
    case 2: return ["删除", "e\u{301}", "👩‍👩‍👧"]
    default:
      return (0...chance(9)).map { _ in String(Self.signs.randomElement(using: &random) ?? "x") }
    }
  }

  private mutating func typeWord() {
    makeRoomInQuery()
    let pieces = word()
    let word = pieces.joined()
    let before = app.state
    let isPaste = chance(4) == 0
    if isPaste { typeStrictly(.paste(word)) }
    for piece in pieces where !isPaste {
      for character in piece { typeStrictly(.key(.character(character))) }
      // What the server says meanwhile may give back a question, but never cuts a word.
      if before.overlays.isEmpty, chance(8) == 0 { chance(2) == 0 ? serve() : answer() }
    }
    expectWhole(word, before, isPaste: isPaste)
  }

  /// A search takes no more than so many characters, and says so.
  private mutating func makeRoomInQuery() {
    guard let query = app.state.openQuery, query.unicodeScalars.count > 100 else { return }
    reduce(.input(.key(.control("u"))))
  }

  private mutating func typeStrictly(_ input: TerminalInput) {
    let first = app.allEffects.count
    reduce(.input(input))
    expect(Self.deeds(in: app.allEffects[first...]).isEmpty, "\(input) did something")
  }

  private mutating func expectWhole(_ word: String, _ before: AppState, isPaste: Bool) {
    let after = app.state
    let place = "\(word) in \(before.focus), \(before.overlays.last.map { "\($0)" } ?? "no window")"
    if before.overlays.isEmpty {
      expect(after.conversation.composer.text.contains(word), "not in the input: \(place)")
      expect(after.focus == .composer, "the focus stays away from \(place)")
      expect(after.overlays.isEmpty, "a window opened: \(place)")
    } else if before.openQuery != nil {
      let line = isPaste ? TextFit.oneLine(word) : word
      expect(after.openQuery?.contains(line) == true, "not in the window's field: \(place)")
      expect(after.conversation.composer.text == before.conversation.composer.text, place)
    } else if before.inspectsKeys {
      expect(after.inspectsKeys, "the window closed: \(place)")
      expect(after.conversation.composer.text == before.conversation.composer.text, place)
    } else {
      expect(after.overlays == before.overlays, "the window changed: \(place)")
      expect(after.conversation.composer.text == before.conversation.composer.text, place)
    }
  }

  // MARK: - Keys

  private static let anyKeys: [Key] =
    KeyMap.usual.bindings.filter { ![.quit, .suspend].contains($0.command) }.flatMap(\.keys)
    + "abcdefghijklmnoprstuvwxy".map { .character($0, .alt) }
    + "gvy".map { .control($0) } + (1...12).map { Key(.function($0)) }
    + [Key(.delete), .enter, Key(.tab), Key(.insert), Key(.backspace)]

  private mutating func pressAnyKey(_ wanted: Key? = nil) {
    let key = wanted ?? Self.anyKeys.randomElement(using: &random) ?? .enter
    let before = app.state
    let command = KeyMap.usual.command(for: key, in: before.keyContexts)
    if command == .interrupt, before.quitArmedUntil != nil { return }
    let first = app.allEffects.count
    reduce(.input(.key(key)))
    let effects = app.allEffects[first...]
    if effects.contains(.theme(.list)) { reduce(.theme(.listed([.theme(.quka)]))) }
    let surplus = Self.deeds(in: effects).subtracting(allowed(key, command, before))
    expect(surplus.isEmpty, "\(key.name) did \(surplus) at \(before.focus), \(before.overlays)")
    if case .confirmDeletion(let id, let since) = before.overlays.last,
      command == .answer(isYes: true),
      app.now - since >= .milliseconds(500)
    {
      deliberate.insert(id)
    }
    for deletion in app.state.chats.deletions {
      expect(deliberate.contains(deletion.chat), "\(key.name) deleted \(deletion.chat)")
    }
  }

  private func allowed(_ key: Key, _ command: QukaScreen.Command?, _ before: AppState) -> Set<Deed>
  {
    switch command {
    // Esc and a key in one read.
    case nil: return key.modifiers.contains(.alt) && before.escapeMeaning.stops ? [.stop] : []
    case .escape, .interrupt, .stopAll, .list(.stop): return [.stop]
    // Esc and a letter, again: the key has nothing to do.
    case .edit where before.escapeMeaning.stops && command.map(before.isIdle) == true:
      return [.stop]
    case .askAgain: return before.conversation.isGenerating ? [.stop] : [.send, .retitle]
    case .send, .tryAgain: return [.send, .retitle]
    case .list(.retitle): return [.retitle]
    // Without a connection it connects, and what waits for that goes out.
    case .list(.reload): return before.chats.connection.isConnected ? [] : [.send, .retitle]
    case .answer(isYes: true):
      switch before.overlays.last {
      case .palette: return [.stop, .send, .retitle]
      case .confirmDeletion: return [.stop]
      case .help, .themes, .links, .search, .title, .inspector, .picture, .copy, .save, .export,
        .share, nil:
        return []
      }
    default: return []
    }
  }

  private static func deeds(in effects: ArraySlice<Effect>) -> Set<Deed> {
    Set(
      effects.compactMap { effect -> Deed? in
        guard case .server(let effect) = effect else { return nil }
        return switch effect {
        case .deleteSession: .delete
        case .title: .retitle
        case .stop, .cancelSend: .stop
        case .createSession, .nameMessage, .send: .send
        default: nil
        }
      })
  }

  private mutating func expectDeliberateDeletions() {
    for case .server(.deleteSession(_, let id)) in app.allEffects {
      expect(deliberate.contains(id), "\(id) was deleted by nobody")
      deletionsSent += 1
    }
    deliberate.formIntersection(app.state.chats.deletions.map(\.chat))
  }

  private mutating func askStrictly() {
    closeWindowsAndFocus()
    typeWord()
    reduce(.input(.key(.enter)))
  }

  private mutating func deleteStrictly() {
    closeWindowsAndFocus()
    app.change { $0.focus = .list }
    pressAnyKey(Key(.delete))
    typeWord()
    wait(.milliseconds(Int64(chance(900))))
    pressAnyKey(Key(.function(8)))
  }

  // MARK: - Windows

  private mutating func closeWindowsAndFocus() {
    app.change { state in
      state.overlays = []
      state.focus = [.composer, .list, .transcript].randomElement(using: &random) ?? .composer
    }
  }

  private mutating func openSomeWindow() {
    closeWindowsAndFocus()
    app.change { [chance = chance(6)] state in
      switch chance {
      case 0: state.overlays = [.help(top: 0)]
      case 1: state.overlays = [.links(AppState.links(in: "[a](https://e.org) [b](https://e.net)"))]
      case 2: state.overlays = [.themes(ThemePicker([.theme(.quka)], selecting: "quka"))]
      case 3: state.overlays = [.search(SearchBox())]
      case 4: state.overlays = [.palette(Palette(scope: .everything))]
      default:
        guard let id = state.chats.sessions.selected else { return }
        state.overlays = [.confirmDeletion(id, since: state.now)]
      }
    }
  }
}

extension AppState {
  /// What is typed into the window on top; nil if it takes no text.
  fileprivate var openQuery: String? {
    switch overlays.last {
    case .search(let box): box.query.text
    case .palette(let palette): palette.query.text
    case .title(let window): window.text.text
    case .picture(let window): window.path.text
    case .save(let window): window.path.text
    case .help, .themes, .links, .confirmDeletion, .inspector, .copy, .export, .share, nil: nil
    }
  }
}

import QukaChat
import QukaText

// The list above the input: what it holds, and what its keys do.
extension AppState {
  /// The list, unless Esc closed it or nothing fits.
  var inputMenu: InputMenu? {
    guard overlays.isEmpty, focus == .composer, !menuChoice.isClosed, !commandsByLetter,
      let menu = wantedMenu,
      !menu.items.isEmpty
    else { return nil }
    return menu
  }

  /// There is one, or would be if a name fitted. Asked without looking at the lines: they depend on what Esc does.
  var isMenuOpen: Bool {
    overlays.isEmpty && focus == .composer && !menuChoice.isClosed && !commandsByLetter
      && wantedKind != nil
  }

  /// The one that the text asks for, whether it is shown or not.
  private var wantedMenu: InputMenu? {
    conversation.composer.menuOpener.map { opener in
      let items =
        switch opener.kind {
        case .keys: InputMenu.importantKeys(self)
        case .commands: commandItems(opener.name)
        case .agents: InputMenu.agents(opener.name)
        }
      return InputMenu(kind: opener.kind, query: opener.name, items: items)
    }
  }

  /// The line that is chosen.
  func chosenItem(of menu: InputMenu) -> Int {
    menuChoice.query == menu.query ? min(menuChoice.index, menu.items.count - 1) : 0
  }

  /// What was chosen and closed counts only as long as the text asks for the same list.
  mutating func followMenu() {
    let kind = focus == .composer ? wantedKind : nil
    if kind == nil || kind != menuChoice.kind {
      menuChoice = MenuChoice(kind: kind, told: menuChoice.told)
    }
    if menuChoice.told != nil, menuChoice.told != conversation.composer.text {
      menuChoice.told = nil
    }
  }

  private var wantedKind: InputMenu.Kind? { conversation.composer.menuOpener?.kind }

  mutating func perform(_ action: Command.MenuAction) -> [Effect] {
    guard let menu = inputMenu else { return [] }
    let chosen = chosenItem(of: menu)
    switch action {
    case .previous, .next:
      let step = action == .next ? 1 : menu.items.count - 1
      (menuChoice.query, menuChoice.index) = (menu.query, (chosen + step) % menu.items.count)
      return []
    case .complete:
      complete(menu.items[chosen], of: menu)
      return []
    case .accept: return accept(menu.items[chosen], of: menu)
    }
  }

  private mutating func complete(_ item: InputMenu.Item, of menu: InputMenu) {
    let space = menu.kind == .agents ? " " : ""
    chats.withCurrent { $0.composer.complete(menu.query, by: item.name + space) }
  }

  private mutating func accept(_ item: InputMenu.Item, of menu: InputMenu) -> [Effect] {
    switch item.target {
    case .command(let command):
      // By edits, so that what was typed before can still be undone.
      chats.withCurrent {
        $0.composer.selectAll()
        $0.composer.deleteBackward()
      }
      return performOffered(command)
    case .demo:
      complete(item, of: menu)
      return submit()
    case .agent:
      complete(item, of: menu)
      return []
    case .key: return submit()
    }
  }

  /// Esc closes the list; the text stays.
  mutating func closeMenu() {
    menuChoice.isClosed = true
    sayAloud("Closed.")
  }

  /// The list of keys is longer than its room.
  var hasMoreKeys: Bool {
    guard let menu = inputMenu, menu.kind == .keys else { return false }
    return InputMenuView.place(of: menu, self).map { $0.rows - 2 < menu.items.count } ?? false
  }

  /// Scrolls the list of keys where it is longer than its room.
  /// - Returns: whether it is.
  mutating func scrollKeys(by rows: Int) -> Bool {
    guard hasMoreKeys, let menu = inputMenu, let box = InputMenuView.place(of: menu, self) else {
      return false
    }
    let last = menu.items.count - (box.rows - 2)
    menuChoice.index = max(0, min(last, min(last, menuChoice.index) + rows))
    return true
  }

  // MARK: - Sending what begins with a slash

  /// Whether a text may go out. Behind two slashes one is sent; a word that looks like a command is sent with the second
  /// Enter.
  mutating func maySend() -> Bool {
    let conversation = conversation
    guard !conversation.unsent.isFromHistory, let word = conversation.composer.firstWord else {
      return true
    }
    // Capitals are no command's: what stands behind two slashes may be a comment in code.
    if word.isMasked {
      guard word.name.allSatisfy({ !$0.isUppercase }) else { return true }
      chats.withCurrent { $0.composer = Composer(String($0.composer.text.dropFirst())) }
      return true
    }
    if isDemo, DemoCommands.words(for: word.name) != nil { return true }
    let text = conversation.composer.text
    guard menuChoice.told != text else { return true }
    menuChoice.told = text
    say(
      "/\(word.name) is no command. Press Enter again to send it as it is.", .warning, about: .input
    )
    return false
  }
}

// MARK: - The lines

extension AppState {
  /// Those whose names or words fit, the best first; what cannot be done now is not offered.
  private func commandItems(_ name: String) -> [InputMenu.Item] {
    let scene = CommandScene(paletteOf: self)
    var items = isDemo ? DemoCommands.items : []
    let taken = Set(items.map(\.name))
    items += CommandCatalogue.offered.filter {
      $0.isPossible(scene) && !taken.contains("/" + $0.name)
    }.compactMap { entry in
      entry.offer?.wordings.words(in: scene).map {
        InputMenu.Item(
          target: .command(entry.command), name: "/" + entry.name, words: $0,
          key: keys.inputKey(of: entry.command)?.name ?? "")
      }
    }
    guard !name.isEmpty else { return items }
    let fitting = items.enumerated().compactMap { index, item -> (Int, Int, InputMenu.Item)? in
      let own = String(item.name.dropFirst())
      let byName = FuzzyMatch(name, in: own).map { $0.score + Self.nameIsBetter }
      let score = [byName, FuzzyMatch(name, in: item.words)?.score].compactMap(\.self).max()
      return score.map { (own == name ? .max : $0, index, item) }
    }
    return fitting.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }

  /// Letters of a name count before the same letters of its explanation.
  private static let nameIsBetter = 1_000
}

extension InputMenu {
  /// docs/protocol.md §4.5. The names in Chinese mean the same.
  fileprivate static func agents(_ typed: String) -> [Item] {
    let agents = [
      ("Quka", "the usual assistant"), ("Journal", "your work journal"),
      ("Butler", "your tables and lists"), ("工作助理", "your work journal (@Journal)"),
      ("管家", "your tables and lists (@Butler)"),
    ]
    return agents.filter { $0.0.lowercased().hasPrefix(typed.lowercased()) }.map {
      Item(target: .agent($0.0), name: "@" + $0.0, words: $0.1)
    }
  }

  /// The ten keys that matter, and the two signs that open a list.
  fileprivate static func importantKeys(_ state: AppState) -> [Item] {
    let signs = [
      Item(target: .key, name: "/", words: "commands, by name"),
      Item(target: .key, name: "@", words: "who answers"),
    ]
    let commands: [(Command, String)] = [
      (.send, "send"), (.escape, "stop the answer"), (.edit(.newline), "new line"),
      (.newChat, "new chat"), (.nextFocus, "chats, then transcript"),
      (.palette, "find commands and chats"), (.search(.open), "find in this chat"),
      (.findPrompt, "find what you asked before"), (.help, "all keys"), (.quit, "quit"),
    ]
    let keys = commands.compactMap { command, words in
      state.keys.inputKey(of: command).map {
        Item(target: .key, name: $0.name, words: words)
      }
    }
    return Array(keys.prefix(3)) + signs + keys.dropFirst(3)
  }
}

/// Words that the demo's server understands.
enum DemoCommands {
  static let items: [InputMenu.Item] = [
    ("help", "What you can ask here"), ("long", "A long answer, to stop"),
    ("slow", "An answer that takes its time"), ("think", "Thinking before an answer"),
    ("tool", "An answer with a tool call"), ("fail", "An answer that fails"),
    ("gallery", "All that Markdown can do"),
  ].map { InputMenu.Item(target: .demo($0.0), name: "/" + $0.0, words: $0.1, key: "demo") }

  static func words(for name: String) -> String? {
    items.first { $0.name == "/" + name.lowercased() }?.words
  }
}

import QukaChat
import QukaText
import QukaWire

/// The window that finds commands and chats by a few letters.
package struct Palette: Equatable, Sendable {
  enum Scope: Equatable, Sendable {
    case everything
    case chats
    case spaces
    case prompts
  }

  enum Target: Equatable, Sendable {
    case command(Command)
    case chat(ConversationID)
    /// A chat that is not in the list.
    case found(SessionID)
    /// What was said in a chat.
    case text(SessionID, MessageID)
    case space(SpaceID)
    /// Something that was asked.
    case prompt(String)
  }

  /// One line of the window.
  struct Item: Equatable, Sendable {
    var target: Target
    var name: String
    /// What stands at the right: the key that does the same, or the chat of what was said.
    var note = ""
    /// The characters of the name that were typed.
    var positions: [Int] = []
  }

  var scope: Scope
  var query = Composer()
  /// What is chosen, whatever comes and goes above it; nil is the first line, whichever that is.
  private var chosen: Target?
  /// Its line when it was chosen.
  private var place = 0

  init(scope: Scope) { self.scope = scope }

  /// The line that is chosen, among those that are there now. Nil when it has gone: Enter does nothing else in its place.
  func selected(in items: [Item]) -> Int? {
    guard let chosen else { return items.isEmpty ? nil : 0 }
    return items.firstIndex { $0.target == chosen }
  }

  mutating func move(by rows: Int, in items: [Item]) {
    let place = max(0, min((selected(in: items) ?? place) + rows, items.count - 1))
    (self.place, chosen) = (place, items.dropFirst(place).first?.target)
  }

  /// Chooses the first of what is found now.
  mutating func chooseFirst(of items: [Item]) { (place, chosen) = (0, items.first?.target) }

  /// A chat is known by another name from here on.
  mutating func rename(_ old: ConversationID, to new: ConversationID) {
    if chosen == .chat(old) { chosen = .chat(new) }
  }
}

extension AppState {
  /// What the palette shows: commands first as long as nothing is typed, else the best fit first.
  func items(of palette: Palette) -> [Palette.Item] {
    if palette.scope == .prompts { return prompts(of: palette) }
    var items: [Palette.Item] = []
    if palette.scope == .everything {
      let scene = CommandScene(paletteOf: self)
      // What cannot be done now is not offered.
      items += CommandCatalogue.offered.filter { $0.isPossible(scene) }.compactMap { entry in
        entry.offer?.wordings.words(in: scene).map {
          Palette.Item(
            target: .command(entry.command), name: $0,
            note: keys.inputKey(of: entry.command)?.name ?? "")
        }
      }
    }
    if palette.scope == .spaces {
      items = chats.otherSpaces.map {
        let name = SpaceText.name($0)
        let id = $0.id.rawValue
        return Palette.Item(target: .space($0.id), name: name, note: id == name ? "" : id)
      }
      return palette.query.isEmpty ? items : Self.fitting(palette.query.text, items)
    }
    items += chats.newChats.map { Palette.Item(target: .chat($0), name: newChatTitle($0)) }
    items += chats.sessions.sessions.map {
      Palette.Item(
        target: .chat(.session($0.id)), name: ChatName.line(chats.sessions.title(of: $0)))
    }
    guard !palette.query.isEmpty else { return items }
    let fitting = Self.fitting(palette.query.text, items)
    guard palette.scope == .chats, let found = chats.finding?.found else { return fitting }
    // Scattered letters are the weakest reason to be found.
    let isWhole = { (item: Palette.Item) in
      item.positions.last.map { $0 - (item.positions.first ?? 0) + 1 } == item.positions.count
    }
    let known = Set(chats.sessions.sessions.map(\.id))
    let others = found.chats.filter { !known.contains($0.id) }.map {
      Palette.Item(target: .found($0.id), name: ChatName.line(chats.sessions.title(of: $0)))
    }
    return fitting.filter(isWhole) + others
      + found.texts.map { Palette.Item($0, in: chats.sessions.title(of: $0.chat)) }
      + fitting.filter { !isWhole($0) }
  }

  /// The best fit first.
  private static func fitting(_ query: String, _ items: [Palette.Item]) -> [Palette.Item] {
    let found = items.enumerated().compactMap { index, item in
      FuzzyMatch(query, in: item.name).map { (match: $0, index: index, item: item) }
    }
    return found.sorted { ($1.match.score, $0.index) < ($0.match.score, $1.index) }
      .map { entry in
        var item = entry.item
        item.positions = entry.match.positions
        return item
      }
  }

  mutating func movePalette(_ palette: Palette, by rows: Int) {
    var palette = palette
    palette.move(by: rows, in: items(of: palette))
    overlays[overlays.count - 1] = .palette(palette)
  }

  mutating func choose(from palette: Palette) -> [Effect] {
    let items = items(of: palette)
    guard let selected = palette.selected(in: items) else { return [] }
    switch items[selected].target {
    case .chat(let key):
      focus = .composer
      return open(key)
    case .command(let command): return performOffered(command)
    case .space(let id): return keepView(of: chats.current) + act { $0.enterSpace(id) }
    case .prompt(let text):
      bring(prompt: text)
      return []
    case .found(let id):
      guard let chat = chats.finding?.found.chats.first(where: { $0.id == id }) else { return [] }
      focus = .composer
      return act { $0.open(chat) }
    case .text(let id, let message):
      let texts = chats.finding?.found.texts ?? []
      guard let found = texts.first(where: { $0.chat.id == id && $0.message == message }) else {
        return []
      }
      focus = .composer
      return open(found, soughtBy: palette.query.text)
    }
  }

  /// Commands of the list are about the chat on screen here.
  mutating func performOffered(_ command: Command) -> [Effect] {
    if case .list = command, let id = chats.currentSession {
      chats.sessions.selected = id
      if foldedSelection != nil { foldSelected(false) }
    }
    return perform(command)
  }
}

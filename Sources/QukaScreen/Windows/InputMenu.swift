import QukaChat

/// A list that belongs to what stands in the input: commands behind a slash, agents behind an at sign, the most important
/// keys behind a lone question mark. It follows from the text, so that nothing typed is ever taken out of it.
struct InputMenu: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case commands
    case agents
    case keys
  }

  enum Target: Equatable, Sendable {
    case command(Command)
    /// Words for the demo's server; they are sent.
    case demo(String)
    case agent(String)
    /// A key that is only told.
    case key
  }

  /// One line of it.
  struct Item: Equatable, Sendable {
    var target: Target
    /// What is typed for it.
    var name: String
    /// What it does.
    var words: String
    /// The key that does the same.
    var key = ""
  }

  var kind: Kind
  /// What was typed of a name.
  var query: String
  var items: [Item]
}

/// What the person did with the list; it counts for the text that stood in the input then.
struct MenuChoice: Equatable, Sendable {
  /// What the list was opened by; nil while there is none.
  var kind: InputMenu.Kind?
  var query = ""
  /// The line that is chosen.
  var index = 0
  /// Esc closed the list; it stays so until what opened it has gone from the input.
  var isClosed = false
  /// The text of which it was said that it is no command.
  var told: String?
}

// MARK: - What opens it

extension Composer {
  /// Characters of a name at most.
  private static let longestName = 24

  /// The list that the text asks for, and what is typed of a name.
  var menuOpener: (kind: InputMenu.Kind, name: String)? {
    if asksForKeys { return (.keys, "") }
    if let name = commandName { return (.commands, name) }
    return agentName.map { (.agents, $0) }
  }

  /// What is typed of a command's name: the whole text, behind a slash.
  private var commandName: String? {
    guard characters.count <= Self.longestName, let first = characters.first, first.isSlash,
      caret == characters.count
    else { return nil }
    let name = characters.dropFirst()
    return name.allSatisfy(\.isOfName) ? String(name) : nil
  }

  /// The name behind a slash that the text begins with, and whether that slash stands for itself.
  var firstWord: (name: String, isMasked: Bool)? {
    guard let first = characters.first, first.isSlash else { return nil }
    let isMasked = characters.dropFirst().first?.isSlash == true
    let rest = characters.dropFirst(isMasked ? 2 : 1).prefix(Self.longestName + 1)
    let name = rest.prefix { !$0.isWhitespace }
    guard !name.isEmpty, name.count <= Self.longestName, name.allSatisfy(\.isOfName) else {
      return nil
    }
    return (String(name), isMasked)
  }

  /// What is typed of an agent's name, left of the caret behind an at sign that begins a word.
  private var agentName: String? {
    let before = characters[..<caret].suffix(Self.longestName + 1)
    guard let at = before.lastIndex(where: { $0 == "@" || $0 == "＠" }) else { return nil }
    if at > 0, !characters[at - 1].isWhitespace { return nil }
    if caret < characters.count, characters[caret].isOfName { return nil }
    let name = before[(at + 1)...]
    return name.allSatisfy(\.isOfName) ? String(name) : nil
  }

  /// Nothing but a question mark.
  private var asksForKeys: Bool {
    characters.count == 1 && (characters[0] == "?" || characters[0] == "？")
  }

  /// Puts a name in the place of what is typed of it, and of the sign before that.
  mutating func complete(_ typed: String, by name: String) {
    select((caret - typed.count - 1)..<caret)
    insert(name)
  }
}

extension Character {
  fileprivate var isSlash: Bool { self == "/" || self == "／" }
  fileprivate var isOfName: Bool { isLetter || isNumber || self == "-" || self == "_" }
}

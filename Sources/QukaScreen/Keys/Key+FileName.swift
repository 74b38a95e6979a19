// The keys as a person writes them into `keys.toml`.
extension Key {
  /// "ctrl-n", "alt-shift-z", "pgup": what `init(fileName:)` reads.
  package var fileName: String {
    var words = ""
    if modifiers.contains(.control) { words += "ctrl-" }
    if modifiers.contains(.alt) { words += "alt-" }
    if modifiers.contains(.shift) { words += "shift-" }
    guard case .character(let character) = code else {
      return words + Key(code).name.lowercased()
    }
    if character == " " { return words + "space" }
    let isShifted = modifiers == .alt && character.isUppercase
    return words + (isShifted ? "shift-" : "") + character.lowercased()
  }

  /// Reads a key in any case, with `-` or `+` between its parts.
  package init(fileName text: String) throws(KeyFault) {
    var rest = Substring(text.lowercased())
    var modifiers: Modifiers = []
    while let (modifier, length) = Self.modifier(startsIn: rest) {
      guard modifiers.insert(modifier).inserted else { throw .unknownKey(text) }
      rest = rest.dropFirst(length)
    }
    if let code = Self.codes[String(rest)] {
      self = try Self.reaching(Key(code, modifiers))
    } else if rest.count == 1, let character = rest.first {
      self = try Self.reaching(character, modifiers)
    } else {
      throw .unknownKey(text)
    }
  }

  private static let modifierNames: [(name: String, modifier: Modifiers)] = [
    ("ctrl", .control), ("control", .control), ("alt", .alt), ("option", .alt), ("meta", .alt),
    ("shift", .shift),
  ]

  private static func modifier(startsIn text: Substring) -> (Modifiers, length: Int)? {
    for (name, modifier) in modifierNames where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      // What follows the sign is the key, be it a sign itself.
      if rest.count > 1, rest.first == "-" || rest.first == "+" {
        return (modifier, name.count + 1)
      }
    }
    return nil
  }

  private static let codes: [String: Code] = {
    var codes: [String: Code] = [
      "enter": .enter, "return": .enter, "tab": .tab, "space": .character(" "),
      "backspace": .backspace, "esc": .escape, "escape": .escape, "up": .up, "down": .down,
      "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp,
      "pageup": .pageUp, "page-up": .pageUp, "pgdn": .pageDown, "pgdown": .pageDown,
      "pagedown": .pageDown, "page-down": .pageDown, "ins": .insert, "insert": .insert,
      "del": .delete, "delete": .delete,
    ]
    for number in 1...20 { codes["f\(number)"] = .function(number) }
    return codes
  }()

  /// A named key, if terminals send it.
  private static func reaching(_ key: Key) throws(KeyFault) -> Key {
    switch key.code {
    case .tab where key.modifiers.contains(.control): throw .sameKey(key, sent: Key(.tab))
    case .character: return try reaching(" ", key.modifiers)
    default: return key
    }
  }

  /// A key with a character, as terminals without the kitty protocol send it.
  private static func reaching(
    _ character: Character, _ modifiers: Modifiers
  ) throws(KeyFault) -> Key {
    let key = Key(.character(character), modifiers)
    guard modifiers.contains(.control) else {
      guard modifiers == [.alt, .shift] || modifiers == .alt else { return key }
      let typed = modifiers == .alt ? character.lowercased() : character.uppercased()
      let alone = Key(.character(typed.first ?? character), .alt)
      // Terminals begin their own messages with ESC and one of these.
      if "[]^_OP".contains(typed) { throw .beginsMessages(alone) }
      return alone
    }
    switch character {
    case "i": throw .sameKey(key, sent: Key(.tab))
    case "m": throw .sameKey(key, sent: .enter)
    case "[": throw .sameKey(key, sent: .escape)
    case "h": throw .sameKey(key, sent: Key(.backspace))
    case "/", "-": throw .sameKey(key, sent: .control("_"))
    case "a"..."z" where modifiers.contains(.shift): throw .sameKey(key, sent: .control(character))
    case "a"..."z", " ", "\\", "]", "^", "_": return key
    case "@": return Key(.character(" "), modifiers)
    default: throw .isNotSent(key)
    }
  }
}

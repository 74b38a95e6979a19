/// What no file may change: keys that must do the same on every machine, because a running answer hangs on them, and
/// keys that type.
enum KeyRules {
  /// Why a key cannot get a command, or be freed.
  static func fault(_ key: Key, _ context: KeyContext, _ command: Command?) -> KeyFault? {
    if key.code == .escape { return .escapeIsFixed }
    if key == .control("c") || command == .interrupt { return .interruptIsFixed }
    if key == Key(.backspace) { return .backspaceIsFixed }
    if case .character = key.code, key.modifiers.isSubset(of: .shift) { return .isText(key) }
    if key == .enter {
      let isInput = context == .composer && (command == .send || command == .edit(.newline))
      return isInput ? nil : .enterIsFixed
    }
    if key == .control("x"), let command, command != .stopAll { return .stopsAll }
    return nil
  }

  /// Where a command can have keys: in its own contexts, or anywhere if it works everywhere.
  static func mayStand(_ entry: CommandEntry, in context: KeyContext) -> Bool {
    entry.places.contains { $0.context == context || $0.context == .global }
  }

  /// What keeps a key in one of these at least: sentences say that the palette has what has no key.
  static let keptSomewhere: [(command: Command, contexts: [KeyContext])] = [
    (.palette, [.composer, .list, .transcript])
  ]

  /// What always keeps a key, and where.
  static let kept: [(command: Command, contexts: [KeyContext])] = [
    (.quit, [.composer, .list, .transcript]), (.send, [.composer]),
    (.answer(isYes: true), [.confirmation]),
  ]
}

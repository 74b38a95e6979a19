/// The catalogue by keys. A bare character is nobody's key: it is text.
enum KeyMap {
  static func command(for key: Key, in contexts: [KeyContext]) -> Command? {
    for context in contexts {
      if let command = commands[context]?[key] { return command }
    }
    return nil
  }

  private static let commands: [KeyContext: [Key: Command]] = {
    var commands: [KeyContext: [Key: Command]] = [:]
    for binding in bindings {
      for key in binding.keys { commands[binding.context, default: [:]][key] = binding.command }
    }
    return commands
  }()

  static let bindings: [KeyBinding] = CommandCatalogue.entries.flatMap { entry in
    entry.places.map { KeyBinding($0, of: entry) }
  }
}

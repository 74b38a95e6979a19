/// Which keys a command has, and which command a key.
struct KeyLookup {
  let places: [[KeyPlace]]
  let commands: [KeyContext: [Key: Command]]
  /// Keys that do nothing in a context, whatever they do in those behind it.
  let hidden: [KeyContext: Set<Key>]

  func places(of command: Command) -> [KeyPlace] {
    CommandCatalogue.index(of: command).map { places[$0] } ?? []
  }

  /// The first key of a command that does it while keys count in a context.
  ///
  /// - Parameter first: the context that comes first there, which may have taken a key; nil is the same.
  func firstKey(of command: Command, in context: KeyContext, while first: KeyContext? = nil) -> Key?
  {
    let chain = (first ?? context).chain
    let places = places(of: command)
    for isTold in [true, false] {
      for wanted in context == .global ? [.global] : [context, .global] {
        for place in places where place.context == wanted {
          for key in isTold ? place.keys : place.quietKeys
          where self.command(for: key, in: chain) == command {
            return key
          }
        }
      }
    }
    return nil
  }

  func keys(of command: Command, in context: KeyContext) -> [Key] {
    let chain = context.chain
    let places = places(of: command)
    let ordered = [context, .global].flatMap { context in
      places.filter { $0.context == context }
    }
    let keys = ordered.flatMap(\.keys) + ordered.flatMap(\.quietKeys)
    var seen: Set<Key> = []
    return keys.filter { self.command(for: $0, in: chain) == command && seen.insert($0).inserted }
  }

  func anyKey(of command: Command) -> Key? {
    places(of: command).lazy.compactMap { firstKey(of: command, in: $0.context) }.first
  }

  func command(for key: Key, in chain: [KeyContext]) -> Command? {
    for context in chain {
      if let command = commands[context]?[key] { return command }
      if hidden[context]?.contains(key) == true { return nil }
    }
    return nil
  }
}

extension KeyLookup {
  init(_ assignments: KeyAssignments) {
    var commands: [KeyContext: [Key: Command]] = [:]
    for (entry, places) in zip(CommandCatalogue.entries, assignments.places) {
      for place in places {
        for key in place.keys + place.quietKeys {
          commands[place.context, default: [:]][key] = entry.command
        }
      }
    }
    self.init(places: assignments.places, commands: commands, hidden: assignments.hidden)
  }
}

/// The keys of every command while they are put together.
struct KeyAssignments {
  /// In the catalogue's order.
  private(set) var places: [[KeyPlace]]
  /// Keys that do nothing in a context, although they do something everywhere.
  private(set) var hidden: [KeyContext: Set<Key>] = [:]
  private(set) var origins: [KeyContext: [Key: KeyOrigin]] = [:]

  init() { places = CommandCatalogue.entries.map(\.places) }

  /// Follows changes of one source, the first of which a person is told first.
  mutating func apply(_ changes: [KeyChange]) {
    for change in changes {
      let isOwn = remove(change.key, in: change.context)
      if change.command == nil, !isOwn, change.context != .global {
        hidden[change.context, default: []].insert(change.key)
      }
      origins[change.context, default: [:]][change.key] = change.origin
    }
    for change in changes.reversed() {
      guard let command = change.command, let index = CommandCatalogue.index(of: command) else {
        continue
      }
      add(change.key, to: index, in: change.context)
    }
  }

  /// True where the context itself had a meaning for the key: what is behind it then shows.
  private mutating func remove(_ key: Key, in context: KeyContext) -> Bool {
    var isOwn = hidden[context]?.remove(key) != nil
    for entry in places.indices {
      for place in places[entry].indices where places[entry][place].context == context {
        // What shares the catalogue's keys goes on sharing them.
        if let index = places[entry][place].keys.firstIndex(of: key) {
          places[entry][place].keys.remove(at: index)
          isOwn = true
        } else if let index = places[entry][place].quietKeys.firstIndex(of: key) {
          places[entry][place].quietKeys.remove(at: index)
          isOwn = true
        }
      }
    }
    return isOwn
  }

  private mutating func add(_ key: Key, to entry: Int, in context: KeyContext) {
    if let place = places[entry].firstIndex(where: { $0.context == context }) {
      places[entry][place].keys.insert(key, at: 0)
    } else {
      let told = places[entry].first { !$0.help.isEmpty }
      places[entry].append(
        KeyPlace(context, [key], told?.help ?? "", spoken: told?.spoken ?? .same))
    }
  }

  /// Names first what reaches the program where another one takes some keys for itself.
  mutating func tellLast(_ taken: Set<Key>) {
    for entry in places.indices {
      for index in places[entry].indices {
        let place = places[entry][index]
        let (rest, late) = (
          place.keys.filter { !taken.contains($0) }, place.keys.filter(taken.contains)
        )
        guard !late.isEmpty else { continue }
        let second = rest.isEmpty ? place.quietKeys.first { !taken.contains($0) } : nil
        places[entry][index].keys = rest + [second].compactMap(\.self) + late
        places[entry][index].quietKeys.removeAll { $0 == second }
      }
    }
  }
}

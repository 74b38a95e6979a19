/// The keys in force: the catalogue's, with what a set and a file of the person's own changed. A bare character is
/// nobody's key: it is text.
///
/// Copies share what they hold.
package struct KeyMap: Sendable {
  /// The keys that sentences name; not a parameter, because nearly every sentence may name one.
  @TaskLocal package static var inForce = KeyMap.usual

  package static let usual = KeyMap(KeyAssignments())

  private final class Tables: Sendable {
    let assignments: KeyAssignments
    let lookup: KeyLookup
    let set: KeySet
    let bindings: [KeyBinding]
    let hints: [KeyContext: [CommandCatalogue.HintLine]]

    init(_ assignments: KeyAssignments, _ set: KeySet) {
      self.assignments = assignments
      self.set = set
      let keys = KeyLookup(assignments)
      lookup = keys
      bindings = KeyBinding.all(keys)
      hints = CommandCatalogue.hintLines(keys)
    }
  }

  private let tables: Tables

  init(_ assignments: KeyAssignments, set: KeySet = .usual) {
    tables = Tables(assignments, set)
  }

  /// The set that the person chose.
  package var set: KeySet { tables.set }

  /// Nobody changed a key.
  var isUsual: Bool { tables === Self.usual.tables }

  var bindings: [KeyBinding] { tables.bindings }

  var lookup: KeyLookup { tables.lookup }

  func command(for key: Key, in contexts: [KeyContext]) -> Command? {
    tables.lookup.command(for: key, in: contexts)
  }

  /// A key does nothing in a context, although it does something everywhere.
  func hides(_ key: Key, in context: KeyContext) -> Bool {
    tables.lookup.hidden[context]?.contains(key) == true
  }

  /// The keys that a context hides, with who wanted it so.
  func hiddenKeys(in context: KeyContext) -> [Key] {
    (tables.lookup.hidden[context] ?? []).sorted { $0.fileName < $1.fileName }
  }

  /// What the last row may say while keys count in a context first of all.
  func hints(in context: KeyContext) -> [CommandCatalogue.HintLine] { tables.hints[context] ?? [] }

  /// Who gave a key its meaning in a context.
  func origin(of key: Key, in context: KeyContext) -> KeyOrigin {
    tables.assignments.origins[context]?[key] ?? .usual
  }

  /// The key that does it from the input, where a letter is only typed; nil if there is none.
  func inputKey(of command: Command) -> Key? { lookup.firstKey(of: command, in: .composer) }

  /// The same keys, of which those that reach the program are named first.
  package func naming(last taken: Set<Key>) -> KeyMap {
    guard !taken.isEmpty else { return self }
    var assignments = tables.assignments
    assignments.tellLast(taken)
    return KeyMap(assignments, set: set)
  }
}

extension KeyMap: Equatable {
  package static func == (one: KeyMap, other: KeyMap) -> Bool {
    one.tables === other.tables
      || one.set == other.set && one.bindings == other.bindings
        && one.tables.assignments.hidden == other.tables.assignments.hidden
        && one.tables.assignments.origins == other.tables.assignments.origins
  }
}

// MARK: - In sentences

extension AppState {
  /// Sentences that are made in the body name the keys in force.
  package func naming<Result>(_ body: () throws -> Result) rethrows -> Result {
    keys.isUsual ? try body() : try KeyMap.$inForce.withValue(keys, operation: body)
  }
}

extension KeyMap {
  /// A command's key in a sentence; where it has none, where the palette has it.
  static func name(of command: Command, in context: KeyContext = .composer) -> String {
    let lookup = inForce.lookup
    if let key = lookup.firstKey(of: command, in: context) { return key.name }
    // From the input it may take another step, which the sentence leaves to the person.
    if context == .composer, let key = lookup.anyKey(of: command) { return key.name }
    let entry = CommandCatalogue.entry(command)
    return entry?.offer == nil
      ? "\"\(entry?.name ?? "")\", which has no key,"
      : "\"\(entry?.title ?? "")\" in the palette"
  }
}

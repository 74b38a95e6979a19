/// One line of the key table: the keys, what they do, and how the help tells it.
struct KeyBinding: Equatable, Sendable {
  var context: KeyContext
  var keys: [Key]
  var command: Command
  /// The keys as a person reads them; empty keeps the binding out of the help.
  var label: String
  var explanation: String
  var spoken: SpokenHelp

  /// - Parameter partner: the keys that stand beside its own.
  private init(_ place: KeyPlace, of entry: CommandEntry, partner: [Key]) {
    context = place.context
    keys = place.keys + place.quietKeys
    command = entry.command
    let told = place.help.isEmpty ? [] : place.keys + partner
    label = told.map(\.name).joined(separator: " ")
    explanation = told.isEmpty ? "" : place.help
    spoken = place.spoken
  }

  /// In the catalogue's order; what has lost all its keys is not among them.
  static func all(_ keys: KeyLookup) -> [KeyBinding] {
    zip(CommandCatalogue.entries, keys.places).flatMap { entry, places in
      places.map { place in
        let partner = place.partner.map { keys.places(of: $0) } ?? []
        return KeyBinding(
          place, of: entry, partner: partner.first { $0.context == place.context }?.keys ?? [])
      }
    }.filter { !$0.keys.isEmpty || !$0.label.isEmpty }
  }
}

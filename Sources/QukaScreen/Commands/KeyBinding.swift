/// One line of the key table: the keys, what they do, and how the help tells it.
struct KeyBinding: Equatable, Sendable {
  var context: KeyContext
  var keys: [Key]
  var command: Command
  /// The keys as a person reads them; empty keeps the binding out of the help.
  var label: String
  var explanation: String
  var spoken: SpokenHelp

  init(_ place: KeyPlace, of entry: CommandEntry) {
    context = place.context
    keys = place.keys + place.quietKeys
    command = entry.command
    explanation = place.help
    spoken = place.spoken
    let partner = place.partner.flatMap { CommandCatalogue.entry($0)?.keys(in: place.context) }
    let told = place.help.isEmpty ? [] : place.keys + (partner ?? [])
    label = told.map(\.name).joined(separator: " ")
  }
}

/// The keys of a command in one context, and what the help says of them there.
struct KeyPlace: Sendable {
  var context: KeyContext
  /// The keys that a person is told, the first one first.
  var keys: [Key]
  /// Keys that do the same and are not told.
  var quietKeys: [Key]
  /// Its keys stand beside these in the help.
  var partner: Command?
  /// What the help says; empty keeps them out of it.
  var help: String
  var spoken: SpokenHelp

  init(
    _ context: KeyContext, _ keys: [Key], quiet: [Key] = [], _ help: String = "",
    with partner: Command? = nil, spoken: SpokenHelp = .same
  ) {
    self.context = context
    self.keys = keys
    quietKeys = quiet
    self.partner = partner
    self.help = help
    self.spoken = spoken
  }
}

/// All there is to a command but what it does.
struct CommandEntry: Sendable {
  var command: Command
  /// Names it for machines: it stays when words change.
  var name: String
  var places: [KeyPlace]
  /// Nil keeps it out of the palette.
  var offer: CommandOffer?
  var hints: [CommandHint]
  /// Nil leaves it to another row of the README, or out.
  var manual: CommandManual?
  /// It acts on what a window covers, and waits until that is closed.
  var needsNoWindow: Bool
  /// It can be done now: asked before it is offered, and before the last row names it.
  var isPossible: CommandScene.Condition

  init(
    _ command: Command, _ name: String, _ places: [KeyPlace], offer: CommandOffer? = nil,
    hints: [CommandHint] = [], manual: CommandManual? = nil, needsNoWindow: Bool = false,
    isPossible: @escaping CommandScene.Condition = { _ in true }
  ) {
    self.command = command
    self.name = name
    self.places = places
    self.offer = offer
    self.hints = hints
    self.manual = manual
    self.needsNoWindow = needsNoWindow
    self.isPossible = isPossible
  }

  /// The keys that a person is told in a context.
  func keys(in context: KeyContext) -> [Key]? {
    places.first { $0.context == context }?.keys
  }

  /// What it is called where there is no room for how it changes: in the palette, in the help, or by its name.
  var title: String {
    if let words = offer?.wordings.last?.words { return words }
    return name.replacing("-", with: " ")
  }

  /// What it does in a context, for a listing.
  func explanation(in context: KeyContext) -> String {
    let told = places.first { $0.context == context && !$0.help.isEmpty && $0.partner == nil }
    return told?.help ?? title
  }
}

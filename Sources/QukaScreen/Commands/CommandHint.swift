/// What the last row says of a command, in one or more contexts.
struct CommandHint: Sendable {
  /// Those with lower ranks come first, as far as there is room.
  var rank: Int
  var contexts: [KeyContext]
  /// Its key stands beside that of the command.
  var partner: Command?
  /// Where none of them is right the last row says nothing.
  var wordings: [Wording]

  init(
    _ rank: Int, _ contexts: [KeyContext], with partner: Command? = nil, _ wordings: [Wording]
  ) {
    self.rank = rank
    self.contexts = contexts
    self.partner = partner
    self.wordings = wordings
  }

  /// With the same words wherever there is something to say.
  init(
    _ rank: Int, _ contexts: [KeyContext], with partner: Command? = nil, _ words: String,
    _ isRight: @escaping CommandScene.Condition = { _ in true }
  ) {
    self.init(rank, contexts, with: partner, [Wording(words, isRight)])
  }
}

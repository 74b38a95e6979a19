/// A command's line in the palette.
struct CommandOffer: Sendable {
  /// Those with lower ranks come first: what is wanted often.
  var rank: Int
  var wordings: [Wording]

  init(_ rank: Int, _ wordings: [Wording]) {
    self.rank = rank
    self.wordings = wordings
  }

  init(_ rank: Int, _ words: String) { self.init(rank, [Wording(words)]) }
}

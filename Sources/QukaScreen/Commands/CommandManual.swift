/// A command's row in the README's table of keys.
struct CommandManual: Sendable {
  /// Those with lower ranks come first.
  var rank: Int
  /// What the keys do, in Markdown.
  var text: String
  /// Their keys stand in the same row.
  var partners: [Command]
  /// A key of another command that the row tells of, too.
  var guest: Key?
  /// Behind the keys: where they count.
  var place: String

  init(
    _ rank: Int, _ text: String, with partners: [Command] = [], guest: Key? = nil,
    place: String = ""
  ) {
    self.rank = rank
    self.text = text
    self.partners = partners
    self.guest = guest
    self.place = place
  }
}

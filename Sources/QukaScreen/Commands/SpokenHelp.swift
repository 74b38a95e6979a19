/// What the help says where nothing is drawn.
enum SpokenHelp: Equatable, Sendable {
  case same
  /// The keys do the same, which is told otherwise.
  case words(String)
  /// So are they, but for the partner's.
  case alone(String)
  /// They do nothing that could be heard.
  case silent
}

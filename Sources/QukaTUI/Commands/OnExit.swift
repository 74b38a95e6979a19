/// What stays on the normal screen after leaving.
enum OnExit: String, CaseIterable, Sendable {
  case nothing
  /// How to come back.
  case hint
  /// The chat that was on screen.
  case chat
}

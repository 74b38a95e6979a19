import QukaChat

/// What the entries of a chat are laid out from, and how much of that a frame still has time for.
struct LayoutWork {
  let conversation: Conversation
  var context: EntryContext
  /// As `MarkdownRenderer.work` counts.
  var budget = Int.max
}

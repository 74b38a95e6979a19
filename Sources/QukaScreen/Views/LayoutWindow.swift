import QukaChat

/// The part of a chat that a frame shows.
struct LayoutWindow {
  /// What stands in its first row; nil when it is the end of the chat.
  var place: Viewport.Anchor?
  /// Rows on screen.
  var rows: Int
  /// The last entry that was seen: how many rows stand below is told to the person.
  var seen: Entry.ID?
}

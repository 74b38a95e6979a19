import QukaWire

/// What the look of an entry depends on besides the entry itself.
struct EntryContext: Sendable {
  var width: Int
  var theme: Theme
  /// Thinking and tool calls are shown in full.
  var showsDetails = false
  /// The entry belongs to the running turn; a stored message that was left open does not.
  var isLive = false
  var now: Instant = .zero
}

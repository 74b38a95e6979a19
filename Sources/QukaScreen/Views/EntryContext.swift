import QukaChat
import QukaText
import QukaWire

/// What the look of an entry depends on besides the entry itself.
struct EntryContext: Sendable {
  /// Columns of a row of prose.
  var width: Int
  /// Columns for code and tables.
  var columns: Int
  var theme: Theme
  /// Thinking and tool calls are shown in full.
  var showsDetails = false
  /// The entry belongs to the running turn; a stored message that was left open does not.
  var isLive = false
  /// Nothing of its turn follows the entry, and nothing will.
  var endsTurn = false
  var now: Instant = .zero

  /// - Parameter columns: nil for as many as prose has.
  init(
    width: Int, columns: Int? = nil, theme: Theme, showsDetails: Bool = false,
    isLive: Bool = false, now: Instant = .zero
  ) {
    self.width = width
    self.columns = columns ?? width
    self.theme = theme
    self.showsDetails = showsDetails
    self.isLive = isLive
    self.now = now
  }

  /// Takes over what an entry's place in its chat says.
  mutating func regard(_ index: Int, of conversation: Conversation) {
    isLive = conversation.isGenerating && index >= conversation.transcript.turnStart
    endsTurn = conversation.endsTurn(index)
  }
}

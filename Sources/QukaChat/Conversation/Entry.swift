import QukaWire

/// One item of a transcript, in the order it is shown.
package struct Entry: Equatable, Sendable {
  /// Names an entry for as long as the program runs; the layout cache is keyed by it.
  package struct ID: Hashable, Sendable {
    package var number: Int
  }

  package enum Content: Equatable, Sendable {
    case question(Question)
    case answer(Answer)
    case tool(ToolCall)
    case mark(TurnMark)
  }

  package let id: ID
  /// The server's id, once there is one.
  package var message: MessageID?
  package var content: Content
  /// Rises with every change, so that the layout cache notices without comparing texts.
  package var revision = 0
  /// When the server stored it, in Unix seconds; 0 when that is not known.
  var sentAt = 0
  /// The server's, once it is known (`Message.sequence`).
  var sequence: Int?
}

extension Entry {
  var isMark: Bool {
    if case .mark = content { return true }
    return false
  }
}

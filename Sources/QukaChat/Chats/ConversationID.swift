import QukaWire

/// A conversation before and after the server gave it an id.
package enum ConversationID: Hashable, Sendable {
  case draft(Int)
  case session(SessionID)

  package var session: SessionID? {
    if case .session(let id) = self { return id }
    return nil
  }

  var draftNumber: Int? {
    if case .draft(let number) = self { return number }
    return nil
  }
}

import QukaWire

/// News of what the person makes of chats on this machine; `isKept`: over the end of the program.
package enum ArrangingNews: Equatable, Sendable {
  /// The chat has a title of its own.
  case entitled(SessionID, isKept: Bool)
  case titleTakenBack(SessionID)
  /// A title of the server would not be seen.
  case titleIsOwn(SessionID)
  case archived(SessionID, isKept: Bool)
  case takenOut(SessionID)
}

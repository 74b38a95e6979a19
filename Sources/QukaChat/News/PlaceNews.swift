import QukaWire

/// Where the person is.
package enum PlaceNews: Equatable, Sendable {
  /// The person has left a chat for another.
  case left
  /// A chat was opened, though it may have been on screen already.
  case opened(ConversationID, wasUnread: Bool)
  /// A new chat was begun, or is on screen already.
  case newChat
  /// A new chat got its id.
  case adopted(ConversationID, as: SessionID)
  case enteredSpace(Space)
  /// The space is not left: an answer runs in this chat, or something is typed there.
  case staysInSpace(ConversationID)
  /// Nothing of a chat is kept any more.
  case forgotten(ConversationID)
}

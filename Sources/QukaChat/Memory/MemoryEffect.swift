import QukaWire

/// What is to be kept on this machine, or read back; data, so that tests compare it.
package enum MemoryEffect: Equatable, Sendable {
  /// Answered by `.signInRecalled`.
  case recallSignIn
  case keepSignIn(SignIn)
  /// Answered by `.chatsRecalled`.
  case recallChats(SpaceOwner)
  /// Answered by `.typingRecalled`.
  case recallTyping(SpaceOwner)
  /// What was recalled of programs that have ended belongs to this one now, and is kept as its own.
  case typingTaken(SpaceOwner)
  /// The last messages of a chat that stand before one; nil: before its end. Answered by `.pageRecalled`.
  case recallPage(SessionID, before: MessageID?, SpaceOwner)
  case keep(MemoryChange, SpaceOwner)
  /// Looks for a text in all chats; the last search counts. Answered by `.found`.
  case find(String, number: Int, SpaceOwner)
  case endFinding
}

/// A change of what is kept of a space.
package enum MemoryChange: Equatable, Sendable {
  /// New ones, or what is new of them.
  case chats([ChatSession])
  /// The server no longer has the chat.
  case withoutServer(SessionID)
  case forget(SessionID)
  /// A part of a chat's record: nothing lies between two of these messages, whatever was kept before.
  case page([Message], in: SessionID)
  /// New messages, or what is new of them.
  case messages([Message], in: SessionID)
  /// All of a chat has been read.
  case coverage(Coverage, of: SessionID)
  /// How the chat is looked at.
  case view(ChatView, of: SessionID)
  /// What the person made of a chat; nothing, if it is as the server has it.
  case arrangement(Arrangement, of: SessionID)
  /// The person is in this chat; nil: in a new one.
  case place(SessionID?)
  /// An empty one is none.
  case draft(KeptDraft)
  case forgetDraft(KeptDraft.Place)
  /// Something was asked, or cleared.
  case prompt(String)
}

import QukaWire

/// Something of an owner that is to be kept or deleted.
package enum StoreChange: Equatable, Sendable {
  /// Adds a chat or replaces what is known about it.
  case keepChat(ChatSession)
  /// The server no longer has the chat.
  case keepWithoutServer(SessionID)
  /// All of the chat is kept.
  case keepCoverage(StoredCoverage, of: SessionID)
  /// An empty one is deleted.
  case keepArrangement(StoredArrangement)
  /// With its messages and its arrangement; not what was typed there.
  case forgetChat(SessionID)
  /// How the chat is looked at.
  case keepView(StoredView, of: SessionID)
  /// The chat that is on screen; nil: a new one.
  case keepPlace(SessionID?)

  /// Adds messages or replaces those with their ids. A chat that is not kept takes none.
  case keepMessages([Message], in: SessionID)
  /// The same for a part of the server's record: between two of these there is nothing else, and what was kept there goes.
  case keepPage([Message], in: SessionID)
  case forgetMessage(MessageID, in: SessionID)

  /// An empty one is deleted.
  case keepDraft(StoredDraft)
  case forgetDraft(StoredDraft.Place)

  /// Passed over when it begins with a blank, is too long or was the last one, too.
  case keepPrompt(String)
  /// Wherever it stands.
  case forgetPrompt(String)
  case forgetPrompts
}

import QukaWire

/// What was typed in a chat and not sent, as it is kept on this machine.
package struct KeptDraft: Equatable, Sendable {
  /// Where it was typed.
  package struct Place: Hashable, Sendable {
    /// Nil: a new chat.
    package var chat: SessionID?
    /// Tells new chats apart; else 0.
    package var number: Int

    package init(chat: SessionID?, number: Int = 0) {
      self.chat = chat
      self.number = number
    }
  }

  package var place: Place
  /// Not yet a text: a long one is put together elsewhere, while keys are read.
  package var characters: [Character]
  package var caret: Int
  /// The questions that wait to be sent, the oldest first.
  package var waiting: [QueuedQuestion]

  package init(
    place: Place, characters: [Character], caret: Int, waiting: [QueuedQuestion] = []
  ) {
    self.place = place
    self.characters = characters
    self.caret = caret
    self.waiting = waiting
  }
}

/// What was typed in a space, as it was kept.
package struct KeptTyping: Equatable, Sendable {
  package var drafts: [KeptDraft]
  /// What was asked, the newest first.
  package var prompts: [String]

  package init(drafts: [KeptDraft] = [], prompts: [String] = []) {
    self.drafts = drafts
    self.prompts = prompts
  }
}

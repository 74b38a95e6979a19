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
  /// What is folded among them.
  package var pieces: [PastedPiece]
  /// Among the characters.
  package var caret: Int
  /// The questions that wait to be sent, the oldest first.
  package var waiting: [QueuedQuestion]
  /// What was put aside for the text in the input.
  package var aside: Aside?
  /// What goes along with the text.
  package var pictures: [Picture]
  /// The names of pictures that went along, and whose files are gone or have changed.
  package var lostPictures: [String] = []

  package struct Aside: Equatable, Sendable {
    package var text: String
    package var pictures: [Picture]

    package init(text: String, pictures: [Picture] = []) {
      self.text = text
      self.pictures = pictures
    }
  }

  package init(
    place: Place, characters: [Character], pieces: [PastedPiece] = [], caret: Int,
    waiting: [QueuedQuestion] = [], aside: Aside? = nil, pictures: [Picture] = []
  ) {
    self.aside = aside
    self.pictures = pictures
    self.place = place
    self.characters = characters
    self.pieces = pieces
    self.caret = caret
    self.waiting = waiting
  }

  /// What is kept: all of the text, however it was folded.
  package var text: String { PastedPiece.text(of: characters[...], pieces) }

  /// Characters of the text before the caret.
  package var caretInText: Int {
    let before = pieces.filter { $0.place < caret }
    return before.reduce(caret - before.count) { $0 + $1.text.count }
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

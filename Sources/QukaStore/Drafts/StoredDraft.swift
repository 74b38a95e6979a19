import QukaWire

/// What was typed in a chat and not sent.
package struct StoredDraft: Equatable, Sendable {
  /// Where it was typed.
  package struct Place: Hashable, Sendable {
    /// The running program that it belongs to (`DraftWriters`).
    package var writer: Int
    /// Nil: a new chat.
    package var chat: SessionID?
    /// Tells new chats apart; else 0.
    package var number: Int

    package init(writer: Int, chat: SessionID?, number: Int = 0) {
      self.writer = writer
      self.chat = chat
      self.number = number
    }
  }

  /// A question that waits to be sent.
  package struct Question: Equatable, Sendable {
    package var text: String
    /// What it is asked with, by the names of what is on.
    package var options: [String]
    package var pictures: [Picture]

    package init(text: String, options: [String] = [], pictures: [Picture] = []) {
      self.text = text
      self.options = options
      self.pictures = pictures
    }
  }

  package var place: Place
  package var text: String
  /// Characters before the caret; nil: all.
  package var caret: Int?
  /// The oldest first.
  package var waiting: [Question]
  /// What goes along with the text; where it is, not what is in it.
  package var pictures: [Picture]

  package init(
    place: Place, text: String, caret: Int? = nil, waiting: [Question] = [],
    pictures: [Picture] = []
  ) {
    self.pictures = pictures
    self.place = place
    self.text = text
    self.caret = caret
    self.waiting = waiting
  }

  var isEmpty: Bool { text.isEmpty && waiting.isEmpty && pictures.isEmpty }
}

import QukaWire

// A text of an input that was edited elsewhere.
extension Chats {
  /// Where an edited text went.
  package enum EditedPlace: Equatable, Sendable {
    case input(ConversationID)
    /// The input holds something else by now.
    case held(ConversationID)
  }

  /// Takes an edited text in the place of the one that it was made from. If the chat is gone it goes to the one on
  /// screen, and if something else came into the input meanwhile it is held: nothing that was typed is lost.
  package mutating func takeEdited(
    _ text: String, insteadOf former: String, in key: ConversationID
  ) -> EditedPlace {
    let key = conversations[key] == nil ? current : key
    let (options, now) = (toggles.options, now)
    let isTaken = conversations[key, default: Conversation()].unsent
      .takeEdited(text, insteadOf: former, options, at: now)
    return isTaken ? .input(key) : .held(key)
  }
}

extension Unsent {
  /// - Returns: whether it is in the input; else it is held.
  fileprivate mutating func takeEdited(
    _ text: String, insteadOf former: String, _ options: SendOptions, at now: Instant
  ) -> Bool {
    guard input.isEmpty || input.text == former else {
      accept(Carried(input: text), options, at: now)
      return text.isEmpty
    }
    // What an editor emptied can be brought back; the rest can be undone. The pictures stay.
    if text.isEmpty {
      clearInput()
    } else {
      input.replace(0..<input.characters.count, with: text, as: .other)
    }
    return true
  }
}

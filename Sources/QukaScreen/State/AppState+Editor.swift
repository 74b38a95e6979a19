import QukaChat
import QukaWire

/// A text of the input that the person's editor has.
struct EditedInput: Equatable, Sendable {
  /// The chat that it belongs to, whichever is on screen.
  var chat: ConversationID
  let text: String
  let since: Instant
}

// What is typed, in the person's own editor.
extension AppState {
  /// The editor has the terminal.
  package var isEditing: Bool { editing != nil }

  /// An editor that ends sooner without having changed anything has most likely opened a window of its own.
  private static let window = Duration.seconds(1)

  mutating func openEditor() -> [Effect] {
    guard overlays.isEmpty, editing == nil else { return [] }
    focus = .composer
    let text = conversation.composer.text
    editing = EditedInput(chat: chats.current, text: text, since: now)
    return [.edit(text)]
  }

  mutating func edited(_ outcome: EditOutcome) {
    guard let edit = editing else { return }
    editing = nil
    if let kept = outcome.kept { keptEdits.append(kept) }
    switch outcome {
    case .saved(let text): take(text, editedFrom: edit)
    case .unchanged where now - edit.since < Self.window:
      say(EditText.endedAtOnce, about: .program)
    case .unchanged: sayAloud("The text is unchanged.")
    case .notOpened(let problem): say(EditText.words(problem), .warning, about: .program)
    case .unusable(let fault, let kept):
      say(EditText.words(fault, kept: kept), .warning, about: .program)
    case .abandoned(let end, let kept):
      say(EditText.words(end, kept: kept), .warning, about: .program)
    }
  }

  private mutating func take(_ text: String, editedFrom edit: EditedInput) {
    let place = chats.takeEdited(text, insteadOf: edit.text, in: edit.chat)
    switch place {
    case .held(let key): say(EditText.held, .warning, in: key)
    case .input(let key) where text.isEmpty: say(EditText.emptied, in: key)
    case .input(let key) where key != chats.current: say(EditText.inItsInput, in: key)
    case .input: sayAloud("The text from your editor is in the input.")
    }
  }
}

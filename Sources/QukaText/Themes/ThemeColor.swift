/// The colours that a theme names; every role is made of them, so that a theme need not name roles.
package enum ThemeColor: String, CaseIterable, Sendable {
  case background
  case text
  case muted
  case border
  case accent
  /// The assistant's own colour, beside the one accent.
  case answer
  case error
  case warning
  case success
  /// The background of what is chosen, and the text on it.
  case selection
  case selectionText = "selection-text"
  /// The background of what was searched for; its text is that of the selection.
  case match
  case keyword
  case string
  case number
  case comment
  case type
  case function

  /// What a colour is where a theme does not name it; nil is the terminal's own.
  var fallback: ThemeColor? {
    switch self {
    case .background, .text: nil
    case .muted, .accent, .success: .text
    case .border, .comment: .muted
    case .answer, .error, .selection, .keyword, .function: .accent
    case .warning: .error
    case .selectionText: .background
    case .match, .number: .warning
    case .string: .success
    case .type: .answer
    }
  }
}

import QukaChat
import QukaText

/// The line above the first message: whether more stands before it.
enum OlderNote {
  /// The rows of the note and a blank one; none when the chat begins here and nothing needs a word.
  static func rows(_ conversation: Conversation, width: Int, theme: Theme) -> [StyledLine] {
    let line: StyledLine
    switch conversation.record.older {
    case .none: return []
    case .available where conversation.isGone, .loading where conversation.isGone,
      .failed where conversation.isGone:
      line = StyledLine("older messages are gone with the chat", theme.warning)
    case .available: line = StyledLine("older messages above", theme.muted)
    case .loading:
      line = StyledLine("loading older messages… " + page(conversation), theme.muted)
    case .failed:
      line = StyledLine(
        "older messages could not be loaded · \(KeyMap.name(of: .tryAgain))", theme.warning)
    }
    let margin = StyledLine("  ")
    return LineBreaker(width: width, first: margin, hanging: margin).wrap(line) + [StyledLine()]
  }

  /// "page 3 of 12"; without the sum if the server did not tell it.
  private static func page(_ conversation: Conversation) -> String {
    let number = conversation.nextOlderPage
    let pages =
      conversation.record.total / HistoryPage.size
      + min(1, conversation.record.total % HistoryPage.size)
    return pages >= number
      ? "page \(TextFit.grouped(number)) of \(TextFit.grouped(pages))"
      : "page \(TextFit.grouped(number))"
  }
}

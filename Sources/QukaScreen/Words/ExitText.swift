import QukaChat
import QukaText

/// What is said on the normal screen after leaving, besides what must be said.
package enum ExitText {
  /// How to come back to the chat on screen; nil where there is nothing to come back to.
  package static func hint(_ state: AppState) -> String? {
    guard !state.isDemo, let id = state.chats.currentSession, !state.conversation.entries.isEmpty
    else { return nil }
    let title = state.quotedTitle(id, unknown: "your chat")
    return state.chats.isKept
      ? "\(title) opens again at the next start."
      : "\(title) is in the list of chats at the next start."
  }

  /// Stands above a chat of which only the end is shown.
  package static let isCut =
    "(The last \(TextFit.grouped(ExitChat.mostRows)) rows of the chat; more stand before them.)"
}

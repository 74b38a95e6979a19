import QukaWire

/// News of chats that go away, and come back.
package enum LossNews: Equatable, Sendable {
  /// Others deleted it. `hasTyped`: something waits in its input. `isKept`: it stays on this machine.
  case gone(SessionID, title: String?, hasTyped: Bool, isKept: Bool)
  /// The chat is there, but nothing can be heard of it.
  case refused(SessionID, reason: String)
  case deleted(SessionID, until: Instant)
  case notDeleted(SessionID, WhyNotDeleted)
  case nothingToBringBack(isTooLate: Bool)
  case broughtBack(SessionID, isGone: Bool, Staying?)

  /// Why a chat that the person deleted is in the list again.
  package enum WhyNotDeleted: Equatable, Sendable {
    case answerRuns
    case request(Failure)
  }

  /// What the person had typed in a chat that is back, and where it waits.
  package struct Staying: Equatable, Sendable {
    package var place: ConversationID
    /// None of it has come back.
    package var isAll: Bool
  }
}

/// What the answer of a REST route holds.
public enum AnswerSubject: Equatable, Sendable {
  case mode
  case sessionName
  case user
  case spaces
  case sessions
  case newSession
  case deletion
  case stop
  case messageID
  case history
  case messageDetails
  case source
  case receipt
  case uploadKey
  case shareLink
}

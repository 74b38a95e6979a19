/// One publication on a session's channel, decoded (docs/protocol.md §4.1, §6.2 to §6.4).
///
/// Positions are counted in Unicode code points, as the server counts them.
public enum ChatEvent: Equatable, Sendable {
  /// Type 1: the assistant begins a message.
  case messageStarted(Message)
  /// Type 2: text to append; `startAt` code points were sent for this message before it.
  /// `progress` is `.failed` when the server publishes an error as text.
  case delta(MessageID, text: String, startAt: Int, progress: Progress)
  /// Type 3: the message is over; `progress` is `.completed` or `.canceled`, `length` its code points.
  case done(MessageID, length: Int, progress: Progress)
  /// Type 4: `message` is present only when no text at all was sent ("Sorry, I'm wrong").
  case failed(MessageID, length: Int, message: String?)
  /// Type 5: a tool call begins.
  case toolStarted(Message)
  /// Type 6: the whole state of a tool call, twice per successful call.
  case toolUpdated(MessageID, ToolTips, progress: Progress)
  /// Type 7.
  case toolDone(MessageID)
  /// Type 8.
  case toolFailed(MessageID)
  /// A subject or type that this client does not use (knowledge stages, renames, future kinds).
  case unknown(subject: String, type: String)
}

extension ChatEvent {
  /// The message that the event is about.
  public var message: MessageID? {
    switch self {
    case .messageStarted(let message), .toolStarted(let message): message.id
    case .delta(let id, _, _, _), .done(let id, _, _), .failed(let id, _, _): id
    case .toolUpdated(let id, _, _), .toolDone(let id), .toolFailed(let id): id
    case .unknown: nil
    }
  }
}
